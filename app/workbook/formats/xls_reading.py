"""An old .xls made ready for reading: unlocked where nobody set a password, far cells near."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import olefile

from app.workbook.formats.far_cells import Grid, grid_of, is_sparse
from app.workbook.formats.ready import Ready
from app.workbook.formats.unlocking import unlocked_xls
from app.workbook.formats.unread import UnreadError, within
from app.workbook.formats.xls_book import XlsBook, XlsSheet, xls_book
from app.workbook.formats.xls_marks import XlsScan, filled_places, move_near, scan_sheet

if TYPE_CHECKING:
    from app.workbook.formats.marks import Marks

_STREAMS = ("Workbook", "Book")
_BROKEN = (OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError)


def stream_names(content: bytes) -> frozenset[str]:
    """Name the streams of a compound file, in small letters. Raises UnreadError `file_damaged`."""
    with _opened(content) as file:
        try:
            return frozenset("/".join(path).lower() for path in file.listdir())
        except RecursionError as error:  # entries that lead to each other
            raise UnreadError("file_damaged") from error


def ready_xls(content: bytes) -> Ready:
    """Look through the sheets.

    Raises UnreadError: `file_damaged`, `file_protected`, `file_too_large`.
    """
    name, stream = _stream(content)
    book = xls_book(stream)
    if book.encrypted:
        content = unlocked_xls(content)
        name, stream = _stream(content)
        book = xls_book(stream)
        if book.encrypted:
            raise UnreadError("file_protected")
    scans = _scans(stream, book)
    grids = {
        sheet.name: grid_of(filled_places(stream, sheet.start))
        for sheet, scan in scans.items()
        if is_sparse(scan.last_row + 1, scan.last_column + 1, scan.cells)
    }
    if grids:
        content = _moved(content, name, stream, book, grids)
    marks: dict[str, Marks] = {
        sheet.name: scan.marks(book.old_fonts) for sheet, scan in scans.items()
    }
    return Ready(content, marks, grids, book.epoch_1904)


def _scans(stream: bytes, book: XlsBook) -> dict[XlsSheet, XlsScan]:
    scans: dict[XlsSheet, XlsScan] = {}
    cells = 0
    for sheet in book.sheets:
        scans[sheet] = scan_sheet(stream, sheet.start, with_fonts=bool(book.old_fonts))
        cells += scans[sheet].cells
        within(cells)
    return scans


def _stream(content: bytes) -> tuple[str, bytes]:
    with _opened(content) as file:
        name = next((name for name in _STREAMS if file.exists(name)), "")
        try:
            return name, file.openstream(name).read()
        except _BROKEN as error:
            raise UnreadError("file_damaged") from error


def _moved(
    content: bytes, name: str, stream: bytes, book: XlsBook, grids: dict[str, Grid]
) -> bytes:
    near = bytearray(stream)
    for sheet in book.sheets:
        if sheet.name in grids:
            move_near(near, sheet.start, grids[sheet.name])
    out = io.BytesIO(content)
    try:
        with olefile.OleFileIO(out, write_mode=True) as file:
            file.write_stream(name, bytes(near))
            return out.getvalue()
    except (*_BROKEN, NotImplementedError) as error:
        raise UnreadError("file_too_large") from error


def _opened(content: bytes) -> olefile.OleFileIO:
    try:
        file = olefile.OleFileIO(io.BytesIO(content))
    except _BROKEN as error:
        raise UnreadError("file_damaged") from error
    starts = [entry.isectStart for entry in file.direntries if entry]
    if any(_is_endless(file.fat, start) for start in (file.first_dir_sector, *starts)):
        raise UnreadError("file_damaged")
    return file


def _is_endless(chain: Sequence[int], sector: int) -> bool:
    """Whether sectors lead on in a circle: a reader that follows it fills the memory."""
    for _ in chain:
        if not 0 <= sector < len(chain):
            return False
        sector = chain[sector]
    return 0 <= sector < len(chain)
