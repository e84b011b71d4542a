"""The list of holidays a data folder goes by: the shipped one, or one taken since.

It lies in the store, so that backups have it; the one before it can be taken up again.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from app.domain.calendar.day_off import Holiday, WorkingDays, shipped_holidays, working_days
from app.domain.calendar.holiday_file import read_holidays
from app.domain.errors import KnownError
from app.services.app import App
from app.storage.kept_files import KeptFiles, read_text, unpacked
from app.storage.settings import Settings
from app.storage.unit_of_work import Snapshot

HOLIDAYS = "holidays"
"""The setting that holds the list in force; empty = the shipped one."""


@dataclass(frozen=True, slots=True)
class HolidaysInForce:
    """What is said of a list."""

    days: int
    first_year: int
    last_year: int
    file: str = ""
    """The name of the file it was taken from; empty for the shipped one."""
    taken_on: str = ""
    has_before: bool = False
    """Whether there is another list to go back to."""
    changed: int = 0
    """Days that are new, gone or named otherwise than in the list before."""


def holidays_of(settings: Settings) -> tuple[Holiday, ...]:
    """Give the holidays in force; the shipped ones where the others cannot be read any more."""
    return _read(KeptFiles(settings, HOLIDAYS).packed)


def days_worked(snapshot: Snapshot) -> WorkingDays:
    """Say which days are worked, as the list and the office have it."""
    return working_days(snapshot.days_off.all(), holidays_of(snapshot.settings))


def take_holidays(app: App, path: Path) -> HolidaysInForce:
    """Take a newer list; it is gone by at once.

    Raises KnownError (`read_holidays`; file_not_found, file_unreadable): then nothing changes.
    """
    name, text = read_text(path)
    now = read_holidays(name, text)
    with app.write("setting") as work:
        before = holidays_of(work.settings)
        kept = KeptFiles(work.settings, HOLIDAYS)
        kept.take([(name, text)], app.today().isoformat(), [name])
        return _said(kept, _differing(before, now))


def revert_holidays(app: App) -> HolidaysInForce:
    """Go back to the list before, which this one becomes in turn.

    Raises KnownError `holidays_shipped` where there is none but the shipped one.
    """
    with app.write("setting") as work:
        before = holidays_of(work.settings)
        kept = KeptFiles(work.settings, HOLIDAYS)
        if not kept.revert():
            raise KnownError("holidays_shipped")
        return _said(kept, _differing(before, holidays_of(work.settings)))


def holidays_in_force(snapshot: Snapshot) -> HolidaysInForce:
    """Say which list this data folder goes by."""
    return _said(KeptFiles(snapshot.settings, HOLIDAYS), 0)


@lru_cache(maxsize=2)
def _read(packed: str) -> tuple[Holiday, ...]:
    try:
        return read_holidays(*unpacked(packed)[0]) if packed else shipped_holidays()
    except (KnownError, ValueError, KeyError, IndexError, zlib.error):
        return shipped_holidays()


def _said(kept: KeptFiles, changed: int) -> HolidaysInForce:
    days = [one.day for one in holidays_of(kept.settings)]
    files, taken_on = kept.source
    return HolidaysInForce(
        days=len(days),
        first_year=min(days).year,
        last_year=max(days).year,
        file=", ".join(files),
        taken_on=taken_on,
        has_before=kept.has_before,
        changed=changed,
    )


def _differing(before: tuple[Holiday, ...], now: tuple[Holiday, ...]) -> int:
    old, new = _by_day(before), _by_day(now)
    return sum(old.get(day) != new.get(day) for day in old.keys() | new.keys())


def _by_day(holidays: tuple[Holiday, ...]) -> Mapping[date, Holiday]:
    return {one.day: one for one in holidays}
