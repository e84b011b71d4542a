"""One cell as the value of one field, and the text to keep beside it.

Every reader gives (value, text): the text is empty where the value says all that the cell does.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from app.domain.person.ethnicity import find_ethnicity
from app.domain.person.person_name import clean_name
from app.domain.person.phone import read_phone
from app.domain.person.sex import Sex, read_sex
from app.domain.text.mending import LOST
from app.domain.text.placeholder import is_placeholder
from app.domain.text.text import fold, nfc_clean
from app.workbook.sheet import Cell, raw_text
from app.workbook.values.people_codes import people_number, without_number
from app.workbook.values.sex_codes import code_of

Value = tuple[str, str]
_CROSSES = frozenset({"x", "X"})
_TICKS = frozenset("x✓✔√☑☒✗✘+*•●")
_ROW_NUMBER = re.compile(r"^\d{1,5}\s*[.)]\s*(?=[^\W\d_])")
_DISTINCT = 1 << 15


def text_of(cell: Cell) -> str:
    """Clean a text; empty for what people write where there is nothing to write."""
    return _clean(cell if isinstance(cell, str) else raw_text(cell))


@lru_cache(maxsize=_DISTINCT)
def _clean(text: str) -> str:
    text = nfc_clean(text)
    return "" if is_placeholder(text) else text


def read_text(cell: Cell) -> Value:
    """Read a text as it is."""
    return text_of(cell), ""


# A list names the same parents and heads again and again.
@lru_cache(maxsize=_DISTINCT, typed=True)
def read_name(cell: Cell) -> Value:
    """Read the name of a person; a number in front of it (`1. Lê Văn An`) is no part of it.

    A name with a letter that nobody can know is none: its text is kept, and the check finds it.
    """
    text = text_of(cell)
    if LOST in text:
        return "", text
    bare = _ROW_NUMBER.sub("", text)
    return clean_name(bare), "" if bare == text else text


@lru_cache(maxsize=_DISTINCT, typed=True)
def read_phone_number(cell: Cell) -> Value:
    """Read a telephone number."""
    number = read_phone(cell) if isinstance(cell, str | int | float) else ""
    return number, "" if number else text_of(cell)


def read_circumstance(cell: Cell) -> Value:
    """Read what a child's circumstances are; a cross says yes without saying which."""
    text = raw_text(cell)
    return (text if text in _CROSSES else text_of(cell)), ""


def read_mark(cell: Cell) -> Value:
    """Read whether something is so: anything but a word for no says yes."""
    return ("x" if is_marked(cell) else ""), ""


def is_marked(cell: Cell) -> bool:
    """Whether a cell is crossed, in whatever way."""
    text = fold(raw_text(cell))
    return text in _TICKS or not (cell is False or is_placeholder(text))


def sex_reader(codes: Mapping[str, Sex]) -> Callable[[Cell], Value]:
    """Make the reader of a column of sexes; `codes` are the numbers that are understood."""

    @lru_cache(maxsize=1 << 10, typed=True)
    def read(cell: Cell) -> Value:
        code = code_of(cell)
        sex = codes.get(code) if code else read_sex(raw_text(cell))
        return str(sex or ""), code if sex else text_of(cell)

    return read


def ethnicity_reader(numbers: Mapping[str, str]) -> Callable[[Cell], Value]:
    """Make the reader of a column of peoples; `numbers` are those that are understood."""

    @lru_cache(maxsize=1 << 10, typed=True)
    def read(cell: Cell) -> Value:
        text = text_of(cell)
        number = people_number(cell)
        if number:
            return numbers.get(number, ""), text
        bare = without_number(text)
        label = find_ethnicity(bare) or ""
        return label, "" if label and bare == text else text

    return read


PLAIN: Mapping[str, Callable[[Cell], Value]] = {
    "external_code": read_text,
    "full_name": read_name,
    "father_name": read_name,
    "mother_name": read_name,
    "guardian_name": read_name,
    "head_name": read_name,
    "address": read_text,
    "phone": read_phone_number,
    "special": read_circumstance,
    "at_risk": read_circumstance,
    "assisted": read_mark,
    "birth_cert_no": read_text,
    "birth_book": read_text,
    "registered_at": read_text,
    "birth_place": read_text,
    "home_town": read_text,
    "birth_order": read_text,
}
"""Field -> reader, where one cell alone gives the value."""
