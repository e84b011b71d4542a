"""Open what came back from an office: its rows as they were written, nothing of the store in them.

Every filled row is a row of the answer or among those passed over; a row that carries one of our
keys is always a row of the answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.handoff.row_key import read_row_key
from app.domain.places.place import VillageBook
from app.services.app import App
from app.services.lists.import_report import PassedRow
from app.services.lists.read_list import FoundList, read_list
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.workbook.answer import AnswerTable, answer_table, code_of, keyed_table, keys_in
from app.workbook.cells import Reading, row_reader
from app.workbook.old_text import decode_workbook
from app.workbook.reader import read_workbook
from app.workbook.readings import AS_WRITTEN, ColumnReadings
from app.workbook.sheet import Cell, Sheet, Workbook, raw_text
from app.workbook.table import Row, Table

_SILENT = ("title", "header", "numbers", "signature")
"""Rows that are not of the answer, and say nothing anybody waits for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A row as it was written."""

    sheet: str
    row: int
    source: str
    key: str = ""
    """The row key, where it stands its test."""
    key_text: str = ""
    """What stands in the column of keys."""
    said: Mapping[str, str] = field(default_factory=dict)
    """The text fields that describe the child and its household, without the number."""
    numbers: tuple[Cell, ...] = ()
    """Filled cells of the number that was answered."""
    known_numbers: tuple[Cell, ...] = ()
    """Filled cells of the number that we had printed."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Other fields that were answered, with `original.…` where a text was not understood."""
    result: str = ""
    note: str = ""
    place: str = ""
    """The number before the row."""
    home: str = ""
    """Village and head of the household, as we print them."""
    is_struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAnswer:
    """A file as it was understood."""

    file: str
    code: str
    """The code of the list in its title; empty where there is none."""
    rows: tuple[AnswerRow, ...]
    passed: tuple[PassedRow, ...]
    """Filled rows that are no child's and that somebody may have to read."""


def read_answer(
    app: App,
    path: Path,
    *,
    on: date | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> FoundAnswer:
    """Read a file. Raises KnownError: those of `read_workbook`, `no_answer_found`, `cancelled`."""
    today = on or app.today()
    workbook, pairs, passed = _tables(app, path, today, cancelled)
    with app.store.read() as snapshot:
        villages = VillageBook.of(app.commune, snapshot.villages.all(), app.gazetteer)
    reading = Reading(
        file_name=workbook.file_name,
        today=today,
        villages=villages,
        epoch_1904=workbook.epoch_1904,
    )
    pace = Pace(sum(len(table.rows) for table, _ in pairs), progress, cancelled)
    rows: list[AnswerRow] = []
    for table, columns in pairs:
        sheet = next(one for one in workbook.sheets if one.name == table.sheet)
        for row in _rows(table, sheet, replace(reading, columns=columns)):
            rows.append(row)
            pace.tick()
    read = {(row.sheet, row.row) for row in rows}
    pace.finish()
    return FoundAnswer(
        file=workbook.file_name,
        code=code_of((table for table, _ in pairs), workbook.sheets),
        rows=tuple(rows),
        passed=tuple(one for one in passed if (one.sheet, one.row) not in read),
    )


_Pairs = list[tuple[Table, ColumnReadings]]


def _tables(
    app: App, path: Path, on: date, cancelled: Cancelled
) -> tuple[Workbook, _Pairs, tuple[PassedRow, ...]]:
    """Find the tables of a file; where no list of children is seen, the rows with our keys."""
    try:
        found = read_list(app, path, on=on, cancelled=cancelled)
    except KnownError as error:
        if error.code != "no_table_found":
            raise
        workbook = decode_workbook(read_workbook(path))
        tables = [table for sheet in workbook.sheets if (table := keyed_table(sheet))]
        if not tables:
            raise KnownError("no_answer_found", file=path.name) from error
        return workbook, [(table, AS_WRITTEN) for table in tables], ()
    pairs = list(zip(found.tables, found.readings, strict=True))
    missed = _missed(found)
    passed = tuple(one for one in found.passed if one.kind not in _SILENT)
    return found.workbook, pairs + [(table, AS_WRITTEN) for table in missed], passed


def _missed(found: FoundList) -> list[Table]:
    """Find the rows with our keys that are in none of the tables."""
    tables = []
    for sheet in found.workbook.sheets:
        here = [table for table in found.tables if table.sheet == sheet.name]
        read = {row.number for table in here for row in table.rows}
        keyed = keyed_table(sheet)
        left = keyed.rows if keyed else ()
        rows = tuple(r for r in left if r.number not in read and any(keys_in(r.cells)))
        if keyed and rows:
            like = replace(here[0], rows=rows) if here else replace(keyed, rows=rows)
            tables.append(like)
    return tables


def _rows(table: Table, sheet: Sheet, reading: Reading) -> Iterator[AnswerRow]:
    told = answer_table(table)
    describe = row_reader(told.table, reading)
    answer = row_reader(told.answers, reading) if told.answers else None
    for row in table.rows:
        read = describe(row)
        answered = answer(row) if answer else None
        key_text = _key_text(row, told)
        yield AnswerRow(
            sheet=table.place,
            row=row.number,
            source=read.source,
            key=read_row_key(key_text),
            key_text=key_text,
            said=_filled({**read.household, **read.child}),
            numbers=_cells(row, told.numbers),
            known_numbers=_cells(row, told.known_numbers),
            answers=_filled({**answered.household, **answered.child}) if answered else {},
            result=" ".join(map(raw_text, _cells(row, told.results))),
            note="; ".join(map(raw_text, _cells(row, told.notes))),
            place="" if told.place is None else raw_text(row.cell(told.place)).strip(),
            home="" if told.home is None else raw_text(row.cell(told.home)),
            is_struck=row.number in sheet.struck_rows,
        )


def _key_text(row: Row, told: AnswerTable) -> str:
    """Give the key of a row; one that stands in another column than the others counts, too."""
    text = "" if told.key is None else raw_text(row.cell(told.key))
    return text or next((raw_text(row.cell(at)) for at, _ in keys_in(row.cells)), "")


def _cells(row: Row, columns: tuple[int, ...]) -> tuple[Cell, ...]:
    return tuple(cell for at in columns if (cell := row.cell(at)) != "" and raw_text(cell))


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}
