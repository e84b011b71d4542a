"""Work says how far it is, and stops when that is wanted."""

import threading
import time

import pytest

from app.domain.errors import KnownError
from app.services.pace import Pace, say_nothing


def test_steps_are_told_now_and_then_and_the_end_always():
    told = []
    pace = Pace(250, lambda done, total: told.append((done, total)), lambda: False)
    for _ in range(250):
        pace.tick()
    pace.finish()
    assert told == [(100, 250), (200, 250), (250, 250)]
    pace.tick(1000)
    assert told[-1] == (250, 250)


def test_it_stops_soon_after_it_was_told_to():
    pace = Pace(250, say_nothing, lambda: True)
    with pytest.raises(KnownError, match="cancelled"):
        for _ in range(101):
            pace.tick()
    with pytest.raises(KnownError, match="cancelled"):
        pace.listen()


def test_one_long_step_is_listened_beside():
    told = []
    pace = Pace(2, lambda done, total: told.append((done, total)), lambda: False)
    assert pace.beside(lambda: time.sleep(0.35) or "read") == "read"
    assert told[0] == (0, 2)
    assert told[-1] == (1, 2)
    assert len(told) >= 3
    with pytest.raises(ValueError, match="0x"):
        pace.beside(lambda: int("0x"))


def test_nobody_waits_for_a_long_step_that_is_not_wanted_any_more():
    release = threading.Event()
    began = time.perf_counter()
    with pytest.raises(KnownError, match="cancelled"):
        Pace(1, say_nothing, lambda: True).beside(lambda: release.wait(20))
    assert time.perf_counter() - began < 5
    release.set()
