"""Names of people: cleaned without being rewritten, and told apart from what is no name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.text.placeholder import is_placeholder
from app.domain.text.text import APOSTROPHES, fold, is_bare, nfc_clean, tone_key

_WORD_START = re.compile(f"(?:^|[\\s\\-.({APOSTROPHES}])\\w")
_LETTERS = re.compile(f"[^\\W\\d_]+(?:[{APOSTROPHES}.\\-]?[^\\W\\d_]+)*[{APOSTROPHES}]?")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
# Y Bih, A Lăng, H' Liên, K'Brể, Ka Nghiệp: the first word tells the sex, it is no surname.
_SEX_PARTICLES = frozenset({"y", "h", "a", "k", "ka"})
_NOT_YET_NAMED = re.compile(
    r"(?:bé|cháu|em|sơ sinh|trẻ sơ sinh)\b"
    r"|con (?:bà|ông|chị|anh|cô|chú|mẹ|bố|cha|nhà|của|trai|gái|thứ|út|đầu|nuôi)\b"
    r"|(?:con )?(?:trai|gái)$"
)
"""What stands in a list for the name of a child that has none yet (`Bé gái`, `Con bà Hoa`)."""
_NOT_YET_NAMED_BARE = re.compile(
    r"(?:con |be |chau |em )?(?:be |so sinh )?(?:trai|gai)\b(?: \w+)?$|(?:tre )?so sinh\b|con ba\b"
)
"""The same without any mark: `Be` and `Ba` may be family names, so more of it must stand there."""
_ONE_WORD_NAMES = frozenset(
    [
        "Khmer",
        "Gia Rai",
        "Ê Đê",
        "Ba Na",
        "Chăm",
        "Cơ Ho",
        "Xơ Đăng",
        "Hrê",
        "Ra Glay",
        "Mnông",
        "Xtiêng",
        "Bru Vân Kiều",
        "Cơ Tu",
        "Tà Ôi",
        "Mạ",
        "Gié Triêng",
        "Co",
        "Chơ Ro",
        "Chu Ru",
        "Rơ Măm",
        "Brâu",
    ]
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts; what is not there is empty."""

    surname: str
    middle: str
    given: str


def clean_name(text: str) -> str:
    """Clean the characters; set the case only where the whole name is in capitals or in none.

    Apostrophes, the place of the tone and every letter stay as on the birth certificate.
    """
    name = nfc_clean(text)
    if name in (name.upper(), name.lower()):
        return _WORD_START.sub(lambda start: start[0].upper(), name.lower())
    return name


def title_case(text: str) -> str:
    """Begin each word with a capital; a word of one case alone is written anew, others stand.

    `NGUYỄN văn An` gives `Nguyễn Văn An`; `K'Brể`, `H'Liên` and `McDonald` stay as they are.
    """
    return " ".join(map(_title_word, nfc_clean(text).split()))


@lru_cache(maxsize=1 << 14)
def _title_word(word: str) -> str:
    if word not in (word.upper(), word.lower()):
        return word
    return _WORD_START.sub(lambda start: start[0].upper(), word.lower())


def read_person_name(text: str) -> PersonName:
    """Part a name into surname, middle and given name; one word is a given name."""
    words = clean_name(text).split()
    if not words:
        return PersonName("", "", "")
    has_surname = len(words) > 1 and fold(words[0]) not in _SEX_PARTICLES
    first = 1 if has_surname else 0
    return PersonName("".join(words[:first]), " ".join(words[first:-1]), words[-1])


@lru_cache(maxsize=1 << 15)
def is_unnamed(text: str) -> bool:
    """Whether a text stands for a child that has no name yet: empty, `Trai`, `Con bà Hoa`."""
    if is_placeholder(text) or _NOT_YET_NAMED.match(tone_key(text)):
        return True
    return is_bare(text) and _NOT_YET_NAMED_BARE.match(fold(text)) is not None


def name_problem(text: str, ethnicity: str = "") -> str | None:
    """Say what is wrong with a child's name: `missing_name`, `invalid_name` or nothing.

    One word alone is a name only with an apostrophe in it, or in a people (official label)
    whose names are so.
    """
    if is_placeholder(text):
        return "missing_name"
    words = nfc_clean(text).split()
    if not all(map(_LETTERS.fullmatch, words)) or _NOT_YET_NAMED.match(tone_key(text)):
        return "invalid_name"
    if len(words) == 1 and not (_APOSTROPHE.search(text) or ethnicity in _ONE_WORD_NAMES):
        return "invalid_name"
    return None
