"""A web page called .xls is read as Excel shows it."""

from datetime import date

import pytest

from app.domain.errors import KnownError
from app.workbook.reader import Merge, read_workbook


def read(tmp_path, page, encoding="utf-8"):
    path = tmp_path / "danh sách.xls"
    path.write_bytes(page.encode(encoding, errors="xmlcharrefreplace"))
    return read_workbook(path)


PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<title>Không phải ô</title>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet>
<x:Name>Đồng Á</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
<style><!-- td {font-family:".VnTime", sans-serif;}
.xl65 {mso-number-format:"dd\\/mm\\/yyyy";} .xl66 {mso-number-format:"\\@";} --></style></head>
<body><h2>DANH SÁCH TRẺ EM</h2>
<table><col><col span=2 style='display:none'>
<tr><th rowspan=2>STT</th><th colspan="2">Trẻ&nbsp;em</th></tr>
<tr><td>Họ<br>tên</td><td>Ngày sinh</td></tr>
<tr style="display:none"><td x:num>1</td><td>Lê &amp; An</td>
<td class=xl65 x:num="42079">16/03/2015</td></tr>
<tr><td x:num>2<td class="xl66" x:num="24217000456">024217000456</td><td x:num="5.5">5,5</td>
</table><table><tr><td>Tổng</td></tr></table></body></html>"""


def test_spans_hidden_parts_numbers_and_dates(tmp_path):
    book = read(tmp_path, PAGE)
    sheet = book.sheets[0]
    assert book.format == "html"
    assert sheet.name == "Đồng Á"
    assert sheet.rows == [
        ["DANH SÁCH TRẺ EM"],
        ["STT", "Trẻ\xa0em", ""],
        ["", "Họ\ntên", "Ngày sinh"],
        [1, "Lê & An", date(2015, 3, 16)],
        [2, "024217000456", 5.5],
        ["Tổng"],
    ]
    assert sheet.merges == (Merge(2, 0, 3, 0), Merge(2, 1, 2, 2))
    assert sheet.hidden_rows == {4}
    assert sheet.hidden_columns == {1, 2}
    assert set(sheet.fonts.values()) == {".VnTime"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_no_declared_charset_is_believed(tmp_path, encoding):
    assert read(tmp_path, PAGE, encoding).sheets[0].rows[3][1] == "Lê & An"
    assert read(tmp_path, PAGE, encoding).sheets[0].rows[0] == ["DANH SÁCH TRẺ EM"]


def test_a_table_within_a_cell_is_opened(tmp_path):
    page = "<table><tr><td>Ngoài<table><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    rows = read(tmp_path, page).sheets[0].rows
    assert [row for row in rows if len(row) == 2] == [["1", "2"]]


def test_a_page_without_a_table_is_no_list(tmp_path):
    with pytest.raises(KnownError) as error:
        read(tmp_path, "<html><body>Xin chào</body></html>")
    assert error.value.code == "file_not_spreadsheet"


def test_spans_cannot_fill_the_memory(tmp_path):
    page = "<table><tr>" + "<td colspan=1000 rowspan=60000>x" * 9000 + "</table>"
    with pytest.raises(KnownError) as error:
        read(tmp_path, page)
    assert error.value.code == "file_too_large"
