"""What is due on the days of a week: reports, and the lists that go to the police and come back."""

from datetime import date, datetime, time

import pytest

from app.domain.calendar.due_state import DueState
from app.services.calendar.change_deadline import switch_deadline
from app.services.calendar.keep_plan import take_plan
from app.services.calendar.mark_done import mark_done
from app.services.calendar.read_calendar import (
    PRESSING,
    Calendar,
    count_pressing,
    current_line,
    find_deadline,
    here,
    morning_of,
    read_calendar,
    read_deadlines,
    weekday_of,
)
from app.services.handoff.read_offices import read_offices
from tests.app.domain.calendar.test_plan_check import CAO_DUC
from tests.app.services.police import Commune

JUNE = [None, *(date(2026, 6, day) for day in range(1, 31))]


@pytest.fixture
def commune(app, tmp_path):
    return Commune(app, tmp_path)


def told(app, day, first=8, last=30, hour=0):
    with app.store.read() as snapshot:
        now = datetime.combine(JUNE[day], time(hour))
        lines = read_calendar(app, snapshot, JUNE[first], JUNE[last], now)
    return {(one.due.deadline.code, one.due.occurrence.due_on.day): one for one in lines}


def state(app, day, code, due, hour=0):
    return told(app, day, hour=hour)[code, due].state


def now_due(app, day, hour=0):
    with app.store.read() as snapshot:
        calendar = Calendar(app, snapshot, datetime.combine(JUNE[day], time(hour)))
        lines = calendar.pressing((*PRESSING, DueState.SOON))
    return [(one.due.deadline.code, one.due.occurrence.due_on.day, one.state) for one in lines]


def test_the_file_is_the_beginning(app):
    with app.store.read() as snapshot:
        assert [one.code for one in read_deadlines(snapshot)][:3] == ["D1", "D2", "D3"]
        assert find_deadline(snapshot, "d3").what.startswith("Báo cáo tuần")
        assert find_deadline(snapshot, "") is None
    assert ("D2", 19) not in told(app, 8)
    assert here(app).date() == date(2026, 6, 8)
    assert morning_of(JUNE[8]) == datetime.combine(JUNE[8], time())


def test_the_friday_report_is_due_to_the_hour_and_done_by_hand(app):
    assert state(app, 12, "D3", 12, hour=9) is DueState.TODAY
    assert state(app, 12, "D3", 12, hour=10) is DueState.LATE
    line = told(app, 12)["D3", 12]
    mark_done(app, line.due.deadline.id, line.due.occurrence.period)
    done = told(app, 12, hour=11)["D3", 12].due.done
    assert (done.done_by, done.done_at[:10]) == ("Cán bộ thử", "2026-06-08")
    assert state(app, 12, "D3", 19, hour=11) is DueState.AHEAD


def test_what_is_late_comes_first(app):
    assert now_due(app, 13) == [("D3", 12, DueState.LATE), ("D4", 12, DueState.LATE),
                                ("D7", 15, DueState.SOON)]  # fmt: skip


def test_a_list_that_went_out_is_done_by_itself(commune):
    app = commune.app
    thursday = told(app, 11)["D5", 11]
    assert (thursday.state, thursday.reminder.children) == (DueState.TODAY, 3)
    assert state(app, 12, "D5", 11) is DueState.LATE
    app.clock.pass_time(days=3)
    made = commune.send()
    out = told(app, 12)["D5", 11]
    assert (out.state, out.due.done.note) == (DueState.DONE, made.hand_off.code)
    back = told(app, 17)["D6", 17]
    assert (back.state, back.code, back.by_hand) == (DueState.TODAY, made.hand_off.code, False)
    assert back.reminder.children == 3
    assert state(app, 18, "D6", 17) is DueState.LATE


def test_a_week_without_anybody_to_send_is_no_work(app):
    assert state(app, 11, "D5", 11) is DueState.NOTHING
    assert ("D5", 11) not in {(code, day) for code, day, _ in now_due(app, 11)}


def test_a_list_sent_on_paper_is_marked_by_hand(commune):
    line = told(commune.app, 11)["D5", 11]
    mark_done(commune.app, line.due.deadline.id, line.due.occurrence.period)
    assert state(commune.app, 12, "D5", 11) is DueState.DONE


def test_what_is_switched_off_reminds_nobody(commune):
    with commune.app.store.read() as snapshot:
        lists = find_deadline(snapshot, "D5")
    switch_deadline(commune.app, lists.id, off=True)
    assert ("D5", 11) not in told(commune.app, 11)


def test_the_count_beside_the_place(commune):
    commune.app.clock.pass_time(days=4)
    with commune.app.store.read() as snapshot:
        assert (
            count_pressing(commune.app, snapshot) == 3
        )  # the list, and the two reports of a Friday


def test_the_current_one_is_the_late_one_then_the_next(app):
    lines = [one for (code, _), one in told(app, 13).items() if code == "D3"]
    assert current_line(lines).due.occurrence.due_on == JUNE[12]
    assert current_line(lines[1:]).due.occurrence.due_on == JUNE[19]
    assert current_line([]) is None


def test_the_steps_of_a_plan_are_due_and_done_like_all_else(app):
    take_plan(app, "Đợt", CAO_DUC)
    assert state(app, 16, "2", 18) is DueState.SOON
    assert state(app, 19, "2", 18) is DueState.LATE
    assert ("3", 18) not in told(app, 16)
    assert state(app, 16, "4", 17) is DueState.SOON
    line = told(app, 19)["2", 18]
    mark_done(app, line.due.deadline.id, line.due.occurrence.period)
    assert state(app, 19, "2", 18) is DueState.DONE


def test_the_weekday_of_a_list_is_that_of_its_office(app):
    with app.store.read() as snapshot:
        offices = read_offices(app, snapshot)
        found = {name: find_deadline(snapshot, name) for name in ("D3", "D5", "D6")}
    assert [weekday_of(one, offices) for one in found.values()] == [None, 3, 2]
