"""Lists as officials make them: real .xlsx files from rows of cells."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

HEADER = ["STT", "Mã trẻ em", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh", "Chủ hộ"]
HEADER += ["Thôn", "SĐT"]

ListFile = Callable[..., Path]


def write_list(path: Path, sheets: dict[str, Sequence[Sequence[object]]], **options) -> Path:
    book = xlsxwriter.Workbook(path, options)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                else:
                    sheet.write(at, column, cell)
    book.close()
    return path


@pytest.fixture
def list_file(tmp_path) -> ListFile:
    """Make a list: `list_file(row, row, header=HEADER, name="ds.xlsx")`."""

    def make(*rows, header=HEADER, name="ds.xlsx", sheet="DS", **options):
        return write_list(tmp_path / name, {sheet: [header, *rows]}, **options)

    return make
