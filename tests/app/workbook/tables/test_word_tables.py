"""Tables of a letter are read as sheets; a merged head stands once, with its reach."""

import docx
import pytest

from app.domain.errors import KnownError
from app.services.check_table import check_table
from app.workbook.tables.word_tables import word_sheets


def test_a_letter_with_a_wrong_total_is_checked(tmp_path):
    letter = docx.Document()
    rows = [("Đồng Á", 20, 30, 50), ("Tân An", 11, 12, 23), ("Hoa", 5, 9, 14), ("Biêng", 2, 8, 10)]
    table = letter.add_table(rows=len(rows) + 2, cols=4)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Trong đó"
    table.cell(0, 3).text = "Tổng"
    for at, row in enumerate([*rows, ("Tổng cộng", 38, 59, 98)], 1):
        for column, value in enumerate(row):
            table.cell(at, column).text = str(value)
    letter.save(tmp_path / "a.docx")
    (sheet,) = word_sheets(tmp_path / "a.docx")
    assert sheet.rows[0] == ["", "Trong đó", "", "Tổng"]
    assert [(m.first_row, m.first_column, m.last_column) for m in sheet.merges] == [(1, 1, 2)]
    (wrong,) = check_table(tmp_path / "a.docx").wrong
    assert (wrong.stated, wrong.computed) == ("98", "97")


def test_what_is_no_letter_is_refused(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"khong phai")
    with pytest.raises(KnownError, match="file_unreadable"):
        word_sheets(tmp_path / "a.docx")
    with pytest.raises(KnownError, match="file_not_found"):
        word_sheets(tmp_path / "b.docx")
