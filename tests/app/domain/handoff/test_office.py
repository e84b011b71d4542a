"""Days of the lists, and offices as settings change them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.handoff.office import ASKABLE, changed_office, first_offices, told_of

POLICE = first_offices("xã")["police"]


def test_the_first_offices_are_those_of_the_letters():
    assert list(first_offices("phường")) == ["police", "health", "school", "other"]
    assert first_offices("phường")["police"].name == "Công an phường"
    assert all(set(one.asks) <= set(ASKABLE) for one in first_offices("xã").values())


def test_a_list_of_thursday_is_back_on_wednesday():
    assert POLICE.due_after(date(2026, 6, 18)) == date(2026, 6, 24)
    assert POLICE.due_after(date(2026, 6, 17)) == date(2026, 6, 24)
    assert POLICE.due_after(date(2026, 6, 19)) == date(2026, 6, 24)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 6), st.integers(0, 6))
def test_days_are_found_for_every_week(on, sends, returns):
    office = replace(POLICE, sends_on=sends, returns_on=returns)
    due = office.due_after(on)
    assert due.weekday() == returns
    assert on < due <= on + timedelta(days=7)
    last = office.list_day(on)
    assert last.weekday() == sends
    assert on - timedelta(days=6) <= last <= on


def test_what_is_told_of_an_office_is_read_back():
    changed = replace(POLICE, name="CA đặc khu", sends_on=0, returns_on=4, asks=("sex", "phone"))
    assert changed_office(POLICE, told_of(changed)) == changed


@pytest.mark.parametrize(
    "told", [{}, {"name": " ", "sends_on": "7", "returns_on": "x", "asks": ""}]
)
def test_what_cannot_be_read_changes_nothing(told):
    assert changed_office(POLICE, told) == POLICE
