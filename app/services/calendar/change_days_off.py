"""Change which days nobody works: the holidays of the file are a beginning."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.calendar.day_off import DayOff, Holiday, day_off_id
from app.domain.status import Status
from app.domain.text.text import nfc_clean
from app.services.app import App
from app.services.calendar.change_deadline import CALENDAR
from app.services.calendar.holiday_files import holidays_of
from app.services.outcome import Saved
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day of the list: what the file says of it, and what the office does."""

    day: date
    holiday: Holiday | None
    change: DayOff | None

    @property
    def is_off(self) -> bool:
        """Whether nobody works then."""
        return not self.change.works if self.change else True

    @property
    def name(self) -> str:
        """What the day is."""
        said = self.change.name if self.change else ""
        return said or (self.holiday.name if self.holiday else "")


def list_days_off(snapshot: Snapshot, year: int) -> list[ListedDay]:
    """Give the days of a year that the file or the office names, in order."""
    holidays = {one.day: one for one in holidays_of(snapshot.settings) if one.day.year == year}
    changes = {one.day: one for one in snapshot.days_off.all() if one.day.year == year}
    return [
        ListedDay(day, holidays.get(day), changes.get(day))
        for day in sorted(holidays.keys() | changes.keys())
    ]


def say_days_off(app: App, days: Iterable[date], name: str = "", *, works: bool = False) -> Saved:
    """Say of days that nobody works then, or that everybody does."""
    with app.write(CALENDAR) as unit:
        for day in days:
            known = unit.days_off.get(day_off_id(day))
            said = DayOff(
                id=day_off_id(day),
                day=day,
                name=nfc_clean(name),
                works=works,
                revision=known.revision if known else 0,
            )
            unit.save(said)
    return Saved(group_id=unit.group_id)


def restore_day(app: App, day: date) -> Saved:
    """Let the file and the week say again whether a day is worked."""
    with app.write(CALENDAR) as unit:
        known = unit.days_off.get(day_off_id(day))
        if known is not None:
            unit.save(replace(known, status=Status.REMOVED))
    return Saved(group_id=unit.group_id)
