"""Copies of one device: noticed when an older one calls after a younger one was first seen."""

from datetime import datetime, timedelta

from sqlalchemy import select

from sync.central.bulk import put_rows
from sync.central.devices import Device
from sync.central.store import CentralStore, find_commune
from sync.central.tables import generation

_OFTEN = timedelta(hours=1)
"""A device that has no copies is noted no oftener."""


def meet_generation(store: CentralStore, caller: Device, name: str, now: datetime) -> bool:
    """Note that a copy of a device calls; says whether an older one lives, so that it is a clone.

    The younger one is told: it is the copy, and is to join as a device of its own.
    """
    if not name or len(name) > _LONGEST:
        return False
    columns = (generation.c.generation, generation.c.first_at, generation.c.last_at)
    statement = select(*columns).where(
        generation.c.commune == caller.commune, generation.c.device_id == caller.id
    )
    with store.read() as connection:
        known = {
            row.generation: (row.first_at, row.last_at) for row in connection.execute(statement)
        }
    at = now.isoformat()
    first_at, last_at = known.get(name, (at, ""))
    others = [times for other, times in known.items() if other != name]
    if others or not last_at or datetime.fromisoformat(last_at) + _OFTEN < now:
        row = {
            "commune": caller.commune,
            "device_id": caller.id,
            "generation": name,
            "first_at": first_at,
            "last_at": at,
        }
        with store.write() as connection:
            find_commune(connection, caller.commune, hold=True)
            put_rows(connection, generation, [row], replace=True)
    return any(began < first_at < spoke for began, spoke in others)


_LONGEST = 64
