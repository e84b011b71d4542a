"""Changes that break the central whenever they are sent: set aside, tried again by themselves.

They count as refused, so that a person can mend or give them up; the pauses between the tries
grow, and nothing else waits for them.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from app.storage.journal import JournalLine
from app.storage.unit_of_work import Snapshot, UnitOfWork

CENTRAL_FAILS = "central_fails"
"""The code of a change over which the central breaks down."""
FIRST_PAUSE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=6)
_ASIDE = "sync.aside"

Tries = Mapping[str, tuple[int, datetime]]
"""Change -> how often it broke the central, and when it is due again."""


def note_failure(unit: UnitOfWork, change_id: str, now: datetime) -> None:
    """Note that this change broke the central once more: its next pause is twice as long."""
    tries = dict(_tries(unit))
    times = tries.get(change_id, (0, now))[0] + 1
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(times - 1, 16))
    tries[change_id] = (times, now + pause)
    still = {line.change.id for line in aside(unit)} | {change_id}
    _keep(unit, {id_: told for id_, told in tries.items() if id_ in still})


def aside(snapshot: Snapshot) -> list[JournalLine]:
    """Give the changes that are set aside and were not mended, the newest of each record."""
    returned = snapshot.sync.outbox.returned()
    newest = {(line.change.entity, line.change.entity_id): line for line in returned}
    return [line for line in newest.values() if line.central_code == CENTRAL_FAILS]


def due_again(snapshot: Snapshot, now: datetime) -> list[str]:
    """Name the changes whose pause is over."""
    tries = _tries(snapshot)
    return [
        line.change.id for line in aside(snapshot) if tries.get(line.change.id, (0, now))[1] <= now
    ]


def next_due(snapshot: Snapshot, now: datetime) -> datetime | None:
    """Say when the first of them is tried again; None where none is set aside."""
    tries = _tries(snapshot)
    return min((tries.get(one.change.id, (0, now))[1] for one in aside(snapshot)), default=None)


def end_pauses(unit: UnitOfWork, now: datetime) -> int:
    """Let all of them be tried in the next round; says how many there are."""
    lines = aside(unit)
    tries = _tries(unit)
    _keep(unit, {one.change.id: (tries.get(one.change.id, (1, now))[0], now) for one in lines})
    return len(lines)


def _tries(snapshot: Snapshot) -> Tries:
    told = json.loads(snapshot.settings.get(_ASIDE, "{}"))
    return {id_: (times, datetime.fromisoformat(at)) for id_, (times, at) in told.items()}


def _keep(unit: UnitOfWork, tries: Tries) -> None:
    told = {id_: (times, at.isoformat()) for id_, (times, at) in tries.items()}
    unit.settings.put(_ASIDE, json.dumps(told))
