"""Where the table of children lies on a sheet, and which of its rows are children."""

from collections.abc import Iterator, Sequence

from app.domain.errors import KnownError
from app.workbook.choices import UNDECIDED, Choices
from app.workbook.columns import confirmed, field_of
from app.workbook.review import as_review
from app.workbook.sheet import Cell, Sheet, Workbook
from app.workbook.table import Column, FoundTables, Row, Table

__all__ = ["FoundTables", "Row", "Table", "find_table", "find_tables"]

_DEEPEST_HEADER = 60
"""Title rows end well before this row; a header below it is not looked for."""
_FEWEST_FIELDS = 3
"""A row is a header when it names a child and at least two other fields."""


def find_tables(workbook: Workbook, choices: Choices = UNDECIDED) -> FoundTables:  # noqa: ARG001
    """Find the lists of children in a workbook, in the order of its sheets.

    Raises KnownError `no_table_found` with the fact `file`.
    """
    tables = tuple(table for sheet in workbook.sheets if (table := find_table(sheet)))
    if not tables:
        raise KnownError("no_table_found", file=workbook.file_name)
    return FoundTables(tuple(as_review(table) for table in tables))


def find_table(sheet: Sheet) -> Table | None:
    """Find the list of children on a sheet: below the row that names the most fields."""
    headers = [_header(cells) for cells in sheet.rows[:_DEEPEST_HEADER]]
    best = max(range(len(headers)), key=lambda at: _score(headers[at]), default=0)
    if not headers or _score(headers[best]) < _FEWEST_FIELDS:
        return None
    below = sheet.rows[best + 1 :]
    columns = confirmed(headers[best], below)
    if not any(column.field == "full_name" for column in columns):
        return None
    return Table(sheet.name, (best + 1,), columns, tuple(_filled(below, best + 2)))


def _header(cells: Sequence[Cell]) -> list[Column]:
    texts = ((at, cell.strip()) for at, cell in enumerate(cells) if isinstance(cell, str))
    return [Column(at, text, field_of(text)) for at, text in texts if text]


def _score(columns: list[Column]) -> int:
    fields = {column.field for column in columns if column.field}
    return len(fields) if "full_name" in fields else 0


def _filled(rows: Sequence[Sequence[Cell]], first_number: int) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=first_number):
        if any(cell.strip() if isinstance(cell, str) else True for cell in cells):
            yield Row(number, cells)
