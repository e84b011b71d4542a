"""Read a table old → new of villages, or of households and their new villages, from a file."""

from pathlib import Path

from app.domain.places.village_table import TableLine, read_rows
from app.workbook.reader import Sheet, read_workbook
from app.workbook.values.plain import text_of


def read_village_table(path: Path) -> list[TableLine]:
    """Read the table; a merged cell counts for each of its rows. Raises the reader's KnownError."""
    return read_rows(read_cells(path))


def read_cells(path: Path) -> list[tuple[str, ...]]:
    """Read the rows of the first sheet that has any, as texts."""
    sheets = (sheet for sheet in read_workbook(path).sheets if sheet.rows)
    return _texts(next(sheets))


def _texts(sheet: Sheet) -> list[tuple[str, ...]]:
    rows = [[text_of(cell) for cell in row] for row in sheet.rows]
    for merge in sheet.merges:
        for row in rows[merge.first_row : merge.last_row]:
            if len(row) > merge.first_column:
                row[merge.first_column] = rows[merge.first_row - 1][merge.first_column]
    return [tuple(row) for row in rows]
