from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar.day_off import working_days
from app.domain.calendar.deadline import Completion, Deadline
from app.domain.calendar.due_rule import Occurrence
from app.domain.calendar.due_state import Book, DueState, done_by_period, rule_of, state_of

SINCE = date(2026, 6, 1)
REPORT = Deadline(id="report", code="D3", what="Báo cáo tuần", rule="weekly fri 10:00")


def morning(day):
    """Give the morning of a day counted from the beginning of June."""
    return datetime.combine(SINCE + timedelta(days=day - 1), time())


def book(*done, deadlines=(REPORT,)):
    said = [Completion(id=one, deadline_id="report", period=one) for one in done]
    return Book(deadlines, done_by_period(said), working_days(), SINCE)


def states(day, hour=8, *done, first=date(2026, 6, 1), last=date(2026, 6, 30)):
    now = datetime.combine(date(2026, 6, day), time(hour))
    return {one.occurrence.due_on.day: one.state for one in book(*done).dues(first, last, now)}


def test_a_week_from_monday_to_the_hour_and_after():
    assert states(8)[12] is DueState.RUNNING
    assert states(9)[12] is DueState.SOON
    assert states(12, 9)[12] is DueState.TODAY
    assert states(12, 10)[12] is DueState.LATE
    assert states(15)[12] is DueState.LATE
    assert states(15)[26] is DueState.AHEAD
    assert states(12, 10, "2026-06-08")[12] is DueState.DONE


def test_what_is_late_is_given_up_once_the_next_is_due():
    assert states(18)[12] is DueState.LATE
    assert states(19)[12] is DueState.MISSED
    assert states(19)[19] is DueState.TODAY


def test_nothing_is_late_that_was_due_before_the_book_was_begun():
    may = states(1, first=date(2026, 5, 1))
    assert set(may.values()) >= {DueState.BEFORE}
    once = Deadline(id="once", what="Chốt", rule="2026-05-31")
    (due,) = book(deadlines=[once]).dues(date(2026, 5, 1), SINCE, morning(8))
    assert due.state is DueState.BEFORE


def test_what_is_due_once_stays_late():
    once = Deadline(id="once", what="Chốt", rule="2026-06-02")
    (due,) = book(deadlines=[once]).dues(SINCE, date(2026, 7, 1), morning(98))
    assert due.state is DueState.LATE


def test_what_is_off_or_cannot_be_read_reminds_nobody():
    off = Deadline(id="off", what="x", rule="weekly fri", off=True)
    newer = Deadline(id="newer", what="x", rule="each full moon")
    assert book(deadlines=[off, newer]).dues(SINCE, date(2026, 7, 1), morning(8)) == []
    assert rule_of(newer) is None


@given(
    st.dates(SINCE, date(2026, 12, 31)),
    st.datetimes(morning(8), morning(300)),
    st.timedeltas(timedelta(0), timedelta(days=30)),
)
def test_time_goes_one_way(due, now, passed):
    order = (DueState.AHEAD, DueState.RUNNING, DueState.SOON, DueState.TODAY, DueState.LATE)
    one = Occurrence(due, "p", due - timedelta(days=10))
    before, after = state_of(one, now, SINCE), state_of(one, now + passed, SINCE)
    assert order.index(before) <= order.index(after)
