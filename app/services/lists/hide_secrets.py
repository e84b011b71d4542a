"""The rows of a file as everyone may see them: the report of an import goes from hand to hand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.domain.circumstances.circumstance_group import group_name
from app.domain.circumstances.confidential_text import (
    TEXTS,
    crossed_text,
    part_remark,
    secret_groups,
)
from app.workbook.sheet import Cell, Sheet, raw_text
from app.workbook.table import Column, Table

_MARKS = {f"{name}_mark": name for name in TEXTS}


def in_the_open(sheet: Sheet, tables: Iterable[Table]) -> Sheet:
    """Give a sheet with a cross for each confidential group, and no cross under its header."""
    rows = list(sheet.rows)
    for table in tables:
        told = [one for one in table.columns if one.field in TEXTS or _is_secret_mark(one)]
        named = [one for one in table.columns if one.field.endswith("_name")]
        for number in (row.number for row in table.rows):
            by_index = {one.index: one for one in (*named, *told)}
            rows[number - 1] = list(_shown(rows[number - 1], by_index))
    return replace(sheet, rows=rows)


def _is_secret_mark(column: Column) -> bool:
    field = _MARKS.get(column.field)
    if field is None:
        return False
    return bool(secret_groups(field, group_name(field, column.header.split(" / ")[-1])))


def _without_secret(cell: Cell, *, is_named: bool) -> Cell:
    """Leave a remark out, in whatever column it stands; a name that sounds like one stays."""
    name, remark = part_remark(raw_text(cell)) if isinstance(cell, str) else ("", "")
    return name if remark and (name or not is_named) else cell


def _shown(cells: Sequence[Cell], told: dict[int, Column]) -> Iterator[Cell]:
    for index, cell in enumerate(cells):
        column = told.get(index)
        if column is None or column.field.endswith("_name"):
            yield _without_secret(cell, is_named=column is not None)
        elif column.field in TEXTS:
            secret = secret_groups(column.field, raw_text(cell))
            yield crossed_text(column.field, raw_text(cell)) if secret else cell
        else:
            yield ""
