"""A name says what and when, never who; and no sheet is written over."""

from datetime import date

from ui.review_sheets.names import all_sheets_name, free_path, list_name, sheets_name, slug

ON = date(2026, 6, 8)


def test_names_have_no_marks_and_no_spaces():
    assert sheets_name("Thôn Đồng Á", ON) == "phieu-ra-soat_thon-dong-a_2026-06-08"
    assert sheets_name("", ON) == "phieu-ra-soat_chua-ro-thon_2026-06-08"
    assert all_sheets_name(3, ON) == "phieu-ra-soat_3-thon_2026-06-08"
    assert list_name("", ON) == "danh-sach-tre-em_2026-06-08"
    assert list_name("đang lọc", ON) == "danh-sach-tre-em_dang-loc_2026-06-08"


def test_no_system_stumbles_over_a_name():
    assert slug('Tổ 3/4: "A*B?" <C>|\\..') == "to-3-4-a-b-c"
    assert len(slug("Đồng " * 40)) <= 40
    assert slug("…") == ""


def test_a_file_that_is_there_is_never_written_over(tmp_path):
    assert free_path(tmp_path, "phieu", ".xlsx").name == "phieu.xlsx"
    for name in ("phieu.xlsx", "phieu_2.xlsx"):
        (tmp_path / name).touch()
    assert free_path(tmp_path, "phieu", ".xlsx").name == "phieu_3.xlsx"
    assert free_path(tmp_path, "phieu", ".pdf").name == "phieu.pdf"
