"""A change that breaks the central delays nobody, is tried again, and can be mended; a central
that breaks down over everything is left in peace.
"""

import math

import pytest

from app.services.exchange.give_up import give_up
from app.services.exchange.send_again import send_again
from app.services.exchange.set_aside import FIRST_PAUSE
from app.storage.journal import State
from sync.outcome import Done, NeedsAttention, Waiting
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home, child_of, edit, open_counts, states

POISON = "Hồ sơ làm hỏng trung ương"
BREAKING = {
    "500": faults.failed_500,
    "502": faults.failed_502,
    "hangs up": faults.cut_before,
}


@pytest.fixture
def ill(make_device, faulty):
    """A device with 100 children, one of whom breaks the central."""
    app, client = make_device("official", url=faulty.url)
    children = add_home(app, children=100)
    client.run_once()
    children = [edit(app, child, father_name="Vi Văn An") for child in children]
    bad = edit(app, children[77], father_name=POISON)
    faulty.meet("/push", faults.unless_it_holds(POISON, faults.failed_500))
    return app, client, bad


def pushes(faulty):
    return sum(path.endswith("/push") for path in faulty.seen)


def test_it_delays_nobody_by_more_than_the_halves_of_a_batch(ill, faulty, clock):
    app, client, bad = ill
    faulty.seen.clear()
    outcome = client.run_once()
    assert isinstance(outcome, NeedsAttention)
    assert outcome.reason_code == "needs_fix"
    assert open_counts(app) == {State.NEEDS_FIX: 1}
    failed = pushes(faulty) - outcome_batches(app)
    assert failed <= math.log2(100) + 3
    status = client.status()
    assert (status.set_aside, status.needs_fix, status.pending, status.in_flight) == (1, 1, 0, 0)
    assert status.last_done_at is None or status.trouble == "needs_fix"
    assert FIRST_PAUSE * 0.9 < status.next_try_at - clock() <= FIRST_PAUSE
    assert states(app, bad)[-1] is State.NEEDS_FIX


def outcome_batches(app):
    with app.store.read() as snapshot:
        told = snapshot.sync.attempts(1000)
    return sum(one.request.endswith("/push") and one.outcome == "200" for one in told) - 1


def test_it_is_tried_again_alone_with_growing_pauses_and_is_done_when_it_goes_through(
    ill, faulty, clock
):
    app, client, bad = ill
    client.run_once()
    for times in (1, 2, 3):
        clock.pass_time(seconds=FIRST_PAUSE.total_seconds() * 2 ** (times - 1) - 60)
        faulty.seen.clear()
        client.run_once()
        assert pushes(faulty) == 0  # its pause is not over
        clock.pass_time(seconds=61)
        faulty.seen.clear()
        client.run_once()
        assert pushes(faulty) == 2  # and once more
        assert open_counts(app) == {State.NEEDS_FIX: 1}
    faulty.plan.clear()
    with app.write("sync") as work:
        assert send_again(work) == 1
    assert isinstance(client.run_once(), Done)
    assert child_of(app, bad).father_name == POISON


def test_it_is_mended_or_given_up_like_what_was_refused(ill):
    app, client, bad = ill
    client.run_once()
    edit(app, bad, father_name="Vi Văn Bình")
    assert isinstance(client.run_once(), Done)
    edit(app, bad, father_name=POISON)
    client.run_once()
    assert client.status().set_aside == 1
    assert give_up(app, [("child", bad.id)], on=app.today()).changes == 1
    assert child_of(app, bad).father_name == "Vi Văn Bình"
    assert isinstance(client.run_once(), Done)


def test_a_central_that_breaks_down_over_everything_is_asked_twice_a_round(
    make_device, faulty, clock
):
    app, client = make_device("official", url=faulty.url)
    add_home(app, children=20)
    faulty.meet("/push", faults.failed_500)
    faulty.meet("/digest", faults.failed_500)
    outcome = client.run_once()
    assert isinstance(outcome, Waiting)
    assert outcome.reason_code == "busy"
    assert len(faulty.seen) == 2
    assert open_counts(app) == {State.IN_FLIGHT: 25}
    clock.pass_time(minutes=1)
    assert isinstance(client.run_once(), Done)


def test_one_that_takes_nothing_and_answers_else_is_left_after_a_few(make_device, faulty, clock):
    app, client = make_device("official", url=faulty.url)
    add_home(app, children=40)
    faulty.meet("/push", faults.unless_it_holds("", faults.failed_500))
    outcome = client.run_once()
    assert isinstance(outcome, Waiting)
    assert open_counts(app) == {State.IN_FLIGHT: 45}
    assert len(faulty.seen) <= 27
    faulty.plan.clear()
    clock.pass_time(minutes=30)
    assert isinstance(client.run_once(), Done)


@pytest.mark.parametrize("how", BREAKING)
def test_however_it_breaks_the_others_go_through_in_the_end(how, make_device, faulty, clock):
    app, client = make_device("official", url=faulty.url)
    first = add_home(app, children=3)
    bad = edit(app, first[0], father_name=POISON)
    faulty.meet("/push", faults.unless_it_holds(POISON, BREAKING[how]))
    for _ in range(12):
        client.run_once()
        clock.pass_time(hours=3)
        if client.status().set_aside:
            break
    assert open_counts(app) == {State.NEEDS_FIX: 1}
    assert states(app, first[1]) == [State.DONE]
    assert states(app, bad)[-1] is State.NEEDS_FIX
