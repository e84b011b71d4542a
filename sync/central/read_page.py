"""What changed since a cursor: only what the device may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, or_, select, true

from app.domain.change import CONFIDENTIAL, ENTITIES, OF_CHILD, OF_EVERYBODY
from sync.central.alike import read_alike
from sync.central.departures import read_departures
from sync.central.devices import Device
from sync.central.ledger import Held, held_of
from sync.central.refusal import Refusal
from sync.central.store import CentralStore, Commune, find_commune
from sync.central.tables import record
from sync.protocol import PullPage, RemoteRecord


@dataclass(frozen=True, slots=True)
class Since:
    """Where a device stands: it has read up to `cursor`, and knows its own up to `known`."""

    epoch: str
    cursor: int
    known: int
    limit: int
    alike: int | None = None
    """The number of the last likely pair that the device has heard of; None = it does not ask."""


def read_page(store: CentralStore, reader: Device, since: Since, now: datetime) -> PullPage:
    """Read the next page. Raises Refusal `epoch_changed` when the cursor is of another life."""
    with store.read() as connection:
        held = _same_life(connection, reader, since)
        rows = _changed(connection, reader, since)
        more = len(rows) > since.limit
        page = rows[: since.limit]
        cursor = page[-1].revision if more else held.head
        if more:
            page += _referred(connection, reader.commune, page, cursor)
        gone = read_departures(connection, reader, since.cursor, cursor)
        asks = since.alike is not None and not more
        alike = read_alike(connection, reader, since.alike or 0) if asks else None
    return PullPage(
        protocol=1,
        epoch=held.epoch,
        since=since.cursor,
        cursor=cursor,
        more=more,
        records=[remote(one) for one in sorted(page, key=lambda one: ENTITIES.index(one.entity))],
        gone=gone,
        now=now.isoformat(),
        clock=held.clock,
        alike=alike,
    )


def _same_life(connection: Connection, reader: Device, since: Since) -> Commune:
    held = find_commune(connection, reader.commune)
    assert held is not None  # noqa: S101 (the device was found in it)
    if since.epoch not in ("", held.epoch) or since.cursor > held.head:
        raise Refusal(410, "epoch_changed", epoch=held.epoch)
    return held


def _changed(connection: Connection, reader: Device, since: Since) -> list[Held]:
    # What the reader itself wrote last, and has been told so, it need not be told again,
    # unless somebody else changed the record since the cursor too.
    news = or_(
        record.c.device_id != reader.id,
        record.c.revision > since.known,
        record.c.other_revision > since.cursor,
    )
    statement = (
        select(record)
        .where(
            record.c.commune == reader.commune,
            record.c.revision > since.cursor,
            news,
            visible(reader),
        )
        .order_by(record.c.revision)
        .limit(since.limit + 1)
    )
    return [held_of(row) for row in connection.execute(statement)]


def visible(reader: Device) -> ColumnElement[bool]:
    """Say which records a device may see."""
    allowed = true() if reader.confidential else record.c.entity != CONFIDENTIAL
    if reader.everywhere:
        return allowed
    own = record.c.village_id.in_(sorted(reader.villages))
    return and_(allowed, or_(record.c.entity.in_(OF_EVERYBODY), own))


def _referred(
    connection: Connection, commune_code: str, page: Iterable[Held], cursor: int
) -> list[Held]:
    """Fetch what the page refers to but would only come later, so that it can be stored whole."""
    present = {one.key for one in page}
    found: list[Held] = []
    children = [one.parent_key for one in page if one.entity in OF_CHILD]
    found += _later(connection, commune_code, {*children} - present, cursor)
    homes = {one.parent_key for one in (*page, *found) if one.entity not in OF_CHILD}
    found += _later(connection, commune_code, homes - present - {("household", "")}, cursor)
    everyone = [*page, *found]
    villages = {
        ("village", one.village_id)
        for one in everyone
        if one.entity == "household" and one.village_id
    }
    found += _later(connection, commune_code, villages - present, cursor)
    return found


def _later(
    connection: Connection, commune_code: str, keys: set[tuple[str, str]], cursor: int
) -> list[Held]:
    if not keys:
        return []
    entity = next(iter(keys))[0]
    statement = select(record).where(
        and_(
            record.c.commune == commune_code,
            record.c.entity == entity,
            record.c.id.in_([id_ for _, id_ in keys]),
            record.c.revision > cursor,
        )
    )
    return [held_of(row) for row in connection.execute(statement)]


def remote(one: Held) -> RemoteRecord:
    """Write a record as it goes on the wire."""
    return RemoteRecord(entity=one.entity, id=one.id, revision=one.revision, fields=one.texts)
