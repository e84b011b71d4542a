"""What is remembered between rounds comes back as it was."""

import json
from datetime import UTC, datetime, timedelta

from sync.breaker import Breaker
from sync.congestion import Pace
from sync.memory import Link, Memory, keep_link, keep_memory, read_link, read_memory


def test_a_store_that_never_joined_remembers_nothing(app):
    with app.store.read() as snapshot:
        assert read_link(snapshot.settings) == Link()
        assert read_memory(snapshot.settings) == Memory()
        assert not Link().enrolled


def test_link_and_memory_come_back(app):
    link = Link("https://central.example", "secret", "CODE", "07603.secret", "device", ("a", "b"))
    memory = Memory(
        pace=Pace(size=9),
        breaker=Breaker(4, 3, 1),
        noted_at=datetime(2026, 6, 8, 0, 50, tzinfo=UTC),
        codings=("identity",),
        not_before=datetime(2026, 6, 8, 1, tzinfo=UTC),
        next_try_at=None,
        last_done_at=datetime(2026, 6, 7, 1, tzinfo=UTC),
        digest_ok=False,
        trouble="busy",
    )
    with app.write("sync") as work:
        keep_link(work.settings, link)
        keep_memory(work.settings, memory)
    with app.store.read() as snapshot:
        assert read_link(snapshot.settings) == link
        assert link.enrolled
        assert read_memory(snapshot.settings) == memory


NOTED = datetime(2026, 6, 8, 1, tzinfo=UTC)


def test_silence_holds_from_when_it_was_noted_until_it_ends():
    hour = timedelta(hours=1)
    memory = Memory(noted_at=NOTED, not_before=NOTED + hour)
    assert memory.holds(NOTED)
    assert memory.holds(NOTED + hour * 0.99)
    assert not memory.holds(NOTED + hour)
    assert not memory.holds(NOTED - timedelta(seconds=1))  # the clock was set back
    assert not Memory(noted_at=NOTED).holds(NOTED)


def test_why_nobody_is_called():
    assert Memory(trouble="busy").held_by == "busy"
    assert Memory().held_by == "paused"
    assert Memory(trouble="busy", breaker=Breaker(3, 3, 1)).held_by == "resting"


def test_what_an_older_program_remembered_is_read(app):
    old = {
        "pace": {"size": 40, "ceiling": 500, "doubling": False, "failures": 2},
        "codings": ["gzip"], "not_before": None, "next_try_at": None, "last_done_at": None,
        "digest_ok": None, "trouble": "busy", "unfinished": 0,
    }  # fmt: skip
    with app.write("sync") as work:
        work.settings.put("sync.memory", json.dumps(old))
    with app.store.read() as snapshot:
        memory = read_memory(snapshot.settings)
    assert (memory.pace, memory.breaker) == (Pace(40, 500, doubling=False), Breaker())
