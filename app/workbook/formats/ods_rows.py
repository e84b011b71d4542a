"""The rows and cells of an OpenDocument sheet as pieces of its XML, repeats counted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.workbook.formats.far_cells import Grid

_ROW_STARTS = (b">", b" ", b"/", b"\n", b"\t", b"\r")
"""What follows the name of a row, but not that of `table:table-rows` or `table:table-row-group`."""
_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell\b([^>]*?)"
    rb"(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.DOTALL
)  # fmt: skip
_REPEATED = re.compile(rb'\btable:number-(?:rows|columns)-repeated="(\d{1,9})"')
_VALUED = b"office:value-type="


@dataclass(frozen=True, slots=True)
class OdsCell:
    """A cell, standing for `count` equal ones from `column` on."""

    column: int
    count: int
    about: bytes
    xml: bytes

    @property
    def filled(self) -> bool:
        """Whether the cell holds something."""
        return _VALUED in self.about


@dataclass(frozen=True, slots=True)
class OdsRow:
    """A row, standing for `count` equal ones from `row` (from 0) on."""

    row: int
    count: int
    about: bytes
    body: bytes

    @property
    def head(self) -> bytes:
        """Give the row up to the tag of its last filled cell; nothing where there is none."""
        last = self.body.rfind(_VALUED)
        return b"" if last < 0 else self.body[: self.body.find(b">", last)]

    @property
    def width(self) -> int:
        """Tell how many columns there are up to the last filled cell; 0 where there is none."""
        head = self.head
        repeated = _REPEATED.findall(head) if b"-repeated=" in head else []
        starts = head.count(b"<table:table-cell") + head.count(b"<table:covered-table-cell")
        return starts + sum(map(int, repeated)) - len(repeated)

    @property
    def filled(self) -> int:
        """Tell how many cells hold something, in all the rows it stands for."""
        head = self.head
        if b"-columns-repeated=" not in head:
            return self.count * head.count(_VALUED)
        return self.count * sum(cell.count for cell in self.cells() if cell.filled)

    def cells(self) -> Iterator[OdsCell]:
        """Take the row apart."""
        column = 0
        for found in _CELL.finditer(self.body):
            count = repeats(found[1])
            yield OdsCell(column, count, found[1], found[0])
            column += count


def ods_rows(table: bytes) -> Iterator[OdsRow]:
    """Take a sheet apart."""
    row = 0
    for piece in table.split(b"<table:table-row")[1:]:
        if piece[:1] in _ROW_STARTS:
            about, _, body = piece.partition(b">")
            count = repeats(about)
            yield OdsRow(row, count, about, body)
            row += count


def repeats(about: bytes) -> int:
    """Tell how many equal rows, columns or cells an element stands for."""
    found = _REPEATED.search(about) if b"-repeated=" in about else None
    return max(int(found[1]), 1) if found else 1


def filled_places(rows: Iterable[OdsRow]) -> Iterator[tuple[int, int]]:
    """Name the (row, column) of each cell that holds something, both from 0."""
    for row in rows:
        if row.width:
            columns = [
                cell.column + nth
                for cell in row.cells()
                if cell.filled
                for nth in range(cell.count)
            ]
            for number in range(row.row, row.row + row.count):
                yield from ((number, column) for column in columns)


def without_gaps(rows: Iterable[OdsRow], grid: Grid) -> bytes:
    """Write the rows of a sheet again: only those in use, and of them the columns in use."""
    written: list[bytes] = []
    for row in rows:
        if row.width:
            line = b"".join(_dense(row, grid))
            written.append(b"<table:table-row>%s</table:table-row>" % line * row.count)
    return b"".join(written)


def _dense(row: OdsRow, grid: Grid) -> Iterator[bytes]:
    at = 0
    for cell in row.cells():
        if cell.filled:
            gap = grid.column(cell.column) - at
            yield b"<table:table-cell/>" * gap + cell.xml
            at += gap + cell.count
