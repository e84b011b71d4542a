"""The period before or after one, as a kind of report takes its periods."""

from collections.abc import Callable
from datetime import date, timedelta

from app.domain.reports.period import Period

_DAY = timedelta(days=1)
_FURTHEST = 800
"""Days to look ahead: two years and more."""


def step_period(usual: Callable[[date], Period], now: Period, step: int) -> Period:
    """Give the nearest other period that is meant on some day before (-1) or after (1).

    Where none is found, one of the same length stands beside.
    """
    day = now.until
    for _ in range(_FURTHEST):
        day += step * _DAY
        found = usual(day)
        if found.until != now.until and (found.until > now.until) == (step > 0):
            return found
    length = now.until - now.since + _DAY
    return Period(now.since + step * length, now.until + step * length)
