"""The tables of a Word document (.docx), each as a sheet."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.table import CT_Tc
from docx.table import Table

from app.domain.errors import KnownError
from app.workbook.sheet import Cell, Merge, Sheet

SUFFIX = ".docx"


def word_sheets(path: Path) -> tuple[Sheet, ...]:
    """Read the tables, in order. Raises KnownError `file_not_found` and `file_unreadable`."""
    if not path.is_file():
        raise KnownError("file_not_found", file=path.name)
    try:
        tables = Document(str(path)).tables
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise KnownError("file_unreadable", file=path.name) from error
    return tuple(_sheet(table, str(number)) for number, table in enumerate(tables, 1))


def _sheet(table: Table, name: str) -> Sheet:
    rows: list[list[Cell]] = []
    places: dict[CT_Tc, list[tuple[int, int]]] = {}
    for at, row in enumerate(table.rows, 1):
        cells: list[Cell] = []
        for column, cell in enumerate(row.cells):
            first = cell._tc not in places  # noqa: SLF001 (merged cells come as the same element)
            places.setdefault(cell._tc, []).append((at, column))  # noqa: SLF001
            cells.append(" ".join(cell.text.split()) if first else "")
        rows.append(cells)
    return Sheet(name, rows, merges=tuple(_merges(places)))


def _merges(places: dict[CT_Tc, list[tuple[int, int]]]) -> Iterator[Merge]:
    for of_cell in places.values():
        if len(of_cell) > 1:
            rows, columns = [row for row, _ in of_cell], [column for _, column in of_cell]
            yield Merge(min(rows), min(columns), max(rows), max(columns))
