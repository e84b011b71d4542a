from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.signals import Wish


@pytest.fixture
def page(window, rest):
    window.go(Wish("children"))
    rest(window)
    return window.page


def names(page):
    return [page.rows.row_of(row).full_name for row in range(page.rows.rowCount())]


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_it_lists_everyone_by_given_name(page):
    assert names(page) == [
        "Nguyễn Văn An", "Nguyễn Thị Ánh", "Giáp Thị Đào", "Hoàng Hòa", "Đặng Minh Khang",
    ]  # fmt: skip
    assert page.count.text() == "5 trẻ"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dang", ["Đặng Minh Khang"]),
        ("anh", ["Nguyễn Thị Ánh"]),
        ("lam", ["Giáp Thị Đào"]),
        ("hoà", ["Nguyễn Văn An", "Nguyễn Thị Ánh", "Hoàng Hòa"]),
        ("0242160000", ["Nguyễn Văn An"]),
    ],
)
def test_typing_finds_without_tones(page, window, rest, typed, found):
    page.search.insert(typed)
    rest(window)
    shown = names(page)
    assert set(found) <= set(shown) if typed == "hoà" else shown == found


def test_facets_count_under_the_rest_of_the_filter(page, window, qtbot, rest):
    lines = {facet.name: facet.count for facet in page.model.facets.villages}
    assert lines == {
        "Tất cả các thôn": 5, "Biêng": 2, "Đồng Á": 1, "Hoa Quảng": 1, "Tân Thành": 0,
        "Chưa rõ thôn": 1,
    }  # fmt: skip
    choose(qtbot, page.problems, "Chưa có số định danh")
    rest(window)
    assert names(page) == ["Nguyễn Thị Ánh", "Đặng Minh Khang"]
    lines = {facet.name: facet.count for facet in page.model.facets.villages}
    assert (lines["Biêng"], lines["Hoa Quảng"]) == (1, 0)
    choose(qtbot, page.villages, "Biêng")
    rest(window)
    assert names(page) == ["Nguyễn Thị Ánh"]


def choose(qtbot, facets, name):
    row = [line.text.split(":")[0] for line in facets.lines].index(name)
    place = facets.visualRect(facets.model().index(row)).center()
    qtbot.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_header_sorts_and_sorts_back(page, window, rest):
    page.table.horizontalHeader().sectionClicked.emit(1)
    rest(window)
    born = names(page)
    assert born == [
        "Giáp Thị Đào", "Nguyễn Văn An", "Đặng Minh Khang", "Nguyễn Thị Ánh", "Hoàng Hòa",
    ]  # fmt: skip
    page.table.horizontalHeader().sectionClicked.emit(1)
    rest(window)
    assert names(page) == born[::-1]


def test_enter_opens_the_record_and_the_arrows_go_through_the_list(page, window, press, rest):
    page.table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    rest(window)
    assert page.record.isVisible()
    assert page.record.title.text() == "Nguyễn Thị Ánh"
    assert page.table.hasFocus()
    press(Qt.Key.Key_Down)
    rest(window)
    assert page.record.title.text() == "Giáp Thị Đào"
    press(Qt.Key.Key_Escape)
    assert not page.record.isVisible()
    assert page.table.hasFocus()


def test_the_record_says_everything_in_words(page, window, rest):
    page.pane._open(3)
    rest(window)
    text = said(page.record)
    assert "Tên thôn không có trong danh sách thôn của xã." in text
    assert "nguyên văn: Xóm Lạ" in text
    assert "01/01/2020" in text
    assert "Nhập danh sách · Cán bộ thử" in text
    assert "Lập hồ sơ trẻ" in text
    assert "danh sach.xlsx#" in text
    assert "unknown_village" not in text


def test_history_tells_what_was_changed_by_whom(page, window, rest):
    app = window.desk.app
    child_id = page.model.ids[0]
    with app.write("visit") as work:
        child = work.children.get(child_id)
        work.save(replace(child, mother_name="Trần Thị Hoà"), reason="đối chiếu giấy khai sinh")
    page.model.open(child_id)
    rest(window)
    newest = page.model.record.history[0]
    assert "Thăm hộ · Cán bộ thử" in newest.headline
    assert newest.details == (
        "Họ tên mẹ: Trần Thị Hoa → Trần Thị Hoà",
        "Lý do: đối chiếu giấy khai sinh",
    )


def test_escape_goes_back_one_step_at_a_time(page, window, qtbot, press, rest):
    page.model.choose_problem("missing_national_id")
    qtbot.keyClicks(page.search, "an")
    rest(window)
    page.pane._open(0)
    rest(window)
    for left in ("words", "problem", ""):
        press(Qt.Key.Key_Escape)
        rest(window)
        assert not page.record.isVisible()
        assert bool(page.model.filter.words) is (left == "words")
        assert bool(page.model.filter.problem) is (left in ("words", "problem"))
    assert len(page.model.ids) == 5


def test_nothing_found_offers_the_way_back(page, window, qtbot, rest):
    qtbot.keyClicks(page.search, "zzz")
    rest(window)
    assert page.empty.text() == "Không có trẻ nào khớp"
    page.widen.click()
    rest(window)
    assert page.count.text() == "5 trẻ"
    assert page.search.text() == ""


def test_an_empty_book_offers_to_bring_a_list_in(empty_window, rest):
    empty_window.go(Wish("children"))
    rest(empty_window)
    assert empty_window.page.bring.isVisible()


def test_the_name_stays_in_sight_when_the_table_is_scrolled_sideways(page, qtbot):
    page.table.horizontalScrollBar().setValue(page.table.horizontalScrollBar().maximum())
    assert page.table._frozen.geometry().x() <= 2
    assert page.table._frozen.isVisible()


def test_the_list_follows_what_is_written_and_keeps_its_place(page, window, rest):
    page.table.go_to(3)
    app = window.desk.app
    with app.write("visit") as work:
        child = work.children.get(page.model.ids[0])
        work.save(replace(child, full_name="Nguyễn Văn Ứng"))
    window.desk.signals.announce("child")
    rest(window)
    assert names(page)[-1] == "Nguyễn Văn Ứng"
    assert page.rows.row_of(page.table.currentIndex().row()).full_name == "Hoàng Hòa"


def test_the_record_leads_to_the_visit(page, window, rest):
    page.pane._open(0)
    rest(window)
    page.record.visit.click()
    rest(window)
    assert window.page.title == "Thăm hộ"
