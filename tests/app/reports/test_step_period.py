"""Periods beside: a day, a month by the days that mean it, or as many days as there are."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.reports.period import Length, Period, last_ended, period_with
from app.reports.step_period import step_period

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(DAYS, st.sampled_from(Length))
def test_what_goes_forward_comes_back(day, length):
    def usual(one):
        return last_ended(length, one)

    now = period_with(length, day)
    after = step_period(usual, now, 1)
    assert after.before(length) == now
    assert step_period(usual, after, -1) == now


def test_days_follow_days_and_a_fixed_period_moves_by_its_own_length():
    day = Period.of_day(date(2026, 6, 8))
    assert step_period(Period.of_day, day, 1) == Period.of_day(date(2026, 6, 9))
    fixed = Period(date(2026, 6, 1), date(2026, 6, 10))
    assert step_period(lambda _: fixed, fixed, -1) == Period(date(2026, 5, 22), date(2026, 5, 31))
