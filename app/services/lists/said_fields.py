"""What two records of children say of each other: a row and a stored child, or two rows."""

from collections.abc import Mapping

from app.domain.person.person_name import is_unnamed
from app.domain.text.text import fold, is_bare, same_marks, tone_key

Fields = Mapping[str, str]
"""The fields of a child and of its household together."""
Key = tuple[str, ...]
"""What records of one child share."""

TELLING = (
    *("full_name", "birth_date", "national_id"),
    *("mother_name", "father_name", "head_name", "phone"),
)
_ELDERS = ("head_name", "mother_name", "father_name")
_COUNTED = (*TELLING, "external_code", "sex", "ethnicity")
_WHOLE_DATE = len("2015-03-16")


def code_of(fields: Fields) -> Key | None:
    """Give the code of the central's lists."""
    code = fields.get("external_code", "")
    return (code.upper(),) if code else None


def number_and_name(fields: Fields) -> Key | None:
    """Give the national ID with the name: a number alone may be a slip of the line."""
    number = fields.get("national_id", "")
    return (number, fold(fields.get("full_name", ""))) if number else None


def who(fields: Fields) -> Key | None:
    """Give name, birth date, village and the adult of the household, tones aside."""
    name, born = fold(fields.get("full_name", "")), fields.get("birth_date", "")
    return (name, born, _village(fields), fold(_elder(fields))) if name or born else None


def exactly_who(fields: Fields) -> Key | None:
    """Give the same with its tones (An and Ân are twins), where nothing of it is missing."""
    name, born = tone_key(fields.get("full_name", "")), fields.get("birth_date", "")
    elder, village = tone_key(_elder(fields)), _village(fields)
    # Two rows `Bé gái` of one mother are twins, unless something else says that they are one.
    is_named = " " in name and not is_unnamed(name)
    is_whole = is_named and len(born) == _WHOLE_DATE and elder and village
    return (name, born, village, elder) if is_whole else None


def where(fields: Fields) -> Key | None:
    """Know a child without name and birth date by the row it came from; nothing else is left."""
    nameless = not fields.get("full_name") and not fields.get("birth_date")
    return (fields.get("source", ""),) if nameless else None


def may_be(said: Fields, stored: Fields) -> bool:
    """Whether two records can be one child: two codes are two records."""
    codes = {code_of(fields) for fields in (said, stored)} - {None}
    return len(codes) <= 1 and not _contradicts(said, stored)


def may_be_named(said: Fields, stored: Fields) -> bool:
    """Whether two records of one `who` have one name: twins are called An and Ân.

    A name without any mark may be either, unless the numbers tell two children.
    """
    names = said.get("full_name", ""), stored.get("full_name", "")
    if same_marks(*names):
        return True
    return any(map(is_bare, names)) and compare("national_id", said, stored) is not False


def is_surely(said: Fields, other: Fields) -> bool:
    """Whether two records that share a key speak of one child: nothing known of both differs."""
    names = ("full_name", "birth_date", "national_id", "sex", "mother_name", "father_name")
    differing = {compare(name, said, other) is False for name in names}
    return may_be(said, other) and True not in differing


def compare(name: str, said: Fields, stored: Fields) -> bool | None:
    """Say whether a field agrees; None where one does not know it, or knows too little of it."""
    ours, theirs = fold(said.get(name, "")), fold(stored.get(name, ""))
    if not ours or not theirs:
        return None
    if ours == theirs:
        return True
    # 2015 and 2015-03-02 say nothing of each other; nor do `Trang` and `Lê Thu Trang`.
    if name == "birth_date":
        return None if ours.startswith(theirs) or theirs.startswith(ours) else False
    fewer, more = sorted((set(ours.split()), set(theirs.split())), key=len)
    if not fewer <= more:
        return False
    return True if len(fewer) > 1 else None


def agreement(said: Fields, stored: Fields) -> int:
    """Count what agrees to the letter; the row a record came from outweighs everything."""
    same = sum(bool(said.get(n)) and said.get(n) == stored.get(n) for n in _COUNTED)
    return same + len(_COUNTED) * (said.get("source") == stored.get("source"))


def _contradicts(said: Fields, stored: Fields) -> bool:
    """Whether two records are two children although they share a code or a number.

    They are when name and birth date both differ, or when nothing known of both agrees.
    """
    found = {name: compare(name, said, stored) for name in TELLING}
    if found["national_id"]:
        return False
    if found["full_name"] is False and found["birth_date"] is False:
        return True
    return False in found.values() and True not in found.values()


def _elder(fields: Fields) -> str:
    return next((fields[who] for who in _ELDERS if fields.get(who)), "")


def _village(fields: Fields) -> str:
    return fields.get("village_id") or fold(fields.get("original.village", ""))
