"""An old .xls with a cell in its last corner is read without the rectangle before it."""

import xlwt

from app.workbook.reader import read_workbook


def test_a_far_cell_is_read_at_its_place(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for row in range(50):
        sheet.write(row, 0, row)
        sheet.write(row, 3, "Lê Văn An")
    sheet.write(65535, 255, "x")
    book.save(str(tmp_path / "a.xls"))
    rows = read_workbook(tmp_path / "a.xls").sheets[0].rows
    assert rows[49] == [49, "", "", "Lê Văn An"]
    assert len(rows) == 65536
    assert rows[-1][255] == "x"
    assert rows[1000] == []
