"""Periods of reports: from a day to a day, both counted; figures are as of the last of them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days `since` to `until`, both of them counted."""

    since: date
    until: date

    @classmethod
    def of_day(cls, day: date) -> "Period":
        """Give the period of figures that stand for one day alone."""
        return cls(day, day)
