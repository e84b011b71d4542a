"""An .xlsx made ready for reading: held within bounds, its far cells moved near."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from app.workbook.formats.far_cells import Grid, grid_of, is_sparse
from app.workbook.formats.package import Package
from app.workbook.formats.ready import Ready
from app.workbook.formats.unread import UnreadError, within
from app.workbook.formats.xlsx_marks import (
    count_cells,
    extent,
    filled_places,
    plain,
    renumbered,
    xlsx_marks,
)
from app.workbook.formats.xlsx_parts import STRINGS, xlsx_parts

if TYPE_CHECKING:
    from app.workbook.formats.marks import Marks

_STRING_USED = re.compile(rb"\bt=[\"']s[\"'][^>]*>\s*<v>(\d+)<")
_MOST_TEXT = 1 << 29
"""Letters of all cells together: one long text may be used by a million cells."""


def ready_xlsx(content: bytes, package: Package) -> Ready:
    """Look through the sheets. Raises UnreadError `file_damaged` or `file_too_large`."""
    parts = xlsx_parts(package)
    lengths = [len(text) for text in package.read(STRINGS).split(b"</si>")]
    longest = max(lengths)
    marks: dict[str, Marks] = {}
    grids: dict[str, Grid] = {}
    changed: dict[str, bytes] = {}
    cells = 0
    for name, part in parts.sheets.items():
        xml = plain(package.read(part))
        filled = count_cells(xml)
        cells += filled
        within(cells)
        if filled * longest > _MOST_TEXT:
            _weigh(xml, lengths)
        marks[name] = xlsx_marks(xml, parts.old_fonts, parts.struck)
        if grid := _grid(xml, filled):
            grids[name] = grid
            changed[part] = _near(xml, grid)
    return Ready(package.changed(changed) if changed else content, marks, grids, parts.epoch_1904)


def _weigh(xml: bytes, lengths: list[int]) -> None:
    used = Counter(map(int, _STRING_USED.findall(xml)))
    if sum(lengths[at] * count for at, count in used.items() if at < len(lengths)) > _MOST_TEXT:
        raise UnreadError("file_too_large")


def _grid(xml: bytes, filled: int) -> Grid | None:
    """Find the rows and columns in use, where the rectangle around them is too large."""
    rows, columns = extent(xml)
    if not is_sparse(rows, columns, filled):
        return None
    grid = grid_of(filled_places(xml))
    rows, columns = (numbers[-1] + 1 if numbers else 0 for numbers in (grid.rows, grid.columns))
    return grid if is_sparse(rows, columns, filled) else None


def _near(xml: bytes, grid: Grid) -> bytes:
    rows = {row: new for new, row in enumerate(grid.rows)}
    return renumbered(xml, rows, {column: new for new, column in enumerate(grid.columns)})
