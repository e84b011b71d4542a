"""An .xlsb made ready for reading: its records walked through for marks and bounds."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.workbook.formats.marks import Marks
from app.workbook.formats.package import Package
from app.workbook.formats.ready import Ready
from app.workbook.formats.unread import MOST_COLUMNS, UnreadError, within
from app.workbook.formats.xlsx_parts import targets
from app.workbook.sheet import Merge

_ROW, _COLUMNS, _MERGE, _SHEET, _BOOK = 0, 60, 176, 156, 153
_ERRORS = frozenset({3, 11})
_CELLS = frozenset(range(2, 12))
_ROW_HIDDEN = 0x10
_RELATIONS = "xl/_rels/workbook.bin.rels"


def ready_xlsb(content: bytes, package: Package) -> Ready:
    """Look through the sheets. Raises UnreadError `file_damaged` or `file_too_large`."""
    parts = targets(package.read(_RELATIONS))
    book = package.read("xl/workbook.bin")
    marks: dict[str, Marks] = {}
    epoch_1904 = False
    try:
        for kind, at in _records(book):
            if kind == _BOOK:
                epoch_1904 = bool(book[at] & 1)
            elif kind == _SHEET:
                relation, name_at = _text(book, at + 8)
                marks[_text(book, name_at)[0]] = _marks(package.read(parts.get(relation, "")))
    except (struct.error, IndexError) as error:
        raise UnreadError("file_damaged") from error
    return Ready(content, marks, epoch_1904=epoch_1904)


@dataclass(slots=True)
class _Scan:
    """A walk over the records of one sheet."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    row: int = 0
    last: int = 0
    width: int = 0


def _marks(sheet: bytes) -> Marks:
    scan = _Scan()
    for kind, at in _records(sheet):
        if kind in _CELLS:
            (column,) = struct.unpack_from("<I", sheet, at)
            scan.last, scan.width = max(scan.last, scan.row + 1), max(scan.width, column + 1)
            if kind in _ERRORS:
                scan.uncomputed.add((scan.row + 1, column))
        elif kind in _MARKS:
            _MARKS[kind](scan, sheet, at)
    within(scan.last * scan.width)
    return Marks(
        frozenset(scan.rows),
        frozenset(scan.columns),
        tuple(scan.merges),
        uncomputed=frozenset(scan.uncomputed),
    )


def _look_at_row(scan: _Scan, sheet: bytes, at: int) -> None:
    (scan.row,) = struct.unpack_from("<I", sheet, at)
    if sheet[at + 11] & _ROW_HIDDEN:
        scan.rows.add(scan.row + 1)


def _look_at_columns(scan: _Scan, sheet: bytes, at: int) -> None:
    first, last, width, _, flags = struct.unpack_from("<IIIIH", sheet, at)
    if flags & 1 or not width:
        scan.columns |= set(range(first, min(last + 1, MOST_COLUMNS)))


def _look_at_merge(scan: _Scan, sheet: bytes, at: int) -> None:
    top, bottom, left, right = struct.unpack_from("<IIII", sheet, at)
    scan.merges.append(Merge(top + 1, left, bottom + 1, right))


_MARKS = {_ROW: _look_at_row, _COLUMNS: _look_at_columns, _MERGE: _look_at_merge}


def _records(stream: bytes) -> Iterator[tuple[int, int]]:
    """Walk over records: kind and place of the content."""
    at, size = 0, len(stream)
    while at + 1 < size:
        kind = stream[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (stream[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        more = True
        while more and shift < 28:
            length |= (stream[at] & 0x7F) << shift
            more = bool(stream[at] & 0x80)
            shift += 7
            at += 1
        yield kind, at
        at += length


def _text(stream: bytes, at: int) -> tuple[str, int]:
    """Read a text and tell where it ends."""
    (length,) = struct.unpack_from("<I", stream, at)
    end = at + 4 + 2 * length
    return stream[at + 4 : end].decode("utf-16-le", "replace"), end
