"""An .ods made ready for reading: held within bounds, its far cells moved near."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.workbook.formats.far_cells import Grid, grid_of, is_sparse
from app.workbook.formats.ods_marks import ods_marks, old_fonts
from app.workbook.formats.ods_rows import OdsRow, filled_places, ods_rows, without_gaps
from app.workbook.formats.package import Package
from app.workbook.formats.ready import Ready
from app.workbook.formats.unread import MOST_ROWS, UnreadError, within

if TYPE_CHECKING:
    from app.workbook.formats.marks import Marks

CONTENT = "content.xml"
_NAME = re.compile(rb'\btable:name="([^"]*)"')
_EPOCH = re.compile(rb'<table:null-date\b[^>]*"1904-01-01"')
_ENCRYPTED = b"encryption-data"


def ready_ods(content: bytes, package: Package) -> Ready:
    """Look through the sheets.

    Raises UnreadError: `file_damaged`, `file_protected`, `file_too_large`.
    """
    if _ENCRYPTED in package.read("META-INF/manifest.xml"):
        raise UnreadError("file_protected")
    xml = package.read(CONTENT)
    if b"<!DOCTYPE" in xml[: xml.find(b"<office:") + 1]:
        raise UnreadError("file_damaged")
    fonts = old_fonts(package.read("styles.xml"), xml[: max(xml.find(b"<office:body"), 0)])
    marks: dict[str, Marks] = {}
    grids: dict[str, Grid] = {}
    written: list[bytes] = []
    done = 0
    for start, end in _tables(xml):
        body = xml[start:end]
        name = _name(xml[xml.rfind(b"<", 0, start) : start])
        rows = list(ods_rows(body))
        marks[name] = ods_marks(body, rows, fonts)
        if grid := _grid(rows):
            grids[name] = grid
            written += xml[done:start], without_gaps(rows, grid)
            done = end
    if grids:
        content = package.changed({CONTENT: b"".join((*written, xml[done:]))})
    return Ready(content, marks, grids, b"<table:null-date" in xml and bool(_EPOCH.search(xml)))


def _tables(xml: bytes) -> Iterator[tuple[int, int]]:
    """Find where the rows of each sheet begin and end."""
    at = xml.find(b"<table:table ")
    while at >= 0:
        start = xml.find(b">", at) + 1
        end = xml.find(b"</table:table>", at)
        if not 0 < start <= end:
            return
        yield start, end
        at = xml.find(b"<table:table ", end)


def _name(head: bytes) -> str:
    found = _NAME.search(head)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else ""


def _grid(rows: Sequence[OdsRow]) -> Grid | None:
    """Find the rows and columns in use, where the rectangle around them is too large."""
    last = width = cells = 0
    for row in rows:
        if wide := row.width:
            cells += row.filled
            within(cells)
            last, width = row.row + row.count, max(width, wide)
    if last > MOST_ROWS:
        raise UnreadError("file_damaged")
    return grid_of(filled_places(rows)) if is_sparse(last, width, cells) else None
