from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar.day_off import working_days
from app.domain.calendar.deadline import Deadline
from app.domain.calendar.due_rule import (
    KINDS,
    Occurrence,
    Rule,
    next_occurrence,
    occurrences,
    read_rule,
    weekly_of,
    write_rule,
)
from app.domain.calendar.due_state import rule_of

DAYS = working_days()
dates = st.dates(date(2026, 1, 1), date(2035, 6, 30))
hours = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
again = st.one_of(
    st.builds(
        Rule, kind=st.just("weekly"), weekday=st.integers(0, 6), before=st.booleans(), at=hours
    ),
    st.builds(
        Rule, kind=st.just("monthly"), month_day=st.integers(1, 31), before=st.booleans(), at=hours
    ),
)
once = st.builds(Rule, kind=st.just("once"), day=dates, before=st.booleans(), at=hours)
spans = st.tuples(dates, dates).map(
    lambda both: Rule(kind="span", begins=min(both), day=max(both), before=False)
)
lists = st.builds(Rule, kind=st.sampled_from(("out", "back")), office=st.just("police"))
rules = st.one_of(again, once, spans, lists)


def given_days(rule, first, last):
    return list(occurrences(rule, first, last, DAYS))


@given(rules)
def test_a_rule_comes_back_from_its_text(rule):
    assert read_rule(write_rule(rule)) == rule


@given(rules, dates, st.integers(0, 500))
def test_before_a_day_means_a_working_day(rule, first, length):
    for one in given_days(rule, first, first + timedelta(days=length)):
        assert first <= one.due_on <= first + timedelta(days=length)
        if rule.before:
            assert DAYS.has(one.due_on)


@given(again, dates, st.integers(1, 500), st.integers(1, 500))
def test_periods_neither_skip_nor_come_twice(rule, first, some, more):
    """Two spans side by side give what one over both gives, and each period once."""
    middle, last = first + timedelta(days=some), first + timedelta(days=some + more)
    whole = given_days(rule, first, last)
    parts = given_days(rule, first, middle - timedelta(days=1)) + given_days(rule, middle, last)
    assert parts == whole
    periods = [date.fromisoformat(one.period) for one in whole]
    assert sorted(set(periods)) == periods
    longest = 7 if rule.kind == "weekly" else 31
    assert all((b - a).days <= longest for a, b in pairwise(periods))
    assert [one.due_on for one in whole] == sorted(one.due_on for one in whole)


@given(rules, dates)
def test_the_next_one_is_later_and_nothing_lies_between(rule, day):
    after = next_occurrence(rule, day, DAYS)
    if after is not None:
        assert after.due_on > day
        assert given_days(rule, day + timedelta(days=1), after.due_on)[0] == after
        further = next_occurrence(rule, after.due_on, DAYS)
        assert further is None or (further.due_on > after.due_on and further.period != after.period)
    elif rule.kind in ("weekly", "monthly"):
        pytest.fail("what comes again has no end")


def test_friday_is_to_the_hour():
    (friday,) = given_days(read_rule("weekly fri 10:00"), date(2026, 6, 8), date(2026, 6, 14))
    assert friday == Occurrence(date(2026, 6, 12), "2026-06-08", date(2026, 6, 8), time(10))
    assert not friday.is_past(datetime.fromisoformat("2026-06-12T09:59"))
    assert friday.is_past(datetime.fromisoformat("2026-06-12T10:00"))
    assert friday.is_past(datetime.fromisoformat("2026-06-13T00:00"))


def test_the_dates_of_the_letters():
    june, july = date(2026, 6, 1), date(2026, 7, 31)
    said = {
        "before 2026-06-30": ["2026-06-29"],
        "before 2026-06-18": ["2026-06-17"],
        "before monthly 20": ["2026-06-19", "2026-07-17"],
        "before monthly 15": ["2026-06-12", "2026-07-14"],
        "2026-06-04..2026-06-15": ["2026-06-15"],
        "out police": [],
    }
    for rule, days in said.items():
        found = given_days(read_rule(rule), june, july)
        assert [one.due_on.isoformat() for one in found] == days


def test_a_short_month_ends_on_its_last_day():
    (one,) = given_days(read_rule("monthly 31"), date(2027, 2, 1), date(2027, 2, 28))
    assert one.due_on == date(2027, 2, 28)


def test_what_is_no_rule_is_refused():
    for text in ("", "weekly", "weekly fr", "2026-02-30", "monthly 0", "monthly 32", "fri 10:00",
                 "2026-06-05..2026-06-04", "weekly fri 25:00", "out"):  # fmt: skip
        assert rule_of(Deadline(id="a", what="x", rule=text)) is None, text


def test_lists_go_by_the_weekday_of_their_office():
    rule = weekly_of(read_rule("out police"), 3)
    assert [one.due_on.day for one in given_days(rule, date(2026, 6, 8), date(2026, 6, 21))] == [
        11,
        18,
    ]
    assert {rule.kind for rule in map(read_rule, ("out police", "back police"))} < set(KINDS)
    assert read_rule("2026-06-30").is_once
    assert not rule.is_once
