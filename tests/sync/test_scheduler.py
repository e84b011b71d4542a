"""Each device has a moment of its own in the evening, keeps it, and makes up for a missed one."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import KnownError
from app.services.app import VIETNAM
from sync.memory import Link, Memory, keep_link, keep_memory
from sync.scheduler import (
    CATCH_UP,
    Hours,
    Watch,
    fraction,
    keep_hours,
    read_hours,
    read_time,
    slot_after,
    slot_on,
)

DAY = date(2026, 6, 8)
NOON = datetime(2026, 6, 8, 12, tzinfo=VIETNAM)
DEVICE = "019ea2e1"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.integers(0, 366 * 86_400).map(lambda passed: NOON + timedelta(seconds=passed))


@given(
    st.sampled_from(("a", "019ea2e1", "máy")),
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    times,
    times,
)
def test_the_moment_lies_in_the_hours_and_is_the_same_each_time(device, day, begins, ends):
    hours = Hours(begins, ends)
    slot = slot_on(device, day, hours)
    assert datetime.combine(day, begins, VIETNAM) <= slot
    assert slot < datetime.combine(day, begins, VIETNAM) + hours.length
    assert timedelta(0) < hours.length <= timedelta(days=1)
    assert slot == slot_on(device, day, hours)


@given(moments, times, times)
def test_there_is_always_a_next_moment_within_two_days(moment, begins, ends):
    slot = slot_after(DEVICE, moment, Hours(begins, ends))
    assert moment < slot <= moment + timedelta(days=2)


def test_devices_are_spread_evenly_over_the_evening_and_differ_from_day_to_day():
    quarters = [0] * 16
    for number in range(8000):
        slot = slot_on(f"device {number}", DAY, Hours())
        assert time(18) <= slot.time() < time(22)
        quarters[
            int((slot - slot.replace(hour=18, minute=0, second=0, microsecond=0)) / (15 * MINUTE))
        ] += 1
    assert min(quarters) > 400
    assert max(quarters) < 600
    assert abs(fraction(DEVICE, DAY) - fraction(DEVICE, DAY + timedelta(days=1))) > 0.001


def test_hours_are_kept_and_may_be_off(app):
    with app.store.read() as snapshot:
        assert read_hours(snapshot.settings) == Hours(time(18), time(22))
    night = Hours(time(22, 30), time(2), is_on=False)
    with app.write("setting") as work:
        keep_hours(work.settings, night)
    with app.store.read() as snapshot:
        assert read_hours(snapshot.settings) == night
    assert night.length == 3.5 * HOUR
    assert slot_after(DEVICE, NOON, night) is None
    assert read_time(" 18:30 ") == time(18, 30)
    assert read_time("7") == time(7)
    for nonsense in ("", "25:00", "18:99", "sáu giờ"):
        with pytest.raises(KnownError):
            read_time(nonsense)


def note(app, **memory):
    with app.write("test") as work:
        keep_link(work.settings, Link(url="https://a.vn", token="t", device_id=DEVICE))
        keep_memory(work.settings, Memory(**memory))


def slot_seen(app, watch, now):
    with app.store.read() as snapshot:
        return watch.slot(snapshot, now)


def test_while_it_is_open_the_round_begins_at_its_moment_and_once_a_day(app):
    slot = slot_on(DEVICE, DAY, Hours())
    note(app, noted_at=NOON - HOUR)
    watch, now = Watch(NOON), NOON
    while now < slot + 2 * MINUTE:  # nobody began a round: the moment stays what it was
        assert slot_seen(app, watch, now) == slot
        now += 5 * MINUTE
    note(app, noted_at=slot + MINUTE)
    assert slot_seen(app, watch, now) == slot_on(DEVICE, DAY + timedelta(days=1), Hours())


def test_a_missed_moment_is_made_up_for_within_an_hour_of_opening_or_waking(app):
    note(app, noted_at=NOON)
    morning = NOON + 20 * HOUR
    missed = slot_seen(app, Watch(morning), morning)
    assert morning <= missed < morning + CATCH_UP
    slept = Watch(NOON)
    assert slot_seen(app, slept, NOON) < morning
    assert slot_seen(app, slept, morning) == missed
    assert slot_seen(app, slept, morning + MINUTE) == missed


def test_the_next_round_is_the_sooner_of_retry_and_evening(app):
    slot = slot_on(DEVICE, DAY, Hours())
    memory = Memory(noted_at=NOON, next_try_at=NOON + HOUR)
    note(app, noted_at=NOON, next_try_at=NOON + HOUR)
    with app.store.read() as snapshot:
        assert Watch(NOON).due(snapshot, NOON) == NOON + HOUR
    note(app, noted_at=NOON, next_try_at=slot + HOUR)
    with app.store.read() as snapshot:
        assert Watch(NOON).due(snapshot, NOON) == slot
    back = NOON - timedelta(days=3)
    assert memory.due(back) == back  # the clock was set back: not three days of silence
    assert replace(memory, next_try_at=None).due(back) is None


def test_a_book_that_joined_nothing_waits_for_nothing(app):
    with app.store.read() as snapshot:
        assert Watch(NOON).due(snapshot, NOON) is None
