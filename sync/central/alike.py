"""Telling devices of the likely pairs that were noted, with who entered each record and where."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, Connection, select, true

from sync.central.bulk import is_among
from sync.central.devices import Device
from sync.central.past import devices_of
from sync.central.tables import change, likely_pair, record
from sync.protocol import Alike, AlikePair, Entered

_MOST = 200
"""Pairs in one answer; the next round asks for more."""


def read_alike(connection: Connection, reader: Device, since: int) -> Alike | None:
    """Give what was noted after `since`, as far as the reader may see both; None = nothing."""
    c = likely_pair.c
    rows = connection.execute(
        select(c.first_id, c.second_id, c.certain, c.number)
        .where(c.commune == reader.commune, c.number > since)
        .order_by(c.number)
        .limit(_MOST)
    ).all()
    if not rows:
        return None
    ids = {id_ for row in rows for id_ in (row.first_id, row.second_id)}
    entered = _entered(connection, reader.commune, _seen(connection, reader, ids))
    pairs = [
        AlikePair(
            first=row.first_id,
            second=row.second_id,
            certain=bool(row.certain),
            entered=(entered[row.first_id], entered[row.second_id]),
        )
        for row in rows
        if row.first_id in entered and row.second_id in entered
    ]
    return Alike(upto=rows[-1].number, pairs=pairs)


def _seen(connection: Connection, reader: Device, ids: Collection[str]) -> set[str]:
    c = record.c
    visible: ColumnElement[bool] = true()
    if not reader.everywhere:
        visible = c.village_id.in_(sorted(reader.villages))
    among = is_among(connection, c.id, sorted(ids))
    statement = select(c.id).where(c.commune == reader.commune, c.entity == "child", among, visible)
    return set(connection.scalars(statement))


def _entered(connection: Connection, commune: str, ids: Collection[str]) -> Mapping[str, Entered]:
    """Say who made each record: its first change that was taken."""
    c = change.c
    among = is_among(connection, c.entity_id, sorted(ids))
    statement = (
        select(c.entity_id, c.device_id, c.author, c.made_at)
        .where(c.commune == commune, c.entity == "child", among, c.revision > 0)
        .order_by(c.revision.desc())
    )
    first = {row.entity_id: row for row in connection.execute(statement)}
    devices = devices_of(connection, commune, {row.device_id for row in first.values()})
    return {
        id_: Entered(
            author=row.author,
            device=devices.get(row.device_id, ("", ""))[0],
            role=devices.get(row.device_id, ("", ""))[1],
            at=row.made_at,
        )
        for id_, row in first.items()
    }
