"""What an old .xls hides, merges and writes in old fonts is in its records."""

import xlwt

from app.workbook.reader import Merge, read_workbook


def test_hidden_rows_columns_merges_and_fonts_are_found(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Trẻ em")
    old = xlwt.easyxf("font: name .VnTime")
    for row in range(6):
        sheet.write(row, 0, "NguyÔn V¨n Hoµ", old)
        sheet.write(row, 1, row)
        sheet.write(row, 2, "x")
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    sheet.write_merge(6, 7, 0, 1, "cộng")
    book.save(str(tmp_path / "a.xls"))
    read = read_workbook(tmp_path / "a.xls").sheets[0]
    assert read.hidden_rows == {3}
    assert read.hidden_columns == {1}
    assert read.merges == (Merge(7, 0, 8, 1),)
    assert read.fonts == {0: ".VnTime"}
    assert read.rows[0][:3] == ["NguyÔn V¨n Hoµ", 0, "x"]


def test_formulas_nobody_computed_are_known(tmp_path):
    path = tmp_path / "a.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "x")
    sheet.write(0, 1, xlwt.Formula("1+1"))
    book.save(str(path))
    empty_text = bytes.fromhex("030000000000ffff")
    content = path.read_bytes()
    at = content.index(empty_text)
    # As programs write it that compute nothing: a zero, and the wish to be computed.
    path.write_bytes(content[:at] + bytes(8) + b"\3\0" + content[at + 10 :])
    assert read_workbook(path).sheets[0].uncomputed == {(1, 1)}
