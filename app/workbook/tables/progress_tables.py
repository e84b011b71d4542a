"""Tables of children's figures by village or unit, in anybody's layout, with their lines named.

Which column counts what is told by its heading (`figure_headings`); a line of totals is
no line of its own. Nothing is guessed: a cell that is no count is given as what it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.tables.figure_headings import CODE, COUNTS, figure_of
from app.domain.tables.table_check import unnamed_totals
from app.domain.tables.table_grid import Grid
from app.domain.text.text import fold, nfc_clean
from app.workbook.sheet import Cell, Sheet, raw_text
from app.workbook.tables.figure_tables import figure_tables
from app.workbook.tables.side_by_side import letter_of

_NAMES = re.compile(
    r"\b(thon|to dan pho|tdp|khu pho|khoi pho|ban|ap|xom|buon|village|dia ban|ten|don vi|"
    r"xa|phuong|tinh|thanh pho|unit)\b"
)
_NUMBER = re.compile(r"(stt|tt|so tt|so thu tu|no\.?)?")
_VILLAGES = re.compile(r"\b(thon|to dan pho|tdp|khu pho|khoi pho|ban|ap|xom|buon|village)\b")
_PROVINCES = re.compile(r"\b(tinh)\b")
_DISTRICTS = re.compile(r"\b(huyen|quan|thi xa)\b")
_UNITS = re.compile(r"\b(xa|(?<!dia )phuong|dac khu)\b")
_NOTHING = {"", "-", "–", "—", "x", "0", "không", "."}
_LEVELS = (
    (_VILLAGES, "village"),
    (_UNITS, "commune"),
    (_DISTRICTS, "district"),
    (_PROVINCES, "province"),
)


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """A line of a table; a figure that is no whole number from 0 up is in `strange`."""

    row: int
    """As Excel numbers it."""
    name: str
    code: str
    values: Mapping[str, int]
    stated: Mapping[str, Decimal]
    """Rates and rests as they are written."""
    strange: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ProgressTable:
    """One table of a sheet."""

    sheet: str
    columns: Mapping[str, int]
    """Figure -> its column, from 0."""
    lines: tuple[ProgressLine, ...]
    totals: tuple[ProgressLine, ...]
    level: str
    """village, commune, district, province; empty where its headings do not tell."""
    not_known: tuple[str, ...]
    """Headings of columns of figures that nobody understands, or that mean what another does."""
    grid: Grid

    def cell(self, line: ProgressLine, figure: str) -> str:
        """Name the cell of a figure as Excel does."""
        return f"{letter_of(self.columns[figure])}{line.row}"


def progress_tables(sheet: Sheet) -> list[ProgressTable]:
    """Find the tables of a sheet whose headings tell a count of children, from the top."""
    for least in ({}, {"fewest_numbers": 1, "fewest_rows": 1}):
        grids = figure_tables(sheet, **least)
        found = [one for grid in grids if (one := _progress_table(sheet, grid))]
        if found:
            return found
    return []


def texts_around(sheet: Sheet, tables: Sequence[ProgressTable]) -> Iterator[str]:
    """Give the texts of a sheet that stand in no table: titles, the day, who signs."""
    within = {row for table in tables for row in table.grid.row_names}
    for number, row in enumerate(sheet.rows, 1):
        if number not in within:
            yield from _texts(row)


def texts_above(sheet: Sheet, table: ProgressTable, before: ProgressTable | None) -> list[str]:
    """Give the texts between a table and the one before it."""
    first = max(before.grid.row_names) if before else 0
    rows = sheet.rows[first : min(table.grid.row_names) - 1]
    return [text for row in rows for text in _texts(row)]


def _texts(row: Sequence[Cell]) -> Iterator[str]:
    return (raw_text(cell) for cell in row if cell != "" and isinstance(cell, str | date))


def _progress_table(sheet: Sheet, grid: Grid) -> ProgressTable | None:
    columns: dict[str, int] = {}
    not_known = []
    numbering = {column for _, column in grid.cells} - set(grid.columns)
    for column, heading in sorted(grid.column_names.items()):
        figure = figure_of(heading)
        is_filled = any((row, column) in grid.cells for row in grid.rows)
        if figure and figure not in columns:
            columns[figure] = column
        elif is_filled and column not in numbering and not _NUMBER.fullmatch(fold(heading)):
            not_known.append(heading)
    if not any(figure in COUNTS for figure in columns):
        return None
    names = _name_column(sheet, grid, columns)
    totals = {row for row in grid.rows if grid.is_total(row)} or set(unnamed_totals(grid))
    lines = {row: _line(sheet, grid, columns, names, row) for row in grid.rows}
    if 2 * sum(bool(line.values) for line in lines.values()) < len(lines):
        return None  # a list of children: what its headings count is written in words
    return ProgressTable(
        sheet=sheet.name,
        columns=columns,
        lines=tuple(line for row, line in lines.items() if row not in totals),
        totals=tuple(line for row, line in lines.items() if row in totals),
        level=_level(fold(grid.column_names.get(names, ""))),
        not_known=tuple(not_known),
        grid=grid,
    )


def _level(heading: str) -> str:
    return next((level for words, level in _LEVELS if words.search(heading)), "")


def _name_column(sheet: Sheet, grid: Grid, columns: Mapping[str, int]) -> int:
    """Find the column that names the lines: its heading says so, it is left, it is filled."""
    first = min((at for figure, at in columns.items() if figure != CODE), default=0)
    rows = [sheet.rows[row - 1] for row in grid.rows]

    def rank(column: int) -> tuple[bool, bool, int, int]:
        texts = sum(_is_name(row[column]) for row in rows if column < len(row))
        is_named = _NAMES.search(fold(grid.column_names.get(column, ""))) is not None
        return texts > 0 and is_named, column < first, texts, -column

    return max(set(range(first + 1)) - {columns.get(CODE, -1)}, key=rank, default=0)


def _is_name(cell: Cell) -> bool:
    return isinstance(cell, str) and any(letter.isalpha() for letter in cell)


def _line(
    sheet: Sheet, grid: Grid, columns: Mapping[str, int], names: int, row: int
) -> ProgressLine:
    cells = sheet.rows[row - 1]
    values: dict[str, int] = {}
    stated: dict[str, Decimal] = {}
    strange: dict[str, str] = {}
    for figure, column in columns.items():
        number = grid.value(row, column)
        text = raw_text(cells[column]) if column < len(cells) else ""
        if number is None:
            if figure in COUNTS and text.strip().lower() not in _NOTHING:
                strange[figure] = text
        elif figure not in COUNTS:
            stated[figure] = number
        elif number == int(number) and number >= 0:
            values[figure] = int(number)
        else:
            strange[figure] = grid.cells[row, column].text
    name = nfc_clean(raw_text(cells[names])) if names < len(cells) else ""
    own = name if _is_name(name) else grid.row_names.get(row, "")
    code = cells[columns[CODE]] if CODE in columns and columns[CODE] < len(cells) else ""
    return ProgressLine(row, own, raw_text(code), values, stated, strange)
