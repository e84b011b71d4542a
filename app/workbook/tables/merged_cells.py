"""Cells merged down over several children: what they say holds for each of them."""

from collections.abc import Mapping, Sequence

from app.workbook.sheet import Cell, Sheet

_OF_A_FAMILY = frozenset(
    {"village", "head_name", "address", "phone", "father_name", "mother_name", "guardian_name"}
    | {"parents_name", "ethnicity"}
)
"""What brothers and sisters share; a name or a number merged down is never copied."""


def filled_down(sheet: Sheet, fields: Mapping[int, str], below: int) -> dict[int, dict[int, Cell]]:
    """Give row index -> column -> cell, for the rows that a merged cell of a family covers.

    Only merges that begin below the header count; `below` is the index of its last row.
    """
    return _fill(sheet, sheet.rows, fields, below)


def raw_filled_down(
    sheet: Sheet, fields: Mapping[int, str], below: int
) -> dict[int, dict[int, Cell]]:
    """Give the same of the cells as the file has them."""
    return _fill(sheet, sheet.raw_rows or [], fields, below)


def _fill(
    sheet: Sheet, rows: list[list[Cell]], fields: Mapping[int, str], below: int
) -> dict[int, dict[int, Cell]]:
    found: dict[int, dict[int, Cell]] = {}
    for merge in sheet.merges:
        column, top = merge.first_column, merge.first_row - 1
        shared = fields.get(column) in _OF_A_FAMILY and merge.last_row > merge.first_row
        if not shared or top <= below or top >= len(rows) or column >= len(rows[top]):
            continue
        for row in range(top + 1, min(merge.last_row, len(rows))):
            found.setdefault(row, {})[column] = rows[top][column]
    return found


def patched(cells: Sequence[Cell], changes: Mapping[int, Cell]) -> list[Cell]:
    """Put cells into a copy of a row."""
    width = max(len(cells), max(changes, default=0) + 1)
    whole: list[Cell] = [*cells, *[""] * (width - len(cells))]
    for column, cell in changes.items():
        if whole[column] == "":
            whole[column] = cell
    return whole
