"""The columns of a list that came back from an office, whatever it was made of meanwhile.

Beside the columns of any list of children there are those that were answered: the number, other
fields, the result, remarks; and perhaps the row key, known by its check characters alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.handoff.row_key import is_spoilt_row_key, read_hand_off_code, read_row_key
from app.domain.text.text import fold
from app.workbook.outgoing.hand_off_words import (
    ANSWERS,
    ASKED,
    BIRTH_REGISTERED,
    CODE_WORDS,
    KEY_HEADER,
    KNOWN,
    NOTE,
    RESULT,
)
from app.workbook.sheet import Cell, Sheet, raw_text
from app.workbook.table import Column, Row, Table

_SUPPLIED = re.compile(r"(.+?) do .+ cung cap(?: \d)?")
_NUMBER, _KNOWN_NUMBER, _EITHER = "number", "known_number", "number_or_known"
_NUMBER_FIELDS = frozenset({"national_id", "personal_id_verified"})
_OF_ADULTS = re.compile(r"(father|mother|guardian|head|parents)_")
_ROLES = frozenset({"row_key", "result", "note", "registered"})
_MOST = 0.5
_LONG_NUMBER = re.compile(r"'?[\d .]{9,16}(?:\.0)?")
_NO_CODE = ""
_IGNORED = "ignored"
_PLACE, _HOME = "place", "home"


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A table with its columns told apart: what describes the child, and what was answered."""

    table: Table
    """Its columns say only what describes a child; the row key is among them."""
    key: int | None
    numbers: tuple[int, ...]
    """Columns of the number that was answered, the one that says so first."""
    known_numbers: tuple[int, ...]
    """Columns of the number that we printed; somebody may have written over it."""
    answers: Table | None
    """The same rows, with the columns of other fields that were answered."""
    results: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    place: int | None = None
    """The column of the numbers before the rows."""
    home: int | None = None
    """The column in which we print village and head of the household."""


def answer_table(table: Table) -> AnswerTable:
    """Tell the columns of a table apart."""
    roles = {column.index: _role(column) for column in table.columns}
    key = _key_column(table)
    if key is not None:
        roles[key] = "row_key"
    numbers = [at for at, role in roles.items() if role == _NUMBER]
    known = [at for at, role in roles.items() if role == _KNOWN_NUMBER]
    either = [at for at, role in roles.items() if role == _EITHER]
    if not numbers:
        # Of two such columns the later one is the answer: what was asked stands before.
        numbers, either = either[-1:], either[:-1]
    answered = {at: role.partition(":")[2] for at, role in roles.items() if ":" in role}
    return AnswerTable(
        table=replace(table, columns=tuple(_described(table.columns, roles))),
        key=key,
        numbers=tuple(numbers),
        known_numbers=(*known, *either),
        answers=_answers(table, answered),
        results=tuple(at for at, role in roles.items() if role == "result"),
        notes=tuple(at for at, role in roles.items() if role in ("note", "registered")),
        place=next((at for at, role in roles.items() if role == _PLACE), None),
        home=next((at for at, role in roles.items() if role == _HOME), None),
    )


def keyed_table(sheet: Sheet) -> Table | None:
    """Take the rows of a sheet from the first with one of our keys on; None where none has one."""
    keyed = {n: at for n, at in _keyed_rows(sheet) if at is not None}
    if not keyed:
        return None
    at = max(set(keyed.values()), key=list(keyed.values()).count)
    first = _first_row(sheet, keyed)
    above = next((sheet.rows[n] for n in range(first - 1, -1, -1) if any(sheet.rows[n])), [])
    width = max(len(sheet.rows[n]) for n in keyed)
    heads = [raw_text(above[i]) if i < len(above) else "" for i in range(width)]
    columns = tuple(
        Column(i, head, _field_of_cells(sheet, keyed, i) if i != at else "row_key")
        for i, head in enumerate(heads)
    )
    below = range(first, len(sheet.rows))
    rows = tuple(Row(n + 1, sheet.rows[n]) for n in below if any(map(raw_text, sheet.rows[n])))
    return Table(sheet.name, (), columns, rows)


def code_of(tables: Iterable[Table], sheets: Iterable[Sheet]) -> str:
    """Find the code of the list in its title; empty where it was cut off."""
    texts = [passed.text for table in tables for passed in table.passed]
    texts += [raw_text(cell) for sheet in sheets for row in sheet.rows[:8] for cell in row]
    for text in texts:
        _, mark, rest = text.partition(CODE_WORDS)
        code = read_hand_off_code(rest.split("·")[0]) if mark else _NO_CODE
        if code:
            return code
    return _NO_CODE


