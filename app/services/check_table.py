"""Check the sums, differences and percentages of the tables in a file, or of pasted ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.tables.stated_number import Style, in_style
from app.domain.tables.table_check import Mismatch, check_grid
from app.domain.tables.table_grid import Grid
from app.workbook.reader import read_workbook
from app.workbook.sheet import Sheet
from app.workbook.tables.figure_tables import figure_tables
from app.workbook.tables.word_tables import SUFFIX, word_sheets


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that does not agree with the others, in the words of the table."""

    sheet: str
    row_number: int
    """As Excel numbers it, from 1."""
    column_number: int
    """From 0."""
    row: str
    column: str
    stated: str
    computed: str
    rule: str
    """sum, difference, percent, ratio, total, or cut (cut off instead of rounded half up)."""
    parts: tuple[str, ...]
    """The names of what it is reckoned from."""


@dataclass(frozen=True, slots=True)
class TableCheck:
    """What was looked at, and what is wrong there."""

    tables: int
    wrong: tuple[WrongCell, ...]


def check_table(path: Path) -> TableCheck:
    """Name each cell of a file's tables that is wrong, with the right value.

    Raises KnownError as `read_tables`, and `no_figures_found` with the fact `file`.
    """
    return check_sheets(read_tables(path), path.name)


def read_tables(path: Path) -> tuple[Sheet, ...]:
    """Read a spreadsheet, or the tables of a Word document.

    Raises KnownError as `read_workbook` and `word_sheets`.
    """
    if path.suffix.lower() == SUFFIX:
        return word_sheets(path)
    return read_workbook(path).sheets


def check_sheets(sheets: tuple[Sheet, ...], file: str) -> TableCheck:
    """Check tables that were read from a file or pasted."""
    found = [(sheet, grid) for sheet in sheets for grid in figure_tables(sheet)]
    if not found:
        raise KnownError("no_figures_found", file=file)
    wrong = [cell for sheet, grid in found for cell in _wrong_cells(sheet, grid)]
    return TableCheck(len(found), tuple(wrong))


def _wrong_cells(sheet: Sheet, grid: Grid) -> Iterator[WrongCell]:
    for one in check_grid(grid):
        yield WrongCell(
            sheet=sheet.name,
            row_number=one.row,
            column_number=one.column,
            row=grid.row_names.get(one.row, ""),
            column=grid.column_names.get(one.column, ""),
            stated=one.stated,
            computed=_written(one, grid.style),
            rule=one.kind,
            parts=_names(grid, one),
        )


def _names(grid: Grid, one: Mismatch) -> tuple[str, ...]:
    names = grid.row_names if one.across else grid.column_names
    return tuple(names.get(part, "") for part in one.parts)


def _written(one: Mismatch, style: Style) -> str:
    """Write the right value as the table writes its own: with dots only where it has them."""
    text = in_style(one.right, style)
    bare = one.stated.replace("%", "").strip()
    is_plain = len(bare) > 3 and bare.isdigit()
    text = text.replace("." if style is Style.VIETNAMESE else ",", "") if is_plain else text
    return f"{text}%" if one.stated.rstrip().endswith("%") else text
