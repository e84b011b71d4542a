"""Of a review sheet only the answers count, under the key of their row."""

from dataclasses import replace

from app.domain.handoff.row_key import SheetCode
from app.workbook.review import as_review, sheet_code_of
from app.workbook.table import Column, Passed, Row, Table


def sheet(*headers: str, fields=(), title: str = "") -> Table:
    known = dict(zip(headers, fields, strict=False))
    columns = tuple(Column(at, text, known.get(text, "")) for at, text in enumerate(headers))
    passed = (Passed(1, "title", title),) if title else ()
    return Table("Đồng Á", (3,), columns, (Row(4, ["x"], village="Đồng Á"),), passed, "Đồng Á")


def fields_of(table: Table) -> list[str]:
    return [column.field for column in table.columns]


def test_what_we_printed_says_nothing_new():
    table = sheet(
        "Mã dòng", "Họ và tên", "Ngày sinh", "Ngày sinh (ghi lại)", fields=("", "full_name")
    )
    read = as_review(table)
    assert fields_of(read) == ["row_key", "birth_date"]
    assert read.village == ""
    assert read.rows[0].village == ""


def test_the_code_of_the_title_says_what_the_sheet_knew():
    title = f"PHIẾU RÀ SOÁT · Mã phiếu: {SheetCode('07603', 88)} · Thôn Đồng Á"
    table = sheet("Mã dòng", "Giới tính (ghi lại)", title=title)
    assert sheet_code_of(table) == SheetCode("07603", 88)
    assert as_review(table).seen == 88


def test_without_its_code_a_sheet_knows_nothing_for_sure():
    table = sheet("Mã dòng", "Giới tính (ghi lại)", title="Mã phiếu: 07603-88-?")
    assert as_review(table).seen == 0
    assert as_review(replace(table, passed=(Passed(1, "title", "Mã phiếu:"),))).seen == 0


def test_sloppy_headers_and_headers_of_two_rows_are_known():
    table = sheet("MÃ DÒNG", "Cần hỏi / số định danh  (GHI LẠI)")
    assert fields_of(as_review(table)) == ["row_key", "national_id"]


def test_an_export_keeps_its_columns_and_has_its_keys():
    table = sheet("Họ và tên", "Thôn", "Mã dòng", fields=("full_name", "village"))
    read = as_review(table)
    assert fields_of(read) == ["full_name", "village", "row_key"]
    assert read.village == "Đồng Á"


def test_any_other_list_stays_as_it_is():
    table = sheet("Họ và tên", "Ngày sinh (ghi lại)", fields=("full_name", "birth_date"))
    assert as_review(table) is table