def keys_in(cells: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    """Name the row keys in some cells, with their columns."""
    for at, cell in enumerate(cells):
        key = read_row_key(cell) if isinstance(cell, str) else ""
        if key:
            yield at, key


def _keyed_rows(sheet: Sheet) -> Iterator[tuple[int, int | None]]:
    for number, cells in enumerate(sheet.rows):
        yield number, next((at for at, _ in keys_in(cells)), None)


def _first_row(sheet: Sheet, keyed: Mapping[int, object]) -> int:
    """Go up from the first key past rows that give a number or a key that was mistyped."""
    first, width = min(keyed), max(len(sheet.rows[n]) for n in keyed)
    numbers = [i for i in range(width) if _field_of_cells(sheet, keyed, i)]

    def is_row(row: int) -> bool:
        cells = sheet.rows[row]
        texts = (raw_text(cells[i]) for i in numbers if i < len(cells))
        return any(map(_LONG_NUMBER.fullmatch, texts)) or any(
            is_spoilt_row_key(raw_text(cell)) for cell in cells
        )

    while first and is_row(first - 1):
        first -= 1
    return first


def _field_of_cells(sheet: Sheet, keyed: Iterable[int], at: int) -> str:
    cells = [sheet.rows[n][at] for n in keyed if at < len(sheet.rows[n])]
    filled = [raw_text(cell) for cell in cells if cell != ""]
    like = sum(_LONG_NUMBER.fullmatch(text) is not None for text in filled)
    return "national_id" if filled and like >= _MOST * len(filled) else ""


def _key_column(table: Table) -> int | None:
    """Find the column with most cells that are keys: chance alone gives one in thirty-one."""
    rows = table.rows
    counts: dict[int, int] = {}
    for row in rows:
        for at, _ in keys_in(row.cells):
            counts[at] = counts.get(at, 0) + 1
    if not counts:
        return None
    at = max(counts, key=lambda one: counts[one])
    filled = sum(row.cell(at) != "" for row in rows)
    return at if counts[at] >= _MOST * filled else None


def _role(column: Column) -> str:
    head = column.header.rpartition(" / ")[2]
    words = _words(head)
    ours = _our_headers().get(words)
    if ours:
        return ours
    supplied = _SUPPLIED.fullmatch(words)
    if supplied and supplied[1] in _answer_fields():
        answered = _answer_fields()[supplied[1]]
        return _NUMBER if answered == "national_id" else f"answer:{answered}"
    field = column.field or column.doubt
    for role, pattern in _patterns():
        if pattern.fullmatch(words) or pattern.fullmatch(_words(column.header)):
            # `Mã định danh CA` is one letter from `… cha`: its own words come first.
            is_adults = role == _EITHER and _OF_ADULTS.match(field)
            return field if role == "other" or is_adults else role
    return _EITHER if field in _NUMBER_FIELDS else field


def _described(columns: Iterable[Column], roles: dict[int, str]) -> Iterator[Column]:
    """Keep what describes a child; a number is read apart, and each field once."""
    for column in columns:
        role = roles[column.index]
        if role == "row_key":
            yield replace(column, field="row_key", doubt="")
        elif role in _ROLES or role in (_NUMBER, _KNOWN_NUMBER, _EITHER) or ":" in role:
            yield replace(column, field="", doubt="")
        else:
            yield replace(column, field=role, doubt="")


def _answers(table: Table, answered: dict[int, str]) -> Table | None:
    columns = tuple(
        replace(column, field=answered.get(column.index, ""), doubt="") for column in table.columns
    )
    return replace(table, columns=columns) if answered else None


def _words(header: str) -> str:
    return " ".join("".join(s if s.isalnum() else " " for s in fold(header)).split())


@cache
def _our_headers() -> dict[str, str]:
    printed = {_words(head): name for name, head in KNOWN.items() if name != "national_id"}
    return {
        **printed,
        _words(KNOWN["address"]): _HOME,
        _words(KNOWN["national_id"]): _KNOWN_NUMBER,
        _words(KEY_HEADER): "row_key",
        _words(RESULT): "result",
        _words(NOTE): "note",
        _words(BIRTH_REGISTERED): "registered",
        _words(ASKED): _IGNORED,
    }


@cache
def _answer_fields() -> dict[str, str]:
    return {_words(label): field for field, label in ANSWERS.items()}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_code_list("answer_headers")
    return tuple((row["role"], re.compile(row["pattern"])) for row in rows)
