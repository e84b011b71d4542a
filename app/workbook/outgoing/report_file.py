"""The report of an import as a spreadsheet: the rows of the file again, what is wrong marked.

Every row stands where the file has it. What is wrong is marked on its own cell, and said in words
behind the last column. Texts are written as texts: nothing is a formula.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from app.workbook.outgoing.writer import A4, FONT, ListColumn, add_list, new_book
from app.workbook.sheet import Cell, Sheet, raw_text
from app.workbook.table import PARTS, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as NewBook
    from xlsxwriter.worksheet import Worksheet

SUMMARY = "Tóm tắt"
_LONGEST_TEXT = 32_767
_LONGEST_NAME = 31
_FIRST_YEAR = 1900
"""Excel knows no earlier date."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_SAID = ("Kết quả nhập", "Cần xem lại")
_WIDTH = 60


class Look(StrEnum):
    """How a cell or a row is marked."""

    WRONG = "#f8d0cc"
    CHECK = "#fdeecb"
    CHANGED = "#dcebd5"
    ASIDE = "#e3e3e3"


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What is said of one row of the file."""

    outcome: str
    notes: Sequence[str] = ()
    marks: Mapping[str, Look] = field(default_factory=dict)
    """Field -> look of its cells; where the list has no cell for it, the note alone tells."""
    look: Look | None = None
    """Of the cell with the outcome."""


def write_report(
    path: Path,
    sheets: Sequence[tuple[Sheet, Sequence[Table]]],
    told: Mapping[tuple[str, int], ToldRow],
    summary: Iterable[tuple[str, str | int]],
    *,
    created: datetime,
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Write the summary and the sheets of the file; `told` is by `Table.place` and row (from 1).

    `tick` is called after each row; what it raises stops the work and leaves no file. Raises the
    KnownErrors of `new_file`.
    """
    with new_book(path, created=created) as book:
        columns = (ListColumn("Nội dung", 44), ListColumn("Số dòng", 24))
        names = _names(sheet.name for sheet, _ in sheets)
        add_list(book, SUMMARY, columns, summary)
        for (sheet, tables), name in zip(sheets, names, strict=True):
            _SheetWriter(book, sheet, tables, name).write(told, tick)


def _names(wanted: Iterable[str]) -> list[str]:
    """Make names that Excel takes: short, each once, without the signs of a formula."""
    names: list[str] = []
    taken = {SUMMARY.lower()}
    for text in wanted:
        base = _NOT_IN_NAMES.sub(" ", text).strip(" '")[:_LONGEST_NAME] or SUMMARY
        name, number = base, 1
        while name.lower() in taken:
            number += 1
            name = f"{base[: _LONGEST_NAME - 4]} {number}"
        taken.add(name.lower())
        names.append(name)
    return names


class _SheetWriter:
    """Writes one sheet of the file again, with what is said of its rows."""

    def __init__(self, book: "NewBook", sheet: Sheet, tables: Sequence[Table], name: str) -> None:
        self._book = book
        self._sheet = sheet
        self._formats: dict[tuple[str, str], Format] = {}
        self._new: Worksheet = book.add_worksheet(name)
        self._width = max(map(len, sheet.rows), default=0)
        places = dict.fromkeys((sheet.name, *(table.place for table in tables)))
        self._lists = {
            place: _columns_of(table for table in tables if table.place == place)
            for place in places
        }
        """Of each list that shares the rows of the sheet: the columns of its fields."""
        self._head = tables[0].header_rows if tables else ()
        self._heads = {table.header_rows[-1] for table in tables if table.header_rows}

    def write(self, told: Mapping[tuple[str, int], ToldRow], tick: Callable[[], None]) -> None:
        """Write every row at its own place."""
        self._new.set_column(0, max(self._width - 1, 0), 16)
        for at in range(self._width, self._width + 2 * len(self._lists), 2):
            self._new.set_column(at, at, 20)
            self._new.set_column(at + 1, at + 1, _WIDTH)
        self._new.set_landscape()
        self._new.set_paper(A4)
        self._new.fit_to_pages(1, 0)
        if self._head:
            self._new.freeze_panes(self._head[-1], 0)
            self._new.repeat_rows(self._head[0] - 1, self._head[-1] - 1)
        for number, cells in enumerate(self._sheet.rows, start=1):
            self._row(number, cells, [told.get((place, number)) for place in self._lists])
            tick()

    def _row(self, number: int, cells: Sequence[Cell], told: Sequence[ToldRow | None]) -> None:
        """Write a row; `told` has what is said of it in each of the lists."""
        looks: dict[int, Look] = {}
        for columns, one in zip(self._lists.values(), told, strict=True):
            for name, look in (one.marks if one else {}).items():
                looks |= dict.fromkeys(columns.get(name, ()), look)
        for at, cell in enumerate(cells):
            self._cell(number - 1, at, cell, looks.get(at))
        is_header = number in self._heads
        for place, one in enumerate(told):
            self._say(number - 1, self._width + 2 * place, one, is_header=is_header)

    def _say(self, row: int, at: int, told: ToldRow | None, *, is_header: bool) -> None:
        if is_header:
            for beside, header in enumerate(_SAID):
                self._cell(row, at + beside, header, None)
        elif told:
            self._cell(row, at, told.outcome, told.look)
            self._cell(row, at + 1, "\n".join(told.notes), None)

    def _cell(self, row: int, at: int, cell: Cell, look: Look | None) -> None:
        if isinstance(cell, date) and cell.year >= _FIRST_YEAR:
            self._new.write_datetime(row, at, cell, self._format(look, "dd/mm/yyyy"))
        elif isinstance(cell, int | float) and not isinstance(cell, bool) and isfinite(cell):
            self._new.write_number(row, at, cell, self._format(look, "General"))
        elif cell != "" or look:
            text = cell if isinstance(cell, str) else raw_text(cell)
            self._new.write_string(row, at, text[:_LONGEST_TEXT], self._format(look, "@"))

    def _format(self, look: Look | None, number: str) -> "Format":
        key = look or "", number
        if key not in self._formats:
            wanted = {"font_name": FONT, "num_format": number, "valign": "top"}
            wanted |= {"bg_color": str(look)} if look else {}
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]


def _columns_of(tables: Iterable[Table]) -> dict[str, list[int]]:
    """Name the columns in which each field stands."""
    found: dict[str, list[int]] = {}
    for table in tables:
        for column in table.columns:
            if column.field:
                found.setdefault(PARTS.get(column.field, column.field), []).append(column.index)
    return found
