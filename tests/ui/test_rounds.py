"""The desktop tries again by itself when the store says so, and never two at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sync.enroll import enroll
from sync.memory import keep_memory, read_link, read_memory
from sync.scheduler import Hours, slot_after
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home


@pytest.fixture
def joined(app, central, faulty):
    add_home(app)
    enroll(app, faulty.url, central.enrolment_code("07603", "máy thử"))
    return app


def plan(app, **how_long):
    """Write down that a round is due, as one that failed does."""
    with app.write("sync") as work:
        memory = read_memory(work.settings)
        due = app.clock() + timedelta(**how_long)
        keep_memory(work.settings, replace(memory, next_try_at=due, trouble="offline"))
    return due


def pushes(faulty):
    return sum("/push" in path for path in faulty.seen)


def test_a_round_that_failed_is_tried_again_without_a_press(joined, faulty, open_main, qtbot):
    faulty.meet("/push", faults.failed_502)
    window = open_main(joined)
    rounds = window.desk.rounds
    rounds.begin()
    qtbot.waitUntil(lambda: rounds.outcome is not None, timeout=20_000)
    assert rounds.outcome.trouble == "busy"
    qtbot.waitUntil(lambda: rounds.outcome.complete, timeout=20_000)
    assert pushes(faulty) == 2
    qtbot.waitUntil(lambda: window.side.foot.text().startswith("Đã gửi hết"), timeout=20_000)


def test_a_round_due_while_the_program_was_closed_runs_after_it_opens(joined, open_main, qtbot):
    plan(joined, minutes=-5)
    window = open_main(joined)
    qtbot.waitUntil(lambda: window.desk.rounds.outcome is not None, timeout=20_000)
    assert window.desk.rounds.outcome.complete


def test_it_waits_for_the_moment_and_a_press_needs_no_waiting(joined, faulty, open_main, qtbot):
    plan(joined, minutes=10)
    window = open_main(joined)
    assert "thử lại 08:10" in window.side.foot.text()
    qtbot.wait(200)
    assert faulty.seen[1:] == []
    window.desk.rounds.begin()
    qtbot.waitUntil(lambda: window.desk.rounds.outcome is not None, timeout=20_000)
    assert window.desk.rounds.outcome.complete


def test_one_round_at_a_time(joined, faulty, open_main, qtbot, rest):
    window = open_main(joined)
    begun = []
    rounds = window.desk.rounds
    rounds.began.connect(lambda: begun.append(rounds.running))
    for _ in range(3):
        rounds.begin()
    assert window.desk.rounds.running
    rest(window)
    assert begun == [True]
    assert pushes(faulty) == 1


def test_nobody_is_called_before_the_time_the_central_asked_for(
    joined, faulty, open_main, clock, rest
):
    faulty.meet("/push", faults.jammed("600"))
    window = open_main(joined)
    rounds = window.desk.rounds
    for _ in range(2):
        rounds.begin()
        rest(window)
        assert rounds.outcome.trouble == "busy"
    assert pushes(faulty) == 1
    due = window.desk.sync.state().next_try_at
    assert due >= clock.now + timedelta(minutes=9)
    window.refresh_sync()
    rest(window)
    left = timedelta(milliseconds=rounds._timer.remainingTime())
    assert abs(left - (due - clock.now)) < timedelta(seconds=30)  # a press in vain delays nothing
    clock.pass_time(minutes=-30)  # the clock is set back: it does not wait half an hour longer
    window.refresh_sync()
    rest(window)
    assert timedelta(milliseconds=rounds._timer.remainingTime()) < timedelta(seconds=5)


def test_what_was_stopped_by_a_person_is_not_begun_by_the_program(joined, open_main, rest):
    window = open_main(joined)
    rounds = window.desk.rounds
    rounds.begin()
    rounds.stop()
    rest(window)
    assert rounds.outcome.trouble == "cancelled"
    assert window.desk.sync.state().next_try_at is None
    assert not rounds.running


def test_the_daily_round_begins_by_itself_at_its_moment(joined, faulty, open_main, qtbot, clock):
    """The moment of the evening comes, nobody presses anything, and everything is sent."""
    with joined.store.read() as snapshot:
        slot = slot_after(read_link(snapshot.settings).device_id, clock.now, Hours())
    clock.now = slot - timedelta(minutes=5)
    window = open_main(joined)
    qtbot.wait(100)
    assert window.desk.sync.state().next_slot_at == slot
    assert pushes(faulty) == 0
    clock.now = slot
    window.refresh_sync()  # as it does every half minute
    qtbot.waitUntil(lambda: window.desk.rounds.outcome is not None, timeout=20_000)
    assert window.desk.rounds.outcome.complete
    assert window.desk.sync.state().next_slot_at > slot


def test_what_waits_for_two_days_is_red_at_the_foot(joined, open_main, clock, rest):
    window = open_main(joined)
    assert "chờ gửi" in window.side.foot.text()
    clock.pass_time(hours=49)
    window.refresh_sync()
    rest(window)
    assert window.side.foot.text().endswith("đã quá 48 giờ")
