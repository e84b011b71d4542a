"""A sheet with a cell far from all others, read without the empty rectangle between them.

The rows and columns that hold something are numbered anew without gaps, the sheet is read so,
and each row is then put back where it stood.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from app.workbook.formats.unread import within
from app.workbook.sheet import Cell

_SMALL = 1_000_000
"""Cells that are read without ado, empty or not."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows and columns in use, both from 0 and in order."""

    rows: list[int]
    columns: list[int]

    def row(self, row: int) -> int:
        """Give a row its number without gaps; an unused one gets the number of the next."""
        return min(bisect_left(self.rows, row), max(len(self.rows) - 1, 0))

    def column(self, column: int) -> int:
        """Give a column its number without gaps."""
        return min(bisect_left(self.columns, column), max(len(self.columns) - 1, 0))

    def spread(self, dense: list[list[Cell]]) -> list[list[Cell]]:
        """Put the rows back where they stood; what nothing follows is left out."""
        nothing: list[Cell] = []
        spread = [nothing] * ((self.rows[-1] + 1) if self.rows else 0)
        places = 0
        for row, cells in zip(self.rows, dense, strict=False):
            filled = [at for at, cell in enumerate(cells) if cell != ""]
            width = self.columns[filled[-1]] + 1 if filled else 0
            places += width
            within(places)
            wide: list[Cell] = [""] * width
            for at in filled:
                wide[self.columns[at]] = cells[at]
            spread[row] = wide
        return spread


def is_sparse(rows: int, columns: int, filled: int) -> bool:
    """Whether a rectangle is large and mostly empty."""
    return rows * columns > max(_SMALL, 2 * filled)


def grid_of(places: Iterable[tuple[int, int]]) -> Grid:
    """Take the rows and columns of filled cells together; refuse what stays too large."""
    rows: set[int] = set()
    columns: set[int] = set()
    for row, column in places:
        rows.add(row)
        columns.add(column)
    within(len(rows) * len(columns))
    return Grid(sorted(rows), sorted(columns))
