"""Records that left a village: a device that may see only that one is told once."""

from collections.abc import Collection

from sqlalchemy import Connection, and_, delete, select

from sync.central.devices import Device
from sync.central.ledger import Held, Key
from sync.central.tables import departure, record
from sync.protocol import GoneRecord


def note_departure(connection: Connection, commune: str, before: Held, now: Held) -> None:
    """Note that a record belongs to its village no more, since this revision."""
    key = {
        "commune": commune,
        "entity": before.entity,
        "id": before.id,
        "village_id": before.village_id,
    }
    this = [departure.c[name] == value for name, value in key.items()]
    connection.execute(delete(departure).where(*this))
    connection.execute(departure.insert().values(**key, revision=now.revision))


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
    statement = (
        select(departure.c.entity, departure.c.id)
        .join(record, same)
        .where(
            departure.c.commune == reader.commune,
            departure.c.village_id.in_(villages),
            departure.c.revision > since,
            departure.c.revision <= cursor,
            record.c.village_id.not_in(villages),
        )
        .distinct()
        .order_by(departure.c.entity, departure.c.id)
    )
    return [GoneRecord(entity=entity, id=id_) for entity, id_ in connection.execute(statement)]


def left(connection: Connection, reader: Device, keys: Collection[Key]) -> list[Key]:
    """Say which of these records were once in the villages of a device."""
    return [
        key
        for key in keys
        if connection.execute(
            select(departure.c.id).where(
                departure.c.commune == reader.commune,
                departure.c.entity == key[0],
                departure.c.id == key[1],
                departure.c.village_id.in_(sorted(reader.villages)),
            )
        ).first()
    ]
