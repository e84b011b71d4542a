"""The report shows the file again, each row at its place, with what is wrong marked and said."""

from datetime import UTC, date, datetime

import openpyxl
import pytest

from app.domain.errors import KnownError
from app.workbook.outgoing.report_file import SUMMARY, Look, ToldRow, write_report
from app.workbook.sheet import Sheet
from app.workbook.table import Column, Row, Table

NOW = datetime(2026, 6, 8, tzinfo=UTC)
ROWS = [
    ["DANH SÁCH TRẺ EM", "", ""],
    ["Họ và tên", "Ngày sinh", "Số định danh"],
    ["=1+1", date(2015, 3, 16), "024215604933"],
    ["Lê Thị Mai", 2018.0, ""],
    ["Tổng cộng", "", 2],
]
COLUMNS = [("Họ và tên", "full_name"), ("Ngày sinh", "birth_year"), ("Số", "national_id")]


def table(name="DS"):
    columns = tuple(Column(at, header, field) for at, (header, field) in enumerate(COLUMNS))
    return Table(name, (2,), columns, tuple(Row(at, ROWS[at - 1]) for at in (3, 4)))


def written(path, told, name="DS", **rest):
    write_report(
        path, [(Sheet(name, ROWS), [table(name)])], told, [("Dòng", 2)], created=NOW, **rest
    )
    return openpyxl.load_workbook(path)


def test_each_row_stands_where_it_was_with_what_is_said_of_it(tmp_path):
    marks = {"birth_date": Look.WRONG, "village": Look.CHECK}
    told = {
        ("DS", 3): ToldRow("thêm"),
        ("DS", 4): ToldRow("để lại", ["Ngày sinh: sai", "Thiếu thôn"], marks, Look.ASIDE),
        ("DS", 5): ToldRow("dòng cộng"),
    }
    book = written(tmp_path / "bc.xlsx", told)
    assert book.sheetnames == [SUMMARY, "DS"]
    sheet = book["DS"]
    assert sheet["A1"].value == "DANH SÁCH TRẺ EM"
    assert [cell.value for cell in sheet[2]][3:] == ["Kết quả nhập", "Cần xem lại"]
    assert (sheet["A3"].data_type, sheet["A3"].value) == ("s", "=1+1")
    assert sheet["B3"].value.date() == date(2015, 3, 16)
    assert [cell.value for cell in sheet[4]] == [
        "Lê Thị Mai",
        2018,
        None,
        "để lại",
        "Ngày sinh: sai\nThiếu thôn",
    ]
    assert sheet["B4"].fill.fgColor.rgb.endswith("F8D0CC")
    assert sheet["D4"].fill.fgColor.rgb.endswith("E3E3E3")
    assert sheet["B3"].fill.fgColor.rgb == "00000000"
    assert sheet["D5"].value == "dòng cộng"
    assert [cell.value for cell in book[SUMMARY][2]] == ["Dòng", 2]


@pytest.mark.parametrize("name", ["tóm tắt", "a/b:c", "x" * 40, "''"])
def test_any_name_of_a_sheet_is_made_one_that_excel_takes(tmp_path, name):
    assert len(written(tmp_path / "bc.xlsx", {}, name).sheetnames) == 2


def test_a_report_that_is_cancelled_leaves_no_file(tmp_path):
    def stop():
        raise KnownError("cancelled")

    with pytest.raises(KnownError, match="cancelled"):
        written(tmp_path / "bc.xlsx", {}, tick=stop)
    assert list(tmp_path.iterdir()) == []


def test_two_lists_side_by_side_are_told_apart(tmp_path):
    rows = [["Họ và tên", "", "Họ và tên"], ["Lê Văn An", "", "Vi Thị Mai"]]
    lists = [
        Table(
            "DS", (1,), (Column(at, "Họ và tên", "full_name"),), (Row(2, rows[1]),), beside=letter
        )
        for at, letter in ((0, ""), (2, "C"))
    ]
    told = {
        ("DS", 2): ToldRow("thêm"),
        ("DS [C]", 2): ToldRow("xem lại", ["Tên: sai"], {"full_name": Look.WRONG}),
    }
    write_report(tmp_path / "bc.xlsx", [(Sheet("DS", rows), lists)], told, [], created=NOW)
    sheet = openpyxl.load_workbook(tmp_path / "bc.xlsx")["DS"]
    assert [cell.value for cell in sheet[2]][3:] == ["thêm", None, "xem lại", "Tên: sai"]
    assert sheet["C2"].fill.fgColor.rgb.endswith("F8D0CC")
    assert sheet["A2"].fill.fgColor.rgb == "00000000"
