"""When a round begins by itself: in the evening, each device at a moment of its own.

The moment is drawn from the device and the date, so that the country's devices are spread over
the hours without asking anybody, and a device keeps its moment when the program is opened again.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.errors import KnownError
from app.services.app import VIETNAM
from app.storage.settings import Settings
from app.storage.unit_of_work import Snapshot
from sync.memory import read_link, read_memory

_HOURS = "sync.hours"
CATCH_UP = timedelta(hours=1)
"""Who slept through the moment comes within an hour of waking: offices open at the same time."""
_ASLEEP = timedelta(minutes=10)
"""Nobody looked for so long: the machine slept, or its clock was set."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Between which times of the day, in Vietnam, a round may begin by itself."""

    begins: time = time(18)
    ends: time = time(22)
    """At or before `begins`: of the next day."""
    is_on: bool = True

    @property
    def length(self) -> timedelta:
        """How long they are."""
        begins, ends = (
            timedelta(hours=at.hour, minutes=at.minute) for at in (self.begins, self.ends)
        )
        return ends - begins if ends > begins else ends - begins + timedelta(days=1)


def read_hours(settings: Settings) -> Hours:
    """Read the hours of this machine."""
    kept = json.loads(settings.get(_HOURS, "{}"))
    if not kept:
        return Hours()
    return Hours(
        time.fromisoformat(kept["begins"]), time.fromisoformat(kept["ends"]), is_on=kept["is_on"]
    )


def keep_hours(settings: Settings, hours: Hours) -> None:
    """Write the hours of this machine."""
    values = {
        "begins": f"{hours.begins:%H:%M}",
        "ends": f"{hours.ends:%H:%M}",
        "is_on": hours.is_on,
    }
    settings.put(_HOURS, json.dumps(values))


def read_time(text: str) -> time:
    """Read “18:30” or “18”. Raises KnownError `bad_time`."""
    hour, _, minute = text.strip().partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise KnownError("bad_time", text=text) from None


def fraction(device_id: str, day: date) -> float:
    """Draw a number in [0, 1) from a device and a day, the same each time."""
    drawn = hashlib.blake2b(f"{device_id}/{day.isoformat()}".encode(), digest_size=8).digest()
    return (int.from_bytes(drawn, "big") >> 11) / 2**53


def slot_on(device_id: str, day: date, hours: Hours) -> datetime:
    """Give the moment of a device in the hours that begin on a day."""
    begins = datetime.combine(day, hours.begins, VIETNAM)
    return begins + hours.length * fraction(device_id, day)


def slot_after(device_id: str, moment: datetime, hours: Hours) -> datetime | None:
    """Give the first moment of a device after another moment; None when the hours are off."""
    if not hours.is_on:
        return None
    day = moment.astimezone(VIETNAM).date() - timedelta(days=1)
    while (slot := slot_on(device_id, day, hours)) <= moment:
        day += timedelta(days=1)
    return slot


class Watch:
    """Says when the next round begins by itself, to one who looks every half minute or so."""

    def __init__(self, now: datetime) -> None:
        self._awake_since = now
        self._looked = now

    def slot(self, snapshot: Snapshot, now: datetime) -> datetime | None:
        """Give the moment of the daily round, which may be past; None when there is none."""
        if not timedelta(0) <= now - self._looked <= _ASLEEP:
            self._awake_since = now
        self._looked = now
        link = read_link(snapshot.settings)
        if not (link.enrolled and link.url):
            return None
        last = read_memory(snapshot.settings).noted_at or self._awake_since
        hours = read_hours(snapshot.settings)
        slot = slot_after(link.device_id, min(last, now), hours)
        if slot is None or slot >= self._awake_since:
            return slot
        day = self._awake_since.astimezone(VIETNAM).date()
        return self._awake_since + CATCH_UP * fraction(link.device_id, day)

    def due(self, snapshot: Snapshot, now: datetime) -> datetime | None:
        """Give the moment of the next round: the daily one, or sooner after a failure."""
        memory = read_memory(snapshot.settings)
        moments = (self.slot(snapshot, now), memory.due(now))
        return min((moment for moment in moments if moment), default=None)
