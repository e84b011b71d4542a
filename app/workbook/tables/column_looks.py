"""Whether the cells of a column look like what its header says."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from app.domain.code_lists import read_code_list
from app.domain.person.birth_date import without_lead
from app.domain.person.ethnicity import find_ethnicity
from app.domain.person.sex import read_sex
from app.domain.places.village_name import read_village_name
from app.domain.text.placeholder import is_placeholder
from app.domain.text.text import fold, nfc_clean
from app.workbook.sheet import Cell, raw_text

_SIGN = r"\s*[/.,\-\s]\s*"
_DATE = re.compile(
    rf"'?\s*(?:\D{{0,12}}\d{{1,2}}{_SIGN})?(?:thang )?\d{{1,2}}{_SIGN}(?:nam )?\d{{2,4}}\D*"
    rf"|'?\s*\d{{4}}{_SIGN}\d{{1,2}}{_SIGN}\d{{1,2}}(?:\D.*)?"
    r"|(?:19|20)\d{6}|\d{4}(?:19|20)\d\d|ngay \d.*"
)
_SERIALS = range(30_000, 60_000)
_YEARS = range(1900, 2101)
_MARKS = frozenset({"x", "v", "1", "+", "✓", "✔", "√", "co", "true", "*", "0"})
_NOT_DIGITS = re.compile(r"\D+")
_MANY = 0.5
_FEW = 0.2
_SAME = 0.3
"""Villages come again and again; an address is seldom written twice."""


def is_filled(cell: Cell) -> bool:
    """Whether a cell holds anything at all."""
    return bool(cell.strip()) if isinstance(cell, str) else True


def says_something(cell: Cell) -> bool:
    """Whether a cell holds more than what people write where there is nothing to write."""
    return is_filled(cell) and not (isinstance(cell, str) and is_placeholder(cell))


def is_date(cell: Cell) -> bool:
    """Whether a cell holds a whole date, or at least a month with its year."""
    if isinstance(cell, str):
        return _is_date(cell)
    return isinstance(cell, date) or (isinstance(cell, int | float) and int(cell) in _SERIALS)


@lru_cache(maxsize=1 << 14)
def _is_date(text: str) -> bool:
    folded = nfc_clean(text).lower() if text.isascii() else fold(text)
    whole = without_lead(raw_text(folded).removesuffix(" 00:00:00"))
    if whole.isdecimal() and len(whole) == len("45000"):
        return int(whole) in _SERIALS
    return _DATE.fullmatch(whole) is not None


def is_year(cell: Cell) -> bool:
    """Whether a cell holds a year alone."""
    return _whole_number(cell) in _YEARS


def is_dated(cell: Cell) -> bool:
    """Whether a cell tells when somebody was born, however roughly."""
    return is_date(cell) or is_year(cell)


def is_mark(cell: Cell) -> bool:
    """Whether a cell is a cross or what people write for one."""
    return cell is True or fold(raw_text(cell)) in _MARKS


def has_letters(cell: Cell) -> bool:
    """Whether a cell is a text with a letter in it."""
    return isinstance(cell, str) and any(letter.isalpha() for letter in cell)


def is_name(cell: Cell) -> bool:
    """Whether a cell looks like the whole name of a person."""
    if not has_letters(cell) or any(sign.isdigit() for sign in str(cell)):
        return False
    return 2 <= len(str(cell).split()) <= 7 and not is_ethnicity(cell)


def is_one_word(cell: Cell) -> bool:
    """Whether a cell is one word of a name."""
    return has_letters(cell) and len(str(cell).split()) == 1


def is_sex(cell: Cell) -> bool:
    """Whether a cell is a word for sex."""
    return isinstance(cell, str) and read_sex(cell) is not None


def is_ethnicity(cell: Cell) -> bool:
    """Whether a cell names a people."""
    return isinstance(cell, str) and _is_ethnicity(cell)


@lru_cache(maxsize=1 << 10)
def _is_ethnicity(text: str) -> bool:
    return find_ethnicity(nfc_clean(text)) is not None


def is_long_number(cell: Cell) -> bool:
    """Whether a cell has about the digits of an identity number."""
    return not isinstance(cell, date) and 9 <= len(_digits(cell)) <= 13


def is_phone(cell: Cell) -> bool:
    """Whether a cell looks like a phone number."""
    digits = _digits(cell)
    is_whole = len(digits) in (10, 11) and digits.startswith("0")
    bare = len(digits) == 9 and digits[0] in "235789"
    return not isinstance(cell, date) and (is_whole or bare or digits.startswith("84"))


def is_code(cell: Cell) -> bool:
    """Whether a cell may be the code of a record."""
    return not isinstance(cell, date) and any(sign.isdigit() for sign in str(cell))


def has_digits(cell: Cell) -> bool:
    """Whether a cell has a digit or is a date."""
    return isinstance(cell, date) or any(sign.isdigit() for sign in str(cell))


def is_short(cell: Cell) -> bool:
    """Whether a cell is short enough for a word like Nam or `không rõ`."""
    return len(str(cell).strip()) <= len("không rõ")


def is_day(cell: Cell) -> bool:
    """Whether a cell may be the day of a month."""
    return _whole_number(cell) in range(32)


def is_month(cell: Cell) -> bool:
    """Whether a cell may be a month."""
    return _whole_number(cell) in range(13)


def is_short_year(cell: Cell) -> bool:
    """Whether a cell is a year of two digits or four."""
    return is_year(cell) or _whole_number(cell) in range(100)


def is_special(cell: Cell) -> bool:
    """Whether a cell names a special circumstance by its code or its words."""
    return _names_group(cell, "special_circumstances")


def is_at_risk(cell: Cell) -> bool:
    """Whether a cell names a circumstance of risk by its code or its words."""
    return _names_group(cell, "at_risk")


def _names_group(cell: Cell, name: str) -> bool:
    text = fold(raw_text(cell))
    return bool(text) and any(text == known or (len(text) > 5 and text in known) or known in text
                              for known in _groups(name))  # fmt: skip


@cache
def _groups(name: str) -> frozenset[str]:
    rows = read_code_list(name)
    labels = {fold(row["label_vi"]).removeprefix("tre em ") for row in rows}
    return frozenset(labels | {fold(row["code"]) for row in rows})


def _no_date(cell: Cell) -> bool:
    return not is_date(cell)


def _no_number(cell: Cell) -> bool:
    return _no_date(cell) and not is_long_number(cell)


def _no_name(cell: Cell) -> bool:
    return _no_date(cell) and not is_name(cell)


Looks = Callable[[Cell], bool]
_TWO: dict[str, tuple[Looks, Looks]] = {
    "full_name": (is_name, has_letters),
    "father_name": (is_name, has_letters),
    "mother_name": (is_name, has_letters),
    "guardian_name": (is_name, has_letters),
    "head_name": (is_name, has_letters),
    "parents_name": (is_name, has_letters),
    "family_name": (has_letters, has_letters),
    "given_name": (is_one_word, has_letters),
    "birth_date": (is_dated, has_digits),
    "dob_male": (is_dated, is_dated),
    "dob_female": (is_dated, is_dated),
    "birth_day": (is_day, is_day),
    "birth_month": (is_month, is_month),
    "birth_year": (is_short_year, is_short_year),
    "sex": (is_sex, is_short),
    "sex_male_mark": (is_mark, is_mark),
    "sex_female_mark": (is_mark, is_mark),
    "ethnicity": (is_ethnicity, _no_number),
    "national_id": (is_long_number, _no_name),
    "external_code": (is_code, _no_date),
    "row_key": (has_letters, _no_date),
    "phone": (is_phone, has_digits),
    "village": (has_letters, _no_number),
    "special_mark": (is_mark, is_mark),
    "at_risk_mark": (is_mark, is_mark),
    "special": (is_special, is_filled),
    "at_risk": (is_at_risk, is_filled),
    "birth_cert_no": (has_digits, has_digits),
    "registered_on": (is_dated, has_digits),
}
"""Field -> what its cells look like, and the least that they must look like."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the cells of a column go with a field."""

    is_sure: bool
    """Enough of them look like it."""
    may_be: bool
    """Nothing speaks against it; so too where the column is empty."""


