import openpyxl
import xlsxwriter

from app.workbook.outgoing.form_page import TITLE_ROWS, set_up_form
from app.workbook.outgoing.writer import ListColumn


def test_the_page_is_kept_in_sight_safe_from_slips_and_printed_across(tmp_path):
    path = tmp_path / "phieu.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(TITLE_ROWS - 1, 0, ["TT", "Họ và tên", "Ghi lại", "Ghi chú"])
        columns = [ListColumn("TT", 4), ListColumn("Họ và tên", 22)]
        set_up_form(page, columns, "&L&8Mã phiếu&R&8&P/&N")
    sheet = openpyxl.load_workbook(path).active
    assert sheet.freeze_panes == "D5"
    assert sheet.protection.sheet
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.print_title_rows == "$1:$4"
    assert sheet.oddFooter.left.text == "Mã phiếu"
