"""The digests of a commune by village, kept up to date with every batch.

Once a day they are counted anew from the records themselves: a record that was changed behind
the central's back is found then, too.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select

from app.domain.change import CONFIDENTIAL
from sync.central.bulk import put_rows
from sync.central.devices import Device
from sync.central.ledger import Held, dump, held_of
from sync.central.store import CentralStore, find_commune
from sync.central.tables import record, recount, village_sum
from sync.digest import CALENDAR, DECISIONS, VILLAGES, Sum, own_group, row_hash

Place = tuple[str, str]
"""Part and village of a sum."""
_FRESH = timedelta(days=1)
_OWN_PARTS = (VILLAGES, DECISIONS, CALENDAR)
_EVERYONES = (VILLAGES, CALENDAR)
"""Parts that every device of the commune may see."""


def add_to_sums(
    connection: Connection, commune: str, altered: Iterable[tuple[Held | None, Held | None]]
) -> None:
    """Take records out of the sums as they were, and into them as they are now."""
    changes: dict[Place, Sum] = {}
    for before, now in altered:
        for one, sign in ((before, -1), (now, 1)):
            if one is not None:
                changes.setdefault(_place_of(one), Sum()).add(hash_of(one), sign)
    for place, stored in _stored(connection, commune) if changes else ():
        if place in changes:
            changes[place].join(stored)
    _keep(connection, commune, changes)


def hash_of(one: Held) -> int:
    """Hash a record as it stands."""
    return row_hash(one.entity, one.id, one.revision, one.written or dump(one.texts))


def _place_of(one: Held) -> Place:
    if own_group(one.entity) in _EVERYONES:
        return own_group(one.entity), ""
    own = one.entity in (DECISIONS, CONFIDENTIAL)
    return (one.entity if own else "home"), one.village_id


def _stored(connection: Connection, commune: str) -> Iterator[tuple[Place, Sum]]:
    for row in connection.execute(_OF_COMMUNE, {"code": commune}):
        yield (row.part, row.village_id), Sum.read(row.records, row.total)


_OF_COMMUNE = select(village_sum).where(village_sum.c.commune == bindparam("code"))


def _keep(connection: Connection, commune: str, sums: Mapping[Place, Sum]) -> None:
    rows = [
        {
            "commune": commune,
            "part": part,
            "village_id": village_id,
            "records": total.count,
            "total": total.digest,
        }
        for (part, village_id), total in sums.items()
    ]
    put_rows(connection, village_sum, rows, replace=True)


def keep_sums_true(
    store: CentralStore, commune: str, now: datetime, *, at_once: bool = False
) -> None:
    """Count the sums of a commune anew when that was not done for a day, or `at_once`."""
    with store.read() as connection:
        at = connection.scalars(select(recount.c.at).where(recount.c.commune == commune)).first()
    if at_once or at is None or datetime.fromisoformat(at) + _FRESH < now:
        with store.write() as connection:
            find_commune(connection, commune, hold=True)
            count_anew(connection, commune, now)


def count_anew(connection: Connection, commune: str, now: datetime) -> None:
    """Count the sums of a commune from its records."""
    sums: dict[Place, Sum] = {}
    for row in connection.execute(select(record).where(record.c.commune == commune)):
        one = held_of(row)
        sums.setdefault(_place_of(one), Sum()).add(hash_of(one))
    connection.execute(delete(village_sum).where(village_sum.c.commune == commune))
    _keep(connection, commune, sums)
    counted = {"commune": commune, "at": now.isoformat()}
    put_rows(connection, recount, [counted], replace=True)


def visible_sums(connection: Connection, reader: Device) -> dict[str, Sum]:
    """Give the sums that a device may see, by group; groups without a record are left out."""
    groups: dict[str, Sum] = {}
    for (part, village_id), total in _stored(connection, reader.commune):
        if part == CONFIDENTIAL and not reader.confidential:
            continue
        if reader.everywhere or part in _EVERYONES or village_id in reader.villages:
            group = part if part in _OWN_PARTS else village_id
            groups.setdefault(group, Sum()).join(total)
    return {group: total for group, total in groups.items() if total.count}
