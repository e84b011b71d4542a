"""*Đơn vị hành chính*: what is in force, a newer list, and back."""

from importlib.resources import files

import pytest

from ui.signals import Wish


@pytest.fixture
def section(window, rest):
    window.go(Wish("settings", {"section": "units"}))
    rest(window)
    return window.page.section


def test_a_commune_is_found_by_typing(section, window, rest, qtbot):
    qtbot.keyClicks(section.text, "nam duong luc ngan")
    rest(window)
    rows = section.rows
    assert [rows.data(rows.index(0, at)) for at in range(4)] == [
        *("07603", "xã Nam Dương, thành phố Bắc Ninh"),
        *("xã Nam Dương, thị xã Chũ, tỉnh Bắc Giang", "chắc chắn"),
    ]


def test_a_newer_list_is_taken_and_taken_back_and_a_wrong_one_refused(
    section, window, rest, tmp_path
):
    assert section.about.text() == "34 tỉnh, thành phố · 3.321 xã, phường, đặc khu · 10.035 xã cũ"
    assert not section.revert.isVisible()
    text = files("resources").joinpath("data", "units.csv").read_text(encoding="utf-8")
    newer, cut = tmp_path / "moi.csv", tmp_path / "cut.csv"
    newer.write_text(text.replace("xã,Xã Nam Dương,,,", "phường,Phường Nam Dương,,,"), "utf-8")
    cut.write_text(text[:50_000], encoding="utf-8")
    section.model.take([cut])
    rest(window)
    assert "cut.csv" in section.told.text.text()
    section.model.take([newer])
    rest(window)
    assert section.told.text.text().startswith("Đã nhận; khác bản trước 1 đơn vị: Phường Nam Dương")
    assert "moi.csv" in section.source.text()
    section.revert.click()
    rest(window)
    assert section.source.text() == "Danh mục đi kèm phần mềm."


def test_the_name_before_a_resolution_is_shown_with_its_day(section, window, rest, qtbot):
    qtbot.keyClicks(section.text, "lang giang bac ninh")
    rest(window)
    rows = section.rows
    found = [rows.data(rows.index(row, 2)) for row in range(rows.rowCount())]
    assert "Xã Lạng Giang, đến 20/09/2026" in found
