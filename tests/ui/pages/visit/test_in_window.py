"""The visit page in the real window: its shortcuts, the way to a record, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.bootstrap import make_application
from ui.look import Look

CTRL = Qt.KeyboardModifier.ControlModifier
TYPED = {"village": "Biêng", "head_name": "Nguyễn Văn Bình", "full_name": "Nguyễn Văn An"}


@pytest.fixture(scope="session")
def look(qapp) -> Look:
    return Look(make_application())


@pytest.fixture
def visit(window, press, rest, qtbot):
    """A visit in the window, as far as a child who is in the book already."""
    press(Qt.Key.Key_2, CTRL)
    rest(window)
    for text in ("bieng", "Nguyễn Văn Bình"):
        qtbot.keyClicks(QApplication.focusWidget(), text) if text.isascii() else insert(text)
        press(Qt.Key.Key_Return)
        rest(window)
    window.page.focus_field("full_name")
    window.page.view.row("full_name").editor.widget.clear()
    insert("Nguyễn Văn An")
    qtbot.waitUntil(lambda: bool(window.page.strip.cards))
    return window.page


def insert(text: str) -> None:
    """Type Vietnamese letters; QTest itself knows only ASCII."""
    QApplication.focusWidget().insert(text)
    QApplication.focusWidget().textEdited.emit(QApplication.focusWidget().text())


def texts(page) -> dict[str, str]:
    return {name: page.view.row(name).editor.read() for name in TYPED}


def test_the_matcher_is_warm_before_the_first_visit(window, qtbot):
    assert window.page.title == "Trang chủ"
    qtbot.waitUntil(lambda: window.desk.matching.likely._matcher is not None)


def test_escape_goes_back_step_by_step_and_loses_nothing(window, visit, press):
    press(Qt.Key.Key_Escape)
    assert visit.focused_field() == "head_name"
    press(Qt.Key.Key_Escape)
    assert visit.focused_field() == "village"
    press(Qt.Key.Key_Escape)
    assert window.page is visit
    assert texts(visit) == TYPED


def test_escape_only_puts_open_offers_away(visit, press, qtbot):
    visit.focus_field("ethnicity")
    QApplication.focusWidget().selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), "mo")
    offers = visit.view.row("ethnicity").editor.widget
    assert offers.is_open
    press(Qt.Key.Key_Escape)
    assert not offers.is_open
    assert visit.focused_field() == "ethnicity"


def test_f9_opens_the_record_and_the_form_is_still_there_afterwards(window, visit, press, rest):
    press(Qt.Key.Key_F9)
    rest(window)
    assert window.page.title == "Trẻ em"
    assert window.page.model.record.title == "Nguyễn Văn An"
    assert window.page.record.isVisible()
    press(Qt.Key.Key_2, CTRL)
    rest(window)
    assert window.page is visit
    assert texts(visit) == TYPED
    assert visit.focused_field() == "full_name"
    assert visit.strip.cards
    assert not visit.draft_bar.isVisible()