def fit_of(field: str, cells: Sequence[Cell]) -> Fit:
    """Compare the filled cells of a column with a field."""
    field = field.removeprefix("old_").removeprefix("new_")
    marks = field.endswith("_mark")
    filled = [cell for cell in cells if (is_filled(cell) if marks else says_something(cell))]
    if field not in _TWO or not filled:
        return Fit(is_sure=bool(filled), may_be=True)
    like, least = (sum(map(look, filled)) for look in _TWO[field])
    is_enough = like >= (1 - _FEW if marks else _MANY) * len(filled)
    return Fit(is_sure=is_enough, may_be=least >= _MANY * len(filled) and (is_enough or not marks))


def are_villages(cells: Iterable[Cell]) -> bool:
    """Whether the cells of an address column name villages alone, the same ones again and again."""
    names = [read_village_name(str(cell)) for cell in cells if says_something(cell)]
    if not names:
        return False
    with_kind = sum(bool(name.kinds) and len(name.rest.split()) <= 3 for name in names)
    again = len({name.key for name in names}) <= max(1, _SAME * len(names))
    short = sum(len(name.rest.split()) <= 3 for name in names) >= 0.8 * len(names)
    return with_kind >= 0.8 * len(names) or (again and short and len(names) >= 10)


def _digits(cell: Cell) -> str:
    return _NOT_DIGITS.sub("", raw_text(cell))


def _whole_number(cell: Cell) -> int | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    text = raw_text(cell).removesuffix(".0")
    return int(text) if text.isdecimal() and len(text) <= 4 else None
