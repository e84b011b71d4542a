"""What python-calamine cannot read ends in one code."""

import pytest
import xlsxwriter

from app.workbook.formats.ready import Ready, read_sheets
from app.workbook.formats.unread import UnreadError


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"nothing", bytes(2000)])
def test_damage_has_a_code(content):
    with pytest.raises(UnreadError) as error:
        read_sheets(Ready(content))
    assert error.value.code == "file_damaged"


def test_sheets_of_charts_are_passed_over(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("DS").write(0, 0, 1)
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=DS!$A$1:$A$1"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)
    assert [sheet.name for sheet in read_sheets(Ready(path.read_bytes()))] == ["DS"]
