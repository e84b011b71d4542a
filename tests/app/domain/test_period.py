"""Both ends of a period are counted."""

from datetime import date

from app.domain.period import Period


def test_figures_of_a_day_have_a_period_of_one_day():
    day = date(2026, 6, 8)
    assert Period.of_day(day) == Period(since=day, until=day)
