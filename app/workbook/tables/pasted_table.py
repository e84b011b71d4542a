"""A table that was pasted: from Excel or Word as a page or between tabs, or as plain text."""

import re

from app.domain.tables.stated_number import Style, read_stated
from app.workbook.formats.html_table import html_book
from app.workbook.formats.unread import UnreadError
from app.workbook.sheet import Cell, Sheet

_GAP = re.compile(r"\t|\s{2,}")
_FRAME = re.compile(r"^[\s|+:=-]*$")
"""A line of a frame: `|---|---:|`, `+----+`."""


def pasted_sheet(text: str, page: str = "", name: str = "") -> Sheet:
    """Read what was pasted; `page` is the same as a web page, where it was given as one.

    Cells are parted by tabs, by `|`, by several spaces, or by the figures at the end of a line.
    """
    if "<table" in page.lower():
        try:
            return html_book(page, name)[0]
        except UnreadError:
            pass
    lines = [line for line in text.replace("\r", "").split("\n") if line.strip()]
    return Sheet(name, [_cells(line) for line in lines if not _FRAME.match(line)])


def _cells(line: str) -> list[Cell]:
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    if "|" in line:
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    parts = [part for part in _GAP.split(line.strip()) if part]
    return list(parts) if len(parts) > 1 else list(_by_figures(line))


def _by_figures(line: str) -> list[str]:
    """Part a line before its last words, as far as they are figures: `Thôn Biêng 529 3`."""
    words = line.split()
    figures: list[str] = []
    while words and read_stated(words[-1], Style.VIETNAMESE) is not None:
        figures.insert(0, words.pop())
    return [*([" ".join(words)] if words else []), *figures]
