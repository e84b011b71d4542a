"""The day of an id is the day in Vietnam, to the millisecond at midnight, and asked or not."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.ids import id_maker
from app.services.movements.made_days import MadeDays

MIDNIGHT = datetime(2026, 6, 8, 17, 0, tzinfo=UTC)
"""In Vietnam the 9th begins."""


def ids(*moments):
    times = iter(moments)
    make = id_maker(lambda: next(times), random.Random(7).getrandbits)
    return [make() for _ in moments]


def test_around_midnight_each_id_has_its_own_day():
    seconds = (-70, -1, 0, 1, 70)
    days = MadeDays()
    made = ids(*(MIDNIGHT + timedelta(seconds=s) for s in seconds))
    wanted = [date(2026, 6, 8)] * 2 + [date(2026, 6, 9)] * 3
    assert [days.of(one) for one in made] == wanted
    assert [days.of(one) for one in reversed(made)] == wanted[::-1]


@pytest.mark.parametrize("odd", ["", "TE01", "01a21bf3", "not-an-id-that-says-when-it-was-made"])
def test_other_ids_say_nothing(odd):
    days = MadeDays()
    (one,) = ids(MIDNIGHT + timedelta(hours=3))
    assert days.of(one) == date(2026, 6, 9)
    assert days.of(odd) is None
    assert days.of(one[:8] + odd) is None
    assert days.of(one.replace("-7", "-4", 1)) is None
