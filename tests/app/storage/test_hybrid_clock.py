"""A change is later than all that was written or seen before it, however wrong the clock is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.exchange.hybrid_time import milliseconds
from app.storage.hybrid_clock import Learnt
from tests.sync.homes import add_home, edit


def time_of_last(app):
    with app.store.read() as snapshot:
        return snapshot.journal.last_time()


def learn(app, apart=timedelta(), newest=0):
    now = app.clock()
    with app.write("sync") as work:
        work.clock.learn(now, now + apart, newest)
        return work.clock.learnt()


def test_a_clock_set_back_writes_later_all_the_same(app, clock):
    child = add_home(app)[0]
    before = time_of_last(app)
    clock.pass_time(days=-1)
    edit(app, child, special="DB01")
    assert time_of_last(app) == before + 1
    with app.store.read() as snapshot:
        change = snapshot.journal.of_entity("child", child.id)[-1].change
    assert change.at < clock.now
    assert change.lead > 0


def test_what_was_seen_at_the_central_lies_behind_what_is_written_next(app, clock):
    seen = milliseconds(clock.now) + 90_000
    learn(app, newest=seen)
    add_home(app)
    assert time_of_last(app) == seen + 1


@pytest.mark.parametrize(
    ("apart", "offset"),
    [(20, 0), (-29, 0), (3_600, 3_600_000), (-3_600, -3_600_000)],
)
def test_an_offset_is_learnt_beyond_the_noise_of_a_line(app, apart, offset):
    assert learn(app, timedelta(seconds=apart)).offset == offset


def test_a_learnt_offset_stays_until_it_is_plainly_another(app):
    learn(app, timedelta(seconds=3_600))
    assert learn(app, timedelta(seconds=3_610)).offset == 3_600_000
    assert learn(app, timedelta(seconds=2)) == Learnt()
    assert learn(app, timedelta(seconds=29)) == Learnt()


def test_capture_dates_are_untouched(app, clock):
    learn(app, timedelta(hours=2))
    child = add_home(app)[0]
    with app.store.read() as snapshot:
        (line,) = snapshot.journal.of_entity("child", child.id)
    assert abs(line.change.at - clock.now) < timedelta(minutes=1)
    assert line.change.lead >= 7_199_000
    assert replace(line.change, lead=0).lead == 0
