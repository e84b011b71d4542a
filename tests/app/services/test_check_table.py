"""The tables of letters as they were published: wrong cells are named, right tables praised.

The published table of the districts could be read in part: the other five rows are invented so
that its columns add up as printed.
"""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.errors import KnownError
from app.services.check_table import check_table

TABLES = Path(__file__).parents[2] / "data" / "tables"
PUBLISHED = {
    ("Vĩnh Linh", "Số cần nhập mới"): ("10.190", "10.197", "difference"),
    ("Tổng cộng", "Số cần nhập mới"): ("50.006", "50.013", "difference"),
    ("Vĩnh Linh", "Tỷ lệ (%)"): ("62,05", "62,02", "percent"),
    ("Triệu Phong", "Tỷ lệ (%)"): ("99,54", "99,55", "percent"),
    ("Gio Linh", "Tỷ lệ (%)"): ("58,80", "58,79", "percent"),
    ("Hướng Hóa", "Tỷ lệ (%)"): ("46,11", "46,12", "cut"),
}


def test_every_mismatch_of_the_published_table_is_named_and_no_other():
    found = check_table(TABLES / "huyen.csv")
    told = {(one.row, one.column): (one.stated, one.computed, one.rule) for one in found.wrong}
    assert told == PUBLISHED
    (cut,) = [one for one in found.wrong if one.rule == "cut"]
    assert cut.parts == ("Đã chuẩn hóa", "Tổng số trẻ em")
    assert (cut.row_number, cut.column_number) == (7, 4)


def test_of_a_right_table_nothing_is_said():
    assert check_table(TABLES / "thon.csv").wrong == ()


def test_one_changed_figure_of_a_spreadsheet_is_found(tmp_path):
    path = tmp_path / "bieu.xlsx"
    book = load_workbook(TABLES / "thon.xlsx")
    sheet = book.active
    sheet["C20"] = 4989
    book.save(path)
    (wrong,) = check_table(path).wrong
    assert (wrong.row, wrong.stated, wrong.computed, wrong.rule) == (
        "Tổng cộng",
        "4.989",
        "4.988",
        "total",
    )


def test_a_file_without_figures_is_refused(tmp_path):
    path = tmp_path / "thu.csv"
    path.write_text("Kính gửi,Sở Y tế\n", encoding="utf-8")
    with pytest.raises(KnownError) as refused:
        check_table(path)
    assert refused.value.code == "no_figures_found"
