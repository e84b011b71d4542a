"""Nam or Nữ in one press, by whatever the typist is used to."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.sex_field import SexField


@pytest.fixture
def field(qtbot):
    made = SexField()
    qtbot.addWidget(made)
    return made


def press(field, text="", key=0):
    for letter in text or [""]:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, event)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("n", "Nam"),
        ("nam", "Nam"),
        ("nu", "Nữ"),
        ("nữ", "Nữ"),
        ("1", "Nam"),
        ("2", "Nữ"),
        ("x", ""),
    ],
)
def test_letters_and_digits_choose(field, typed, value):
    press(field, typed)
    assert field.text() == value


def test_unikey_ends_at_the_word_meant(field):
    press(field, "nu")
    press(field, key=Qt.Key.Key_Backspace)
    press(field, "ữ")
    assert field.text() == "Nữ"


def test_backspace_takes_it_back_and_tells(field, qtbot):
    press(field, "n")
    with qtbot.waitSignal(field.edited) as edited:
        press(field, key=Qt.Key.Key_Backspace)
    assert edited.args == [""]
    assert field.text() == ""


def test_showing_a_value_tells_nobody(field, qtbot):
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("Nữ")
    assert field.text() == "Nữ"
    field.set_text("")
    assert field.text() == ""
