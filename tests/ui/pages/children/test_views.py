"""Saved views and the choice of columns, as both lists of children use them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.signals import Wish


@pytest.fixture
def page(window, rest):
    window.go(Wish("children"))
    rest(window)
    return window.page


def titles(page):
    header = page.table.horizontalHeader()
    order = [header.logicalIndex(place) for place in range(header.count())]
    shown = [column for column in order if not page.table.isColumnHidden(column)]
    return [page.rows.columns[column].title for column in shown]


def test_columns_are_hidden_and_moved_by_keyboard(page, window, press, rest):
    page.pane.column_button.click()
    assert QApplication.focusWidget() is page.pane.chooser.list
    before = titles(page)
    press(Qt.Key.Key_Space)
    rest(window)
    assert titles(page) == [before[0], *before[2:]]
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == [before[0], *before[2:]]  # a hidden column has no place
    page.pane.chooser.list.mark(0)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(page)[:3] == [before[0], before[3], before[2]]
    assert page.pane.view_button.text() == "Tất cả trẻ em *"
    press(Qt.Key.Key_Escape)
    assert not page.pane.chooser.isVisible()
    assert page.pane.column_button.hasFocus()
    page.pane.chooser.reset_asked.emit()
    assert titles(page) == before
    assert page.pane.view_button.text() == "Tất cả trẻ em"


def test_a_view_is_saved_found_after_a_restart_and_forgotten(page, window, open_main, qtbot, rest):
    page.model.choose_problem("missing_national_id")
    page.pane.chooser.chosen.emit(("full_name", "village"))
    rest(window)
    page.pane.view_button.click()
    page.pane.views.name.setFocus()
    page.pane.views.name.insert("Của tôi")
    qtbot.keyClick(page.pane.views.name, Qt.Key.Key_Return)
    rest(window)
    assert page.pane.view_button.text() == "Của tôi"
    again = open_main(window.desk.app)
    again.go(Wish("children"))
    rest(again)
    pane = again.page.pane
    assert pane.view_button.text() == "Của tôi"
    assert again.page.model.filter.problem == "missing_national_id"
    assert titles(again.page) == ["Họ và tên", "Thôn"]
    pane.views.chosen.emit("Tất cả trẻ em")
    rest(again)
    assert len(again.page.model.ids) == 5
    pane.views.removed.emit("Của tôi")
    rest(again)
    assert [view.name for view in again.page.model.views.own] == []


def test_a_built_in_view_brings_its_filter_order_and_columns(page, window, rest):
    page.pane.views.chosen.emit("Chưa có số định danh")
    rest(window)
    assert len(page.model.ids) == 2
    assert page.model.filter.sort == "village"
    assert "Số định danh" not in titles(page)
    page.model.choose_problem("")
    rest(window)
    assert page.pane.view_button.text() == "Chưa có số định danh *"


def test_a_view_of_another_version_is_left_out_quietly(page, window, rest):
    page.model.views.take_up('{"own": [{"name": "Cũ", "wanted": {"worklist": "gone"}}]}')
    assert page.model.views.own == ()
    page.model.views.take_up("not json")
    assert page.model.views.own == ()


def test_letters_typed_over_the_list_go_into_the_search(page, window, press, rest, qtbot):
    page.table.setFocus()
    qtbot.keyClicks(page.table, "d")
    qtbot.keyClicks(page.search, "ang")
    rest(window)
    assert page.search.text() == "dang"
    assert page.count.text() == "1 trẻ"
