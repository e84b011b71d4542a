"""Telling what was ever written into records, and by whom: what did not stand included."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, false, or_, select

from sync.central.devices import Device
from sync.central.ledger import Key, held_of
from sync.central.past import TAKEN, devices_of
from sync.central.read_page import visible
from sync.central.store import CentralStore, find_commune
from sync.central.tables import change, record
from sync.telling import MAX_TOLD, HistoryAnswer, Told


def tell_history(store: CentralStore, reader: Device, keys: Sequence[Key]) -> HistoryAnswer:
    """Tell the latest writings of the records that the device may see, the oldest of them first."""
    with store.read() as connection:
        held = find_commune(connection, reader.commune)
        assert held is not None  # noqa: S101 (the device was found in it)
        rows = _written(connection, reader, _seen(connection, reader, keys))
        devices = devices_of(connection, reader.commune, {row["device_id"] for row in rows})
    told = [_told(row, *devices.get(row["device_id"], ("", ""))) for row in rows[:MAX_TOLD]]
    return HistoryAnswer(
        protocol=1,
        epoch=held.epoch,
        head=held.head,
        writings=list(reversed(told)),
        cut=len(rows) > MAX_TOLD,
    )


def _seen(connection: Connection, reader: Device, keys: Sequence[Key]) -> list[Key]:
    this = [and_(record.c.entity == entity, record.c.id == id_) for entity, id_ in keys]
    where = (record.c.commune == reader.commune, or_(false(), *this), visible(reader))
    return [held_of(row).key for row in connection.execute(select(record).where(*where))]


def _written(
    connection: Connection, reader: Device, keys: Sequence[Key]
) -> list[Mapping[str, Any]]:
    """Fetch one more than is told, the latest first."""
    this = [and_(change.c.entity == entity, change.c.entity_id == id_) for entity, id_ in keys]
    statement = (
        select(change)
        .where(change.c.commune == reader.commune, or_(false(), *this), change.c.status.in_(TAKEN))
        .order_by(change.c.time.desc(), change.c.change_id.desc())
        .limit(MAX_TOLD + 1)
    )
    return [dict(row) for row in connection.execute(statement).mappings()]


def _told(row: Mapping[str, Any], device: str, role: str) -> Told:
    return Told(
        entity=row["entity"],
        entity_id=row["entity_id"],
        change=row["change_id"],
        author=row["author"],
        device=device,
        role=role,
        at=row["made_at"],
        action=row["action"],
        reason=row["reason"],
        fields=json.loads(row["fields"]),
    )
