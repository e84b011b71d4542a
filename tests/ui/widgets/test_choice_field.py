"""The field that finds as one types, with the keys as UniKey sends them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.choice_field import Choice, ChoiceField
from ui.widgets.label_search import matching_labels

VILLAGES = ["Hoa Quảng", "Hòn Tròn", "Đồng Á", "Đồng Quýt"]


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def field(window, qtbot):
    column = QVBoxLayout(window)
    made, after = ChoiceField(), QLineEdit()
    column.addWidget(made)
    column.addWidget(after)

    def suggest(text):
        made.offer(text, [Choice(name, name) for name in matching_labels(VILLAGES, text, 8)])

    made.asked.connect(suggest)
    window.resize(300, 400)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def press(field, key=0, text=""):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(field, event)


def unikey(field, *keys):
    """Send what UniKey sends: `<` is a backspace, anything else a letter."""
    for key in keys:
        if key == "<":
            press(field, Qt.Key.Key_Backspace)
        else:
            press(field, text=key)


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ("Hoa<à", "Hoà"),  # H o a f, the new way of placing the tone
        ("Hoa<<òa", "Hòa"),  # H o a f, the old way
        ("Do<<Đo<ô<<Đô<ồng", "Đồng"),  # D o d o f n g, letter by letter
    ],
)
def test_unikey_writes_what_the_typist_means(field, keys, written):
    unikey(field, *keys)
    assert field.text() == written


def test_offers_never_write_into_the_text(field):
    unikey(field, *"Ho")
    assert [offer.label for offer in field.offers] == ["Hoa Quảng", "Hòn Tròn"]
    press(field, Qt.Key.Key_Down)
    assert field.marked.label == "Hòn Tròn"
    assert field.text() == "Ho"
    assert not field.selectedText()


def test_enter_takes_the_marked_offer(field, qtbot):
    unikey(field, *"dong")
    with qtbot.waitSignal(field.chosen) as chosen:
        press(field, Qt.Key.Key_Return)
    assert chosen.args[0].key == "Đồng Á"
    assert field.text() == "Đồng Á"
    assert not field.is_open


def test_tab_takes_it_too(field, qtbot):
    unikey(field, *"hon")
    with qtbot.waitSignal(field.chosen):
        press(field, Qt.Key.Key_Tab)
    assert field.text() == "Hòn Tròn"
    assert not field.hasFocus()


def test_escape_puts_the_offers_away_and_keeps_the_text(field):
    unikey(field, *"hon")
    press(field, Qt.Key.Key_Escape)
    assert not field.is_open
    assert field.text() == "hon"


def test_enter_on_an_empty_field_takes_nothing(field):
    press(field, Qt.Key.Key_Down)
    assert len(field.offers) == 4
    assert field.marked is None
    press(field, Qt.Key.Key_Return)
    assert field.text() == ""


def test_an_answer_to_an_older_text_is_left_aside(field):
    unikey(field, *"hon")
    field.offer("h", [Choice("x", "Xa")])
    assert [offer.label for offer in field.offers] == ["Hòn Tròn"]


def test_the_offers_are_a_part_of_the_window(field):
    unikey(field, *"hon")
    assert QApplication.activePopupWidget() is None
    assert field.hasFocus()
