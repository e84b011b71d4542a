"""The tables of figures of a sheet: where each begins and ends, and what heads rows and columns.

A table is a run of rows that each hold several numbers; a heading of one part of it may stand
between them. What stands above it, up to the table before, heads its columns.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.domain.tables.stated_number import Stated, Style, read_stated, style_of
from app.domain.tables.table_grid import Grid
from app.domain.text.text import nfc_clean
from app.workbook.sheet import Cell, Sheet

_FEWEST_NUMBERS = 2
_FEWEST_ROWS = 2
_MOST_GAP = 2
_DEEPEST_HEADER = 4
_LONGEST_HEADING = 120


def figure_tables(
    sheet: Sheet, *, fewest_numbers: int = _FEWEST_NUMBERS, fewest_rows: int = _FEWEST_ROWS
) -> list[Grid]:
    """Find the tables of figures of a sheet, from the top."""
    rows = _filled_right(sheet)
    style = style_of(cell for row in rows for cell in row if isinstance(cell, str))
    numbers = [_numbers(row, style) for row in rows]
    known = [found if len(found) >= fewest_numbers else {} for found in numbers]
    return [_grid(rows, known, span, style) for span in _spans(known, fewest_rows)]


def _filled_right(sheet: Sheet) -> list[list[Cell]]:
    """Let a merged heading stand over all of its columns and rows."""
    rows = [list(row) for row in sheet.rows]
    for merge in sheet.merges:
        if merge.first_row > len(rows):
            continue
        first = rows[merge.first_row - 1]
        text = first[merge.first_column] if merge.first_column < len(first) else ""
        if isinstance(text, str) and text and len(text) <= _LONGEST_HEADING:
            for row in rows[merge.first_row - 1 : merge.last_row]:
                width = min(merge.last_column + 1, len(row))
                row[merge.first_column : width] = [text] * max(0, width - merge.first_column)
    return rows


def _numbers(row: Sequence[Cell], style: Style) -> dict[int, Stated]:
    """Read the figures of a row; the row `1 2 3 4` or `(1) (2) …` under a header holds none."""
    read = ((at, read_stated(cell, style)) for at, cell in enumerate(row))
    found = {at: number for at, number in read if number is not None}
    values = [number.value for number in found.values()]
    filled = sum(cell != "" for cell in row)
    counts_up = all(b == a + 1 for a, b in pairwise(values))
    is_numbering = len(values) > _FEWEST_NUMBERS and counts_up and values[0] <= 1
    return {} if is_numbering and len(values) >= filled - 1 else found


def _spans(numbers: Sequence[dict[int, Stated]], fewest_rows: int) -> Iterator[range]:
    """Part the rows into tables: runs of rows with figures, with little between them."""
    start = last = None
    for at, found in enumerate(numbers):
        if not found:
            continue
        if start is None or last is None or at - last > _MOST_GAP:
            if start is not None and last is not None:
                yield range(start, last + 1)
            start = at
        last = at
    if start is not None and last is not None and last - start + 1 >= fewest_rows:
        yield range(start, last + 1)


def _grid(
    rows: Sequence[Sequence[Cell]], numbers: Sequence[dict[int, Stated]], span: range, style: Style
) -> Grid:
    cells = {(at + 1, column): number for at in span for column, number in numbers[at].items()}
    width = max((column for _, column in cells), default=-1) + 1
    row_names = {at + 1: _row_name(rows[at], numbers[at]) for at in span}
    above = rows[_begin_of_header(numbers, span.start) : span.start]
    heads = {column: _column_name(above, column) for column in range(width)}
    return Grid(cells, row_names, heads, style)


def _row_name(row: Sequence[Cell], numbers: dict[int, Stated]) -> str:
    """Name a row by its longest text."""
    texts = (cell for at, cell in enumerate(row) if isinstance(cell, str) and at not in numbers)
    return nfc_clean(max(texts, key=len, default=""))


def _begin_of_header(numbers: Sequence[dict[int, Stated]], first: int) -> int:
    """Look up some rows, but not into the table before."""
    highest = max(0, first - _DEEPEST_HEADER)
    return max((at + 1 for at in range(highest, first) if numbers[at]), default=highest)


def _column_name(rows: Sequence[Sequence[Cell]], column: int) -> str:
    """Join the texts above a column, from the top; a title over the whole table is no heading."""
    found: list[str] = []
    for row in rows:
        text = row[column] if column < len(row) else ""
        if isinstance(text, str) and text.strip() and len(set(row) - {""}) > 1:
            clean = nfc_clean(text)
            if clean not in found and not clean.strip("()").isdigit():
                found.append(clean)
    return " – ".join(found)
