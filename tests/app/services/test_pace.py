"""Work says how far it is, and stops when that is wanted."""

import pytest

from app.domain.errors import KnownError
from app.services.pace import Pace, now_and_then, say_nothing


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


def test_listening_now_and_then_is_enough():
    heard = []
    step = now_and_then(lambda: heard.append(1))
    for _ in range(250):
        step()
    assert len(heard) == 2
