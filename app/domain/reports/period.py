"""Periods of reports: from a day to a day, both counted; figures are as of the last of them.

Weeks go from Friday to Thursday: they are reported on Friday at 10:00 (domain.md §9). Months,
quarters and years begin on the first, or on the day of the month that an office reckons from
(NĐ 09/2019 Đ12: from the 15th to the 14th); they are named by the month in which they end.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

_DAY = timedelta(days=1)
_FRIDAY = 4


class Length(Enum):
    """How long a period is that repeats; the value is its months, 0 for a week."""

    WEEK = 0
    MONTH = 1
    QUARTER = 3
    HALF_YEAR = 6
    YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """The days `since` to `until`, both of them counted."""

    since: date
    until: date

    @classmethod
    def of_day(cls, day: date) -> "Period":
        """Give the period of figures that stand for one day alone."""
        return cls(day, day)

    @property
    def is_day(self) -> bool:
        """Whether it is one day alone."""
        return self.since == self.until

    def before(self, length: Length | None = None) -> "Period":
        """Give the period before: of its own kind, or of as many days where it is none."""
        eve = self.since - _DAY
        if length and self.is_whole(length):
            return period_with(length, eve, self._begins_on(length))
        return Period(eve - (self.until - self.since), eve)

    def is_whole(self, length: Length) -> bool:
        """Whether it is a week, a month …, wherever months begin."""
        begins_on = self._begins_on(length)
        return begins_on <= _LAST_START and period_with(length, self.until, begins_on) == self

    def _begins_on(self, length: Length) -> int:
        return 1 if length is Length.WEEK else self.since.day


_LAST_START = 28


def period_with(length: Length, day: date, begins_on: int = 1) -> Period:
    """Give the period in which a day lies; `begins_on` (1 to 28) is where months begin."""
    if length is Length.WEEK:
        since = day - timedelta(days=(day.weekday() - _FRIDAY) % 7)
        return Period(since, since + timedelta(days=6))
    months = length.value
    month = day.year * 12 + day.month - 1 + (1 < begins_on <= day.day)
    first = month - month % months
    return Period(_start(first, begins_on), _start(first + months, begins_on) - _DAY)


def last_ended(length: Length, day: date, begins_on: int = 1) -> Period:
    """Give the newest period that is over at the end of a day."""
    now = period_with(length, day, begins_on)
    return now if now.until == day else period_with(length, now.since - _DAY, begins_on)


def _start(month: int, begins_on: int) -> date:
    """Give the first day of what is named by a month, counted from the year 0."""
    year, number = divmod(month - (begins_on > 1), 12)
    return date(year, number + 1, begins_on)
