"""Ticks stay while the villages are shown anew."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.ids import VillageId
from ui.widgets.village_ticks import VillageTicks

A, B, C = (VillageId(name) for name in "abc")


@pytest.fixture
def ticks(qtbot):
    made = VillageTicks()
    qtbot.addWidget(made)
    made.show_villages([(A, "A"), (B, "B")])
    return made


def test_all_are_ticked_at_first(ticks):
    assert ticks.ticked == [A, B]
    assert ticks.all.isChecked()


def test_one_box_turns_all(ticks, qtbot):
    with qtbot.waitSignal(ticks.turned):
        ticks.all.click()
    assert ticks.ticked == []
    ticks.all.click()
    assert ticks.ticked == [A, B]


def test_ticks_stay_when_the_villages_are_shown_anew(ticks):
    ticks.box(A).click()
    ticks.show_villages([(A, "A"), (B, "B"), (C, "C")])
    assert ticks.ticked == [B]
    assert not ticks.all.isChecked()


def test_a_new_village_is_ticked_when_all_are(ticks):
    ticks.show_villages([(A, "A"), (B, "B"), (C, "C")])
    assert ticks.ticked == [A, B, C]


def test_whoever_ticks_by_keyboard_stays_at_the_box(ticks):
    ticks.show()
    ticks.box(A).setFocus()
    box = ticks.box(A)
    ticks.show_villages([(A, "A: 3 trẻ"), (B, "B")])
    assert ticks.box(A) is box
    assert box.text() == "A: 3 trẻ"


def test_tab_goes_from_box_to_box_before_what_follows(qtbot):
    page = QWidget()
    column, ticks, button = QVBoxLayout(page), VillageTicks(), QPushButton("Lập")
    for part in (ticks, button):
        column.addWidget(part)
    qtbot.addWidget(page)
    ticks.show_villages([(A, "A"), (B, "B")])
    assert ticks.all.nextInFocusChain() is ticks.box(A)
    assert ticks.box(B).nextInFocusChain() is button
