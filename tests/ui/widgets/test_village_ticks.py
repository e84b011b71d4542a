"""Ticks stay while the villages are shown anew."""

import pytest

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
