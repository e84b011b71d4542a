"""A sheet to write in: white where something is asked, grey and kept safe elsewhere."""

from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest

from app.domain.cleaning.review_sheet import ReviewFamily, ReviewLine, ReviewSheet
from app.domain.person.birth_date import BirthDate
from app.workbook.outgoing.review_book import write_review_book

NOW = datetime(2026, 6, 8, tzinfo=UTC)
LINE = ReviewLine(
    key="GVN28-B7J75", full_name="Lý Văn An", birth_date=BirthDate(2016), sex="Nam",
    ethnicity="Nùng", father_name="Lý Văn Ba", mother_name="", guardian_name="",
    asked=("incomplete_birth_date",),
)  # fmt: skip
OTHER = replace(LINE, key="4MVYG-0TJRG", full_name="Lý Thị Bé", sex="", asked=("missing_sex",))
SHEET = ReviewSheet(
    commune="Xã Nam Dương", village="Thôn Biêng", on=date(2026, 6, 8), code="07603-12-A",
    families=(ReviewFamily(head_name="Lý Văn Ba", phone="", address="", lines=(LINE, OTHER)),),
)  # fmt: skip


@pytest.fixture
def page(tmp_path):
    write_review_book(tmp_path / "p.xlsx", [SHEET], NOW)
    return openpyxl.load_workbook(tmp_path / "p.xlsx").active


def cell(page, header, row):
    at = [one.value for one in page[4]].index(header)
    return page.cell(row, at + 1)


def test_the_title_says_which_sheet_it_is(page):
    told = [page.cell(row, 1).value for row in (1, 2, 3)]
    assert "Thôn Biêng · Xã Nam Dương · ngày 08/06/2026 · 1 hộ, 2 trẻ" in told
    assert str(told[2]).startswith("Mã phiếu: 07603-12-A ")


def test_there_are_columns_only_for_what_is_asked(page):
    headers = [one.value for one in page[4]]
    assert [h for h in headers if "(ghi lại)" in h] == [
        "Ngày sinh (ghi lại)",
        "Giới tính (ghi lại)",
    ]
    assert cell(page, "Mã dòng", 5).value == "GVN28-B7J75"
    assert cell(page, "Cần hỏi", 6).value == "Xin ghi Nam hay Nữ"


def test_only_white_cells_can_be_written_in_and_no_password_stands_in_the_way(page):
    assert page.protection.sheet
    assert not page.protection.password
    assert not cell(page, "Ngày sinh (ghi lại)", 5).protection.locked
    assert cell(page, "Ngày sinh (ghi lại)", 6).protection.locked
    assert cell(page, "Ngày sinh (ghi lại)", 6).fill.fgColor.rgb == "FFD9D9D9"
    assert cell(page, "Họ và tên", 5).protection.locked
    # Rows and columns can still be made wider, and the list sorted.
    assert not page.protection.formatColumns
    assert not page.protection.sort


def test_a_date_typed_in_stays_the_text_that_was_typed(page):
    assert cell(page, "Ngày sinh (ghi lại)", 5).number_format == "@"


def test_it_prints_on_wide_paper_with_its_header_on_each_page(page):
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$1:$4"
    assert page.freeze_panes == "D5"
    assert (
        "&P/&N" in (page.oddFooter.right.text + str(page.oddFooter.right)) or page.oddFooter.right
    )


def test_a_family_is_parted_from_the_next_by_a_thick_line(page):
    assert cell(page, "Họ và tên", 5).border.top.style == "thick"
    assert cell(page, "Họ và tên", 6).border.top.style == "thin"


def test_the_sheet_ends_with_the_signatures(page):
    assert "Cộng tác viên" in [one.value for one in page[8]]


def test_each_village_has_a_tab_that_excel_takes(tmp_path):
    names = [
        "Tổ dân phố số 10: khu tập thể nhà máy A/B",
        "Tổ dân phố số 10: khu tập thể nhà máy A/C",
    ]
    sheets = [replace(SHEET, village=name) for name in [*names, ""]]
    write_review_book(tmp_path / "p.xlsx", sheets, NOW)
    tabs = openpyxl.load_workbook(tmp_path / "p.xlsx").sheetnames
    assert tabs == [
        "Tổ dân phố số 10 khu tập thể nh", "Tổ dân phố số 10 khu tập th (2)", "Chưa rõ thôn"
    ]  # fmt: skip
