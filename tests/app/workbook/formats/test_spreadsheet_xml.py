"""The XML of Excel 2003 is read with its gaps, merges, hidden parts and dates."""

from datetime import date, datetime

import pytest

from app.domain.errors import KnownError
from app.workbook.reader import Merge, read_workbook

HALF_PAST_7 = datetime.fromisoformat("2015-03-16T07:30")
BOOK = """<?xml version="1.0" encoding="windows-1258"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>
<Styles><Style ss:ID="s1"><Font ss:FontName=".VnTime"/></Style></Styles>
<Worksheet ss:Name="Trẻ em" ss:Protected="1"><Table>
<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/>
<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">Họ tên</Data>
<Comment><ss:Data>ghi chú</ss:Data></Comment></Cell>
<Cell><Data ss:Type="String">Số</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:StyleID="s1"><Data ss:Type="String">NguyÔn</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="DateTime">2015-03-16T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">2015-03-16T07:30:00.000</Data></Cell>
<Cell><Data ss:Type="Number">24217000456</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>
<Cell ss:Formula="=1+1"/><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="Ẩn"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">
<Visible>SheetHidden</Visible></WorksheetOptions>
</Worksheet></Workbook>"""


def read(tmp_path, text):
    path = tmp_path / "a.xls"
    path.write_text(text, encoding="utf-8")
    return read_workbook(path)


def test_everything_it_says_is_read(tmp_path):
    book = read(tmp_path, BOOK)
    sheet, hidden = book.sheets
    assert (book.format, book.epoch_1904) == ("xml", True)
    assert sheet.rows[0] == ["Họ tên", "", "Số"]
    assert sheet.rows[3] == [
        "NguyÔn", "", "", date(2015, 3, 16), HALF_PAST_7, 24217000456, True,
    ]  # fmt: skip
    assert sheet.merges == (Merge(1, 0, 2, 1),)
    assert sheet.hidden_rows == {4}
    assert sheet.hidden_columns == {1, 2}
    assert sheet.uncomputed == {(4, 7), (4, 8)}
    assert [sheet.visible, hidden.visible] == [True, False]


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        (BOOK[:900], "file_damaged"),
        (BOOK.replace("<Workbook ", '<!DOCTYPE a [<!ENTITY b "x">]><Workbook '), "file_damaged"),
        (BOOK.replace('ss:Index="4"', 'ss:Index="2000000000"'), "file_damaged"),
    ],
)
def test_damage_and_entities_are_refused(tmp_path, spoilt, code):
    with pytest.raises(KnownError) as error:
        read(tmp_path, spoilt)
    assert error.value.code == code
