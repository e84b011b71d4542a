"""Days on which nobody works: weekends, the holidays of the file, and what the office changes.

`holidays.csv` says of each day how sure it is: `law` (fixed by Bộ luật Lao động, Điều 112),
`lunar` (reckoned from the lunar calendar), `derived` (made up for a weekend, Điều 111), `chosen`
(the Prime Minister decides each year) or `uncertain`. Of a year it does not know only weekends
and the fixed days are off.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.ids import calendar_id
from app.domain.status import Status

CONFIDENCES = ("law", "lunar", "derived", "chosen", "uncertain")
FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))
"""(month, day) of the holidays that are the same every year."""
_SATURDAY = 5
_DAY = timedelta(days=1)
_LONGEST = 60
"""No row of days off is longer; a file that says so is not believed further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """What the office says of one day: nobody works then, or (`works`) everybody does."""

    id: str
    day: date
    name: str = ""
    works: bool = False
    status: Status = Status.ACTIVE
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Holiday:
    """A line of the file."""

    day: date
    name: str
    confidence: str
    note: str = ""


def day_off_id(day: date) -> str:
    """Give one id to what is said of a day, whichever device says it."""
    return calendar_id("day_off", day.isoformat())


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Says which days are worked."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    """Days that are worked although they would be off."""
    known: frozenset[int] = frozenset()
    """The years whose moving holidays are known."""

    def has(self, day: date) -> bool:
        """Whether a day is worked."""
        if day in self.worked:
            return True
        fixed = day.year not in self.known and (day.month, day.day) in FIXED
        return day.weekday() < _SATURDAY and day not in self.off and not fixed

    def before(self, day: date) -> date:
        """Give the last working day before a day: what “trước ngày …” means."""
        for back in range(1, _LONGEST + 1):
            if self.has(day - back * _DAY):
                return day - back * _DAY
        return day - _DAY

    def is_sure(self, day: date) -> bool:
        """Whether the holidays of its year are known."""
        return day.year in self.known


@cache
def shipped_holidays() -> tuple[Holiday, ...]:
    """Read the holidays that come with the program."""
    return tuple(
        Holiday(date.fromisoformat(row["day"]), row["name"], row["confidence"], row["note"])
        for row in read_code_list("holidays")
    )


def working_days(
    changes: Iterable[DayOff] = (), holidays: Iterable[Holiday] | None = None
) -> WorkingDays:
    """Put together what the file says, the shipped one if no other, and what the office changed."""
    holidays = shipped_holidays() if holidays is None else tuple(holidays)
    said = [one for one in changes if one.status is Status.ACTIVE]
    worked = {one.day for one in said if one.works}
    off = {one.day for one in holidays} | {one.day for one in said if not one.works}
    known = {one.day.year for one in holidays}
    return WorkingDays(frozenset(off - worked), frozenset(worked), frozenset(known))
