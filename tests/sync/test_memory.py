"""What is remembered between rounds comes back as it was."""

from datetime import UTC, datetime

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
