"""The marks of a sheet of an old Excel workbook, and where its cells stand."""

import struct
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.workbook.formats.far_cells import Grid
from app.workbook.formats.marks import Marks, fonts_of_columns
from app.workbook.formats.unread import UnreadError
from app.workbook.formats.xls_records import (
    BOF,
    BOOLERR,
    CELLS,
    COLINFO,
    DIMENSIONS,
    EOF,
    FORMULA,
    MERGED,
    MULRK,
    ROW,
    Record,
    records,
)
from app.workbook.sheet import Merge

_PLACE = struct.Struct("<HH")
_HEAD_AND_PLACE = struct.Struct("<HHHH")
_LAST_COLUMN = 255
_MOST_ROWS = 65_536
_WIDE_AREA = 14
"""Bytes of a sheet's area where rows are told in four bytes each (BIFF8)."""
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
    try:
        return _scan(stream, start, CELLS if with_fonts else _LOOKED_AT)
    except struct.error as error:
        raise UnreadError("file_damaged") from error


def _scan(stream: bytes, start: int, looked_at: frozenset[int]) -> XlsScan:
    scan = XlsScan()
    rows: set[int] = set()
    columns: set[int] = set()
    unpack = _HEAD_AND_PLACE.unpack_from
    at, end = _after_bof(stream, start), len(stream) - _HEAD_AND_PLACE.size
    # The walk of `records`, written out: it sees a million cells.
    while at <= end:
        kind, length, row, column = unpack(stream, at)
        if kind in CELLS:
            rows.add(row)
            columns.add(column)
            scan.cells += 1
            if kind in looked_at:
                _look_at_cell(scan, stream, (kind, at + 4, length), columns)
        elif kind in _MARKS:
            _MARKS[kind](scan, stream, at + 4)
        elif kind == BOF:
            length = _length_of_embedded(stream, at)
        elif kind == EOF:
            break
        at += 4 + length
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


def _after_bof(stream: bytes, start: int) -> int:
    kind, length = _PLACE.unpack_from(stream, start)
    if kind != BOF:
        raise UnreadError("file_damaged")
    return start + 4 + int(length)


def _length_of_embedded(stream: bytes, start: int) -> int:
    """Measure what is embedded (a chart), but for its first and its last four bytes."""
    last = start
    for _, at, length in records(stream, start):
        last = at + length
    return max(last, _after_bof(stream, start)) - start


def _look_at_cell(scan: XlsScan, stream: bytes, record: Record, columns: set[int]) -> None:
    kind, at, length = record
    row, column, number = struct.unpack_from("<HHH", stream, at)
    scan.written[column, number] += 1
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


def _look_at_dimensions(_: XlsScan, stream: bytes, at: int) -> None:
    """Refuse an impossible area: the reader asks for its memory, and the program would end."""
    (length,) = struct.unpack_from("<H", stream, at - 2)
    area = struct.unpack_from("<IIHH" if length >= _WIDE_AREA else "<HHHH", stream, at)
    top, bottom, left, right = area
    if not (top <= bottom <= _MOST_ROWS and left <= right <= _LAST_COLUMN + 1):
        raise UnreadError("file_damaged")


_LOOKED_AT = frozenset({FORMULA, BOOLERR, MULRK})
_MARKS = {
    ROW: _look_at_row,
    COLINFO: _look_at_columns,
    MERGED: _look_at_merges,
    DIMENSIONS: _look_at_dimensions,
}
