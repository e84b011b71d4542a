"""Which field a column of a list holds: known by its header, confirmed by what its cells hold."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.text import fold, tone_key
from app.workbook.sheet import Cell
from app.workbook.table import KEPT, Column

__all__ = ["KEPT", "Column", "confirmed", "field_of"]

_OUR_NAME = {
    "system_code": "external_code",
    "dob": "birth_date",
    "personal_id": "national_id",
    "hamlet": "village",
    "current_address": "address",
    "special_circumstance": "special",
    "assistance": "assisted",
}
"""Field of excel_header_aliases.csv -> our field, where the two are not the same word."""
_SAMPLE = 200
_ENOUGH = 0.5


def field_of(header: str) -> str:
    """Name the field a header stands for; empty when no alias is like it.

    Tones count first (`Năm` is a year, `Nam` a sex); without them only where one field answers.
    Of `Thôn/Tổ dân phố` both parts must say the same.
    """
    field = _lookup(header)
    if field or "/" not in header:
        return field
    fields = {_lookup(part) for part in header.split("/")}
    return fields.pop() if len(fields) == 1 else ""


def confirmed(columns: Iterable[Column], rows: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    """Keep a column's field only when its cells bear it out, and once for each field."""
    taken: set[str] = set()
    result = []
    for column in columns:
        cells = [row[column.index] for row in rows[:_SAMPLE] if column.index < len(row)]
        field = column.field if column.field not in taken and _bears(column.field, cells) else ""
        taken |= {field} - {""}
        result.append(Column(column.index, column.header, field))
    return tuple(result)


def _lookup(header: str) -> str:
    exact, toneless = _aliases()
    key = _key(header)
    return exact.get(key) or toneless.get(fold(key), "")


def _key(header: str) -> str:
    """Reduce a header to its words, tones kept."""
    words = "".join(letter if letter.isalnum() else " " for letter in tone_key(header))
    return " ".join(words.split())


@cache
def _aliases() -> tuple[dict[str, str], dict[str, str]]:
    rows = read_code_list("excel_header_aliases")
    exact = {_key(row["alias"]): _OUR_NAME.get(row["field"], row["field"]) for row in rows}
    fields: dict[str, set[str]] = {}
    for alias, field in exact.items():
        fields.setdefault(fold(alias), set()).add(field)
    return exact, {key: names.pop() for key, names in fields.items() if len(names) == 1}


def _bears(field: str, cells: Iterable[Cell]) -> bool:
    """Say whether enough of the filled cells look like the field; an empty column may stay."""
    looks = _LOOKS.get(field)
    filled = [cell for cell in cells if str(cell).strip()]
    return looks is None or not filled or sum(map(looks, filled)) >= _ENOUGH * len(filled)


def _has_letters(cell: Cell) -> bool:
    return isinstance(cell, str) and any(letter.isalpha() for letter in cell)


def _has_digits(cell: Cell) -> bool:
    return isinstance(cell, date | float | int) or any(sign.isdigit() for sign in str(cell))


def _is_short(cell: Cell) -> bool:
    return len(str(cell).strip()) <= len("không rõ")


_LOOKS: dict[str, Callable[[Cell], bool]] = {
    "full_name": _has_letters,
    "father_name": _has_letters,
    "mother_name": _has_letters,
    "birth_date": _has_digits,
    "phone": _has_digits,
    "sex": _is_short,
}
