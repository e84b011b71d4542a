"""Sex as the forms write it, and as lists do."""

from enum import StrEnum

from app.domain.text.text import fold


class Sex(StrEnum):
    """The two values of the form; not known is `None`, never a guess."""

    MALE = "Nam"
    FEMALE = "Nữ"


_WORDS = {
    Sex.MALE: ("nam", "trai", "con trai", "be trai", "gioi nam", "nam gioi", "m", "male", "boy"),
    Sex.FEMALE: ("nu", "gai", "con gai", "be gai", "gioi nu", "nu gioi", "f", "female", "girl"),
}
_SEX_OF = {word: sex for sex, words in _WORDS.items() for word in words}


def read_sex(text: str) -> Sex | None:
    """Read a word for sex, without tones if need be; numbers differ from list to list: None."""
    return _SEX_OF.get(fold(text).rstrip("."))
