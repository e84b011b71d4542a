"""Periods follow each other without a gap and without a day in two of them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.reports.period import Length, Period, last_ended, period_with

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
lengths = st.sampled_from(Length)
begins = st.integers(1, 28)
DAY = timedelta(days=1)


def test_figures_of_a_day_have_a_period_of_one_day():
    day = date(2026, 6, 8)
    assert Period.of_day(day) == Period(since=day, until=day)
    assert Period.of_day(day).is_day


def test_each_kind_as_the_calendar_has_it():
    day = date(2026, 6, 11)
    assert period_with(Length.WEEK, day) == Period(date(2026, 6, 5), day)
    assert period_with(Length.MONTH, day) == Period(date(2026, 6, 1), date(2026, 6, 30))
    assert period_with(Length.QUARTER, day) == Period(date(2026, 4, 1), date(2026, 6, 30))
    assert period_with(Length.HALF_YEAR, day) == Period(date(2026, 1, 1), date(2026, 6, 30))
    assert period_with(Length.YEAR, day) == Period(date(2026, 1, 1), date(2026, 12, 31))


def test_an_office_may_reckon_from_the_fifteenth():
    assert period_with(Length.MONTH, date(2026, 6, 14), 15) == Period(
        date(2026, 5, 15), date(2026, 6, 14)
    )
    assert period_with(Length.YEAR, date(2025, 12, 15), 15) == Period(
        date(2025, 12, 15), date(2026, 12, 14)
    )


def test_the_last_that_is_over_counts_a_day_that_ends_it():
    assert last_ended(Length.WEEK, date(2026, 6, 11)).until == date(2026, 6, 11)
    assert last_ended(Length.WEEK, date(2026, 6, 12)).until == date(2026, 6, 11)
    assert last_ended(Length.MONTH, date(2026, 6, 29)).until == date(2026, 5, 31)
    assert last_ended(Length.MONTH, date(2026, 6, 30)).until == date(2026, 6, 30)


@given(lengths, days, begins)
def test_each_day_lies_in_exactly_one_and_they_chain(length, day, begins_on):
    period = period_with(length, day, begins_on)
    assert period.since <= day <= period.until
    assert period.is_whole(length)
    for one in (period.since, period.until):
        assert period_with(length, one, begins_on) == period
    before = period.before(length)
    assert before == period_with(length, period.since - DAY, begins_on)
    assert before.until + DAY == period.since
    assert last_ended(length, day, begins_on) in (period, before)


@given(days, st.integers(0, 400), st.sampled_from([*Length, None]))
def test_the_period_before_one_of_any_days_ends_the_day_before(day, more, length):
    period = Period(day, day + timedelta(days=more))
    before = period.before(length)
    assert before.until + DAY == period.since
    if length is None or not period.is_whole(length):
        assert before.until - before.since == period.until - period.since
