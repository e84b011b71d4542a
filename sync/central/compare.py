"""Telling a device whether it holds the same, where not, and what: only what it may see."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from sync.central.bulk import is_among
from sync.central.departures import left
from sync.central.devices import Device
from sync.central.groups import Groups
from sync.central.ledger import Held, Key, held_of
from sync.central.read_page import remote, visible
from sync.central.store import CentralStore, Commune, find_commune
from sync.central.sums import keep_sums_true, visible_sums
from sync.central.tables import change, record
from sync.comparing import (
    LISTED,
    DigestAnswer,
    Part,
    PartsAnswer,
    RecordsAnswer,
    RecordsRequest,
)
from sync.digest import Sum, whole
from sync.members import Members


def read_digest(store: CentralStore, reader: Device, have: str, now: datetime) -> DigestAnswer:
    """Digest what the device may see; by groups unless it `have` the same digest already."""
    keep_sums_true(store, reader.commune, now)
    with store.read() as connection:
        held = _held(connection, reader)
        groups = visible_sums(connection, reader)
    total = whole(groups.values())
    named = {group: (one.count, one.digest) for group, one in groups.items()}
    return DigestAnswer(
        protocol=1,
        epoch=held.epoch,
        head=held.head,
        count=total.count,
        digest=total.digest,
        groups=None if have == total.digest else named,
    )


def _held(connection: Connection, reader: Device) -> Commune:
    held = find_commune(connection, reader.commune)
    assert held is not None  # noqa: S101 (the device was found in it)
    return held


def read_parts(
    store: CentralStore,
    groups: Groups,
    reader: Device,
    asked: Sequence[tuple[str, str]],
    now: datetime,
) -> PartsAnswer:
    """Split or list parts of groups, from the records themselves; mends sums that say otherwise."""
    with store.read() as connection:
        held = _held(connection, reader)
        read = groups.read(connection, reader, held, {group for group, _ in asked}, now)
        sums = visible_sums(connection, reader)
    if any(members.sum() != sums.get(group, Sum()) for group, members in read.items()):
        keep_sums_true(store, reader.commune, now, at_once=True)
    return PartsAnswer(
        protocol=1,
        epoch=held.epoch,
        head=held.head,
        parts=[_part(read[group], prefix) for group, prefix in asked],
    )


def _part(members: Members, prefix: str) -> Part:
    if members.count(prefix) <= LISTED:
        return Part(records=sorted(members.rows(prefix)))
    return Part(split=[(one.count, one.digest) for one in members.split(prefix)])


def read_records(store: CentralStore, reader: Device, asked: RecordsRequest) -> RecordsAnswer:
    """Give records by name, where the device may see them or could once."""
    with store.read() as connection:
        held = _held(connection, reader)
        found = {one.key: one for one in _named(connection, reader, asked.records)}
        missing = [key for key in asked.records if key not in found]
        gone = left(connection, reader, missing)
        known = _judged(connection, reader, asked, {*found, *gone})
    return RecordsAnswer(
        protocol=1,
        epoch=held.epoch,
        head=held.head,
        records=[remote(one) for one in found.values()],
        gone=gone,
        known=known,
    )


def _named(connection: Connection, reader: Device, keys: Iterable[Key]) -> Iterator[Held]:
    listed = list(keys)
    for entity in sorted({entity for entity, _ in listed}):
        ids = [id_ for kind, id_ in listed if kind == entity]
        statement = select(record).where(
            record.c.commune == reader.commune,
            record.c.entity == entity,
            is_among(connection, record.c.id, ids),
            visible(reader),
        )
        yield from (held_of(row) for row in connection.execute(statement))


def _judged(
    connection: Connection, reader: Device, asked: RecordsRequest, shown: set[Key]
) -> list[str]:
    """Say which changes of these records were judged: of those it is shown, and its own."""
    columns = (change.c.change_id, change.c.entity, change.c.entity_id, change.c.device_id)
    statement = select(*columns).where(
        change.c.commune == reader.commune, is_among(connection, change.c.change_id, asked.changes)
    )
    return [
        id_
        for id_, entity, entity_id, device_id in connection.execute(statement)
        if (entity, entity_id) in shown or device_id == reader.id
    ]
