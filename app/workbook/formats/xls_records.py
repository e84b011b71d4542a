"""The records of an old Excel workbook (BIFF5 and BIFF8): one walk over the stream."""

from collections.abc import Iterator
from struct import Struct

Record = tuple[int, int, int]
"""Kind, place of its content in the stream, length of its content."""

BOF, EOF, BOUNDSHEET, DATEMODE, FILEPASS = 0x809, 0x0A, 0x85, 0x22, 0x2F
FONT, XF, DIMENSIONS = 0x31, 0xE0, 0x200
ROW, COLINFO, MERGED = 0x208, 0x7D, 0xE5
FORMULA, NUMBER, LABEL, BOOLERR, RK, LABELSST = 0x06, 0x203, 0x204, 0x205, 0x27E, 0xFD
RSTRING, MULRK = 0xD6, 0xBD
CELLS = frozenset({FORMULA, NUMBER, LABEL, BOOLERR, RK, LABELSST, RSTRING, MULRK})
"""Records of cells that hold something; each starts with its row and column."""
BIFF8 = 0x600

_HEAD = Struct("<HH")


def records(stream: bytes, at: int = 0) -> Iterator[Record]:
    """Walk from a BOF to its EOF; what is embedded between (charts) is passed over."""
    depth = 0
    size = len(stream)
    unpack = _HEAD.unpack_from
    while at + 4 <= size:
        kind, length = unpack(stream, at)
        if kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, at + 4, length
        at += 4 + length
