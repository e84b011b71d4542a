"""A report is the file again: each row at its place, with what became of it and what is wrong."""

from datetime import date

import openpyxl
import pytest

from app.commands.rows import REPORT_WORDS
from app.domain.errors import KnownError
from app.services.lists.import_workbook import found_with, import_found
from app.services.lists.save_report import save_report

ON = date(2026, 6, 8)
AN = [1, "TE1", "Lê Văn An", "16/3/2015", "Nam", "024215604933", "Lê Văn Tú", "Biêng", ""]
BA = [2, "TE2", "Vi Ba", "32/1/2020", "Nam", "", "Vi Quân", "Đội 9", ""]


def saved(app, path, target):
    found = found_with(app, path, {}, on=ON)
    save_report(app, import_found(app, found, on=ON), found, target, REPORT_WORDS)
    return openpyxl.load_workbook(target)


def test_every_row_says_what_became_of_it(app, list_file, tmp_path):
    book = saved(app, list_file(AN, BA), tmp_path / "báo cáo.xlsx")
    sheet = book["DS"]
    assert [sheet.cell(row, 10).value for row in (1, 2, 3)] == ["Kết quả nhập"] + ["thêm mới"] * 2
    assert "Ngày sinh: không có trên lịch" in sheet.cell(3, 11).value
    assert "Thôn: chưa có trong sổ" in sheet.cell(3, 11).value
    assert sheet.cell(3, 4).fill.fgColor.rgb.endswith("F8D0CC")
    assert sheet.cell(3, 8).fill.fgColor.rgb.endswith("FDEECB")
    counts = {row[0].value: row[1].value for row in book["Tóm tắt"].iter_rows(min_row=2)}
    assert (counts["Tổng số dòng"], counts["thêm mới"]) == (2, 2)
    assert counts["Số định danh: chưa có"] == 1
    assert counts["Ngày sinh: không có trên lịch"] == 1
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"


def test_what_was_changed_or_kept_stands_beside_its_row(app, list_file, tmp_path):
    saved(app, list_file(AN), tmp_path / "1.xlsx")
    corrected = [*AN[:2], "Lê Ngọc An", *AN[3:]]
    sheet = saved(app, list_file(corrected), tmp_path / "2.xlsx")["DS"]
    assert "Họ và tên: “Lê Văn An” → “Lê Ngọc An”" in sheet.cell(2, 11).value


def test_a_cancelled_report_leaves_no_file(app, list_file, tmp_path):
    found = found_with(app, list_file(*[AN] * 200), {}, on=ON)
    report = import_found(app, found, on=ON, dry_run=True)
    target = tmp_path / "bc.xlsx"
    with pytest.raises(KnownError, match="cancelled"):
        save_report(app, report, found, target, REPORT_WORDS, cancelled=lambda: True)
    assert not target.exists()
