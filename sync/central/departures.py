"""Records that left a village: a device that may see only that one is told once."""

from collections.abc import Collection

from sqlalchemy import Connection, and_, delete, select, true

from app.domain.change import CONFIDENTIAL
from sync.central.devices import Device
from sync.central.heirs import heirs_of
from sync.central.ledger import Key, Ledger
from sync.central.tables import departure, record
from sync.protocol import GoneRecord

_VILLAGE = "village"


def note_departures(connection: Connection, commune: str, ledger: Ledger) -> None:
    """Note which records belong to their village no more since this batch.

    A village that others no longer go into (their merger was taken back) has left those.
    """
    for before, now in ledger.moved():
        _note(connection, commune, (before.entity, before.id), before.village_id, now.revision)
    for was, is_ in ledger.altered():
        if was and is_ and was.entity == _VILLAGE:
            for heir in heirs_of(was.texts) - heirs_of(is_.texts):
                _note(connection, commune, (_VILLAGE, heir), was.id, is_.revision)


def _note(connection: Connection, commune: str, key: Key, village_id: str, revision: int) -> None:
    row = {"commune": commune, "entity": key[0], "id": key[1], "village_id": village_id}
    this = [departure.c[name] == value for name, value in row.items()]
    connection.execute(delete(departure).where(*this))
    connection.execute(departure.insert().values(**row, revision=revision))


def _once(connection: Connection, reader: Device) -> list[str]:
    """Name the villages of a device, and those that were its for a while."""
    heirs = connection.scalars(
        select(departure.c.id).where(
            departure.c.commune == reader.commune,
            departure.c.entity == _VILLAGE,
            departure.c.village_id.in_(sorted(reader.villages)),
        )
    )
    return sorted(reader.villages | set(heirs))


def read_departures(
    connection: Connection, reader: Device, since: int, cursor: int
) -> list[GoneRecord]:
    """Name what left the villages of a device after `since`, up to `cursor`, and is elsewhere."""
    if reader.everywhere:
        return []
    same = and_(
        *(departure.c[name] == record.c[name] for name in ("commune", "entity", "id")),
    )
    villages = sorted(reader.villages)
    allowed = true() if reader.confidential else departure.c.entity != CONFIDENTIAL
    statement = (
        select(departure.c.entity, departure.c.id)
        .join(record, same)
        .where(
            departure.c.commune == reader.commune,
            departure.c.entity != _VILLAGE,
            departure.c.village_id.in_(_once(connection, reader)),
            departure.c.revision > since,
            departure.c.revision <= cursor,
            record.c.village_id.not_in(villages),
            allowed,
        )
        .distinct()
        .order_by(departure.c.entity, departure.c.id)
    )
    return [GoneRecord(entity=entity, id=id_) for entity, id_ in connection.execute(statement)]


def left(connection: Connection, reader: Device, keys: Collection[Key]) -> list[Key]:
    """Say which of these records were once in the villages of a device."""
    once = _once(connection, reader)
    return [
        key
        for key in keys
        if (key[0] != CONFIDENTIAL or reader.confidential)
        and connection.execute(
            select(departure.c.id).where(
                departure.c.commune == reader.commune,
                departure.c.entity == key[0],
                departure.c.id == key[1],
                departure.c.village_id.in_(once),
            )
        ).first()
    ]
