"""The marks of a sheet of an old Excel workbook, and where its cells stand."""

import struct
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.workbook.far_cells import Grid
from app.workbook.marks import Marks, fonts_of_columns
from app.workbook.sheet import Merge
from app.workbook.unread import UnreadError
from app.workbook.xls_records import (
    BOOLERR,
    CELLS,
    COLINFO,
    DIMENSIONS,
    FORMULA,
    MERGED,
    MULRK,
    ROW,
    Record,
    records,
)

_PLACE = struct.Struct("<HH")
_LAST_COLUMN = 255
_ROW_HIDDEN = 0x20
_CALCULATE_ALWAYS = 3
"""Both bits are set by programs that write formulas without computing them."""


@dataclass(slots=True)
class XlsScan:
    """A walk over the records of one sheet."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    written: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Filled cells by column and cell format; only where a font is looked for."""
    cells: int = 0
    last_row: int = -1
    last_column: int = -1

    def marks(self, old_fonts: Mapping[int, str]) -> Marks:
        """Give what was found."""
        fonts: Counter[tuple[int, str]] = Counter()
        for (column, number), count in self.written.items():
            fonts[column, old_fonts.get(number, "")] += count
        return Marks(
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            tuple(self.merges),
            fonts_of_columns(fonts),
            frozenset(self.uncomputed),
        )


def scan_sheet(stream: bytes, start: int, *, with_fonts: bool) -> XlsScan:
    """Walk over the sheet that starts there. Raises UnreadError `file_damaged`."""
    scan = XlsScan()
    rows: set[int] = set()
    columns: set[int] = set()
    place = _PLACE.unpack_from
    try:
        for kind, at, length in records(stream, start):
            if kind in CELLS:
                row, column = place(stream, at)
                rows.add(row)
                columns.add(column)
                scan.cells += 1
                if kind in _LOOKED_AT:
                    _look_at_cell(scan, stream, (kind, at, length), columns)
                if with_fonts:
                    scan.written[column, struct.unpack_from("<H", stream, at + 4)[0]] += 1
            elif kind in _MARKS:
                _MARKS[kind](scan, stream, at)
    except struct.error as error:
        raise UnreadError("file_damaged") from error
    scan.last_row, scan.last_column = max(rows, default=-1), max(columns, default=-1)
    return scan


def filled_places(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Name the (row, column) of each cell that holds something, both from 0."""
    for kind, at, length in records(stream, start):
        if kind in CELLS:
            row, column = struct.unpack_from("<HH", stream, at)
            more = (length - 6) // 6 if kind == MULRK else 1
            yield from ((row, column + right) for right in range(more))


def move_near(stream: bytearray, start: int, grid: Grid) -> None:
    """Give the cells of a sheet new places, in place, without gaps."""
    for kind, at, length in list(records(bytes(stream), start)):
        if kind in CELLS:
            row, column = struct.unpack_from("<HH", stream, at)
            near = grid.row(row), grid.column(column)
            struct.pack_into("<HH", stream, at, *near)
            if kind == MULRK:
                last = near[1] + (length - 6) // 6 - 1
                struct.pack_into("<H", stream, at + length - 2, last)
        elif kind == DIMENSIONS and length == 14:
            struct.pack_into("<IIHH", stream, at, 0, len(grid.rows), 0, len(grid.columns))


def _look_at_cell(scan: XlsScan, stream: bytes, record: Record, columns: set[int]) -> None:
    kind, at, length = record
    row, column = _PLACE.unpack_from(stream, at)
    failed = False
    if kind == MULRK:
        more = (length - 6) // 6 - 1
        scan.cells += more
        columns.add(column + more)
    elif kind == BOOLERR:
        failed = stream[at + 7] == 1
    else:
        result, (flags,) = stream[at + 6 : at + 14], struct.unpack_from("<H", stream, at + 14)
        is_error = result[6:] == b"\xff\xff" and result[0] == 2
        failed = is_error or (result == bytes(8) and flags & 3 == _CALCULATE_ALWAYS)
    if failed:
        scan.uncomputed.add((row + 1, column))


def _look_at_row(scan: XlsScan, stream: bytes, at: int) -> None:
    (row,) = struct.unpack_from("<H", stream, at)
    if struct.unpack_from("<H", stream, at + 12)[0] & _ROW_HIDDEN:
        scan.hidden_rows.add(row + 1)


def _look_at_columns(scan: XlsScan, stream: bytes, at: int) -> None:
    first, last, width, _, flags = struct.unpack_from("<HHHHH", stream, at)
    if flags & 1 or not width:
        scan.hidden_columns |= set(range(first, min(last, _LAST_COLUMN) + 1))


def _look_at_merges(scan: XlsScan, stream: bytes, at: int) -> None:
    (count,) = struct.unpack_from("<H", stream, at)
    for nth in range(count):
        top, bottom, left, right = struct.unpack_from("<HHHH", stream, at + 2 + 8 * nth)
        scan.merges.append(Merge(top + 1, left, bottom + 1, right))


_LOOKED_AT = frozenset({FORMULA, BOOLERR, MULRK})
_MARKS = {ROW: _look_at_row, COLINFO: _look_at_columns, MERGED: _look_at_merges}
