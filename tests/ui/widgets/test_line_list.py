import pytest
from PySide6.QtCore import Qt

from ui.models.line_model import Line
from ui.widgets.line_list import LineList

LINES = [Line("a", "Biêng"), Line("b", "Đồng Á"), Line("c", "Hoa Quảng")]


@pytest.fixture
def shown(qtbot):
    made = LineList("Thôn")
    qtbot.addWidget(made)
    made.show_lines(LINES, 1)
    made.show()
    return made


def test_showing_and_marking_tells_nobody(shown, qtbot):
    with qtbot.assertNotEmitted(shown.mark_moved):
        shown.show_lines(LINES[:2], 1)
        shown.mark(0)
    assert shown.marked.key == "a"
    shown.mark(-1)
    assert shown.marked is None
    shown.show_lines([])
    assert shown.marked is None


def test_the_arrows_move_the_mark_and_enter_takes_it(shown, qtbot):
    with qtbot.waitSignal(shown.mark_moved) as moved:
        qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert moved.args == ["c"]
    with qtbot.waitSignal(shown.taken) as taken:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert taken.args == ["c"]


def test_a_click_takes_a_line(shown, qtbot):
    place = shown.visualRect(shown.model().index(0)).center()
    with qtbot.waitSignal(shown.taken) as taken:
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert taken.args == ["a"]
