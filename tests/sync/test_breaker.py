"""Open means silence, whatever is pressed and whatever the clock does; and nobody gives up."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.breaker import LONGEST_REST_SECONDS, STRIKES, Breaker
from sync.client import SyncClient
from sync.memory import Memory, read_memory
from sync.outcome import Done
from tests.sync import faulty_line as faults
from tests.sync.faulty_line import FaultyLine
from tests.sync.homes import add_home

LONGEST = timedelta(seconds=LONGEST_REST_SECONDS)


def test_three_strikes_open_it_and_each_rest_is_twice_as_long():
    breaker, rests = Breaker(), []
    for _ in range(9):
        breaker = breaker.after_failure("timed_out")
        rests.append(breaker.rest_seconds)
    assert rests == [0, 0, 600, 1200, 2400, 4800, 7200, 7200, 7200]
    assert breaker.probes
    assert Breaker.from_values(breaker.values()) == breaker


def test_what_never_reached_the_central_does_not_open_it():
    breaker = Breaker()
    for code in ("offline", "portal", "paused") * 5:
        breaker = breaker.after_failure(code)
    assert (breaker.probes, breaker.failures) == (False, 10)
    for _ in range(5):  # it says when to come: to obey is enough
        breaker = breaker.after_failure("busy", asked=30.0)
    assert not breaker.probes
    tripped = Breaker(3, STRIKES, 1)
    assert tripped.after_failure("offline").rest_seconds == 600


def test_we_come_back_by_ourselves_after_the_rest_and_not_all_at_once():
    draw = random.Random(3).random
    breaker = Breaker(3, STRIKES, 1)
    tries = [breaker.silence(0.0, draw) for _ in range(200)]
    assert {held for held, _ in tries} == {600}
    assert min(wait for _, wait in tries) >= 600
    assert max(wait for _, wait in tries) > 850
    assert breaker.silence(1e9, draw)[0] == LONGEST_REST_SECONDS


def test_it_opens_probes_with_one_change_and_closes(make_device, faulty: FaultyLine, clock):
    """Three failures: silence, also for a press and a new process; then one change alone."""
    app, client = make_device("official", url=faulty.url)
    add_home(app, children=5)
    faulty.meet("/push", *[faults.jammed("")] * 4)
    for _ in range(3):
        outcome = client.run_once()
        assert outcome.reason_code == "busy"
        clock.pass_time(seconds=1)
    assert outcome.next_try_at - clock.now > timedelta(minutes=9)

    calls = len(faulty.seen)
    pressed = client.run_once()
    assert (pressed.reason_code, pressed.next_try_at) == ("resting", outcome.next_try_at)
    again = SyncClient(app.store, None, clock, app.new_id, lambda: 0.0)
    assert again.run_once().reason_code == "resting"
    assert len(faulty.seen) == calls

    clock.pass_time(minutes=10)
    assert client.run_once().reason_code == "busy"  # the probe, and it fails
    assert len(faulty.seen) == calls + 1
    with app.store.read() as snapshot:
        tried = [len(one.change_ids) for one in snapshot.sync.outbox.all_frozen(9) if one.tries]
        assert tried == [1]
    clock.pass_time(minutes=11)
    assert client.run_once().reason_code == "resting"
    clock.pass_time(minutes=9)
    done = client.run_once()
    assert isinstance(done, Done)
    assert done.tally.accepted == 4 + 1 + 5
    with app.store.read() as snapshot:
        assert read_memory(snapshot.settings).breaker == Breaker()


CODES = ("good", "busy", "timed_out", "cut_off", "unreachable", "offline", "portal", "paused")
STEP = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from((0.0, 30.0, 700.0, 7200.0, 1e12)),
    st.one_of(st.floats(0, 9000), st.sampled_from((-86_400.0, -3600.0, -5.0, 86_400.0))),
)


@given(st.lists(STEP, max_size=40), st.integers(0, 999))
@settings(max_examples=150, deadline=None)
def test_silence_is_kept_and_never_longer_than_the_longest(steps, seed):
    """However outcomes and a jumping clock fall: asked or open means silent, and silence ends."""
    now, memory, draw = datetime(2026, 6, 8, 1, tzinfo=UTC), Memory(), random.Random(seed).random
    strikes, silent_until = 0, now
    for code, asked, jump in steps:
        if not memory.holds(now):
            if code == "good":
                memory, strikes = replace(memory, breaker=Breaker(), not_before=None), 0
            else:
                memory = memory.after_halt(code, asked, now, draw)
                strikes += not asked and code not in ("offline", "portal", "paused")
                silent_until = now + min(LONGEST, timedelta(seconds=min(asked, 1e6)))
                if strikes >= STRIKES:
                    silent_until = max(silent_until, now + timedelta(minutes=10))
                assert memory.holds(silent_until - timedelta(seconds=1)) or silent_until == now
                assert now <= memory.next_try_at <= now + LONGEST * 1.5
                assert memory.next_try_at >= silent_until
        assert memory.breaker.probes == (strikes >= STRIKES)
        now += timedelta(seconds=jump)
        assert not (memory.holds(now) and memory.holds(now + LONGEST))
        assert not memory.holds(now - timedelta(days=900))
