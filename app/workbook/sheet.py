"""A spreadsheet file as typed cells, with what Excel would hide or only show by its looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What a cell holds; an empty cell is the empty text."""
RUNS = ("=", "+", "-", "@", "\t", "\r")
"""Excel would run a cell of a text file that begins with one of these."""


def raw_text(cell: Cell) -> str:
    """Write a cell as the sheet shows it; a whole number has no fraction."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of cells merged into one; rows count from 1, columns from 0, both ends inside."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `rows[0]` is row 1 of the sheet and `rows[0][0]` its cell A1."""

    name: str
    rows: list[list[Cell]]
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of the rows that Excel does not show, from 1."""
    hidden_columns: frozenset[int] = frozenset()
    """Indexes of the columns that Excel does not show, from 0."""
    merges: tuple[Merge, ...] = ()
    fonts: Mapping[int, str] = field(default_factory=dict)
    """Column -> font, only where most of its filled cells are written in an old Vietnamese font."""
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    """(row, column) of error cells and of formulas that were saved without their value."""
    raw_rows: list[list[Cell]] | None = None
    """The rows as the file has them, where `rows` were converted out of an old font."""
    encodings: Mapping[int, str] = field(default_factory=dict)
    """Column -> the old encoding it was converted from."""
    struck_rows: frozenset[int] = frozenset()
    """Numbers of the rows that are crossed out, from 1 (known of .xlsx alone)."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read; `epoch_1904` says how bare date numbers count."""

    file_name: str
    sheets: tuple[Sheet, ...]
    epoch_1904: bool = False
    format: str = "xlsx"
    """What the content is, whatever the name says: xlsx xlsb xls ods csv html xml."""
