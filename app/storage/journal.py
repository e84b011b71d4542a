"""The journal: every change, in order. It is the outbox, the history, the undo and the audit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, func, select

from app.domain.change import Change
from app.domain.exchange.hybrid_time import milliseconds
from app.domain.ids import ChangeId, GroupId
from app.storage.bulk import put_in
from app.storage.records import chunks
from app.storage.tables import journal


class State(StrEnum):
    """Where a change is on its way to the central system."""

    WAITING = "waiting"
    IN_FLIGHT = "in_flight"
    DONE = "done"
    NEEDS_FIX = "needs_fix"
    CONFLICT = "conflict"
    RECEIVED = "received"
    """It came from the central."""


CLOSED_STATES = (State.DONE, State.RECEIVED)
"""Of what the central has, or gave; everything else waits."""


class Origin(StrEnum):
    """Who made a change."""

    HERE = "here"
    CENTRAL = "central"


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A change as it stands in the journal."""

    seq: int
    change: Change
    origin: Origin
    state: State
    central_code: str
    """What the central said against it; empty when nothing."""
    central_field: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has not reached the central yet."""

    count: int
    oldest_at: datetime | None


class Journal:
    """Reading the journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_entity(self, entity: str, entity_id: str) -> list[JournalLine]:
        """Fetch the history of a record, the oldest first."""
        return self._fetch(
            journal.select()
            .where(journal.c.entity == entity, journal.c.entity_id == entity_id)
            .order_by(journal.c.seq)
        )

    def of_entities(self, entity: str, ids: Iterable[str]) -> dict[str, list[JournalLine]]:
        """Fetch the histories of several records: id -> its lines, the oldest first."""
        histories: dict[str, list[JournalLine]] = {}
        for chunk in chunks(ids):
            where = journal.c.entity == entity, journal.c.entity_id.in_(chunk)
            for line in self._fetch(journal.select().where(*where).order_by(journal.c.seq)):
                histories.setdefault(line.change.entity_id, []).append(line)
        return histories

    def group(self, group_id: GroupId) -> list[JournalLine]:
        """Fetch the changes that were made together, in order."""
        return self._fetch(
            journal.select().where(journal.c.group_id == group_id).order_by(journal.c.seq)
        )

    def texts_brought(self, group_id: GroupId, entity: str, field: str) -> dict[str, str]:
        """Give the text that a group wrote into a field, by record; the empty ones are left out.

        Of the fields of a change only this one is read: a list brings 60,000 changes.
        """
        text = func.json_extract(journal.c.fields, f'$."{field}"[1]')
        statement = (
            select(journal.c.entity_id, text)
            .where(journal.c.group_id == group_id, journal.c.entity == entity)
            .order_by(journal.c.seq)
        )
        return {id_: new for id_, new in self._connection.execute(statement) if new}

    def since(self, seq: int) -> list[JournalLine]:
        """Fetch everything after `seq`, in order."""
        return self._fetch(journal.select().where(journal.c.seq > seq).order_by(journal.c.seq))

    def touched_since(self, seq: int) -> set[tuple[str, str]]:
        """Name the records changed after `seq`: (entity, id)."""
        columns = journal.c.entity, journal.c.entity_id
        found = self._connection.execute(select(*columns).where(journal.c.seq > seq).distinct())
        return {(entity, id_) for entity, id_ in found}

    def last_seq(self) -> int:
        """Give the number of the newest line; 0 in an empty journal."""
        return self._connection.scalars(select(func.max(journal.c.seq))).one() or 0

    def begun_at(self) -> datetime | None:
        """Say when the first line was written; None in an empty journal."""
        first = self._connection.scalars(select(journal.c.at).order_by(journal.c.seq).limit(1))
        at = first.one_or_none()
        return datetime.fromisoformat(at) if at else None

    def last_time(self) -> int:
        """Give the hybrid time of the newest line, in ms since 1970; 0 in an empty journal."""
        newest = select(journal.c.at, journal.c.lead).order_by(journal.c.seq.desc()).limit(1)
        row = self._connection.execute(newest).one_or_none()
        return milliseconds(datetime.fromisoformat(row.at)) + row.lead if row else 0

    def change_at(self, seq: int) -> ChangeId | None:
        """Name the change of a line; None where there is no such line."""
        found = select(journal.c.id).where(journal.c.seq == seq)
        return self._connection.scalars(found).one_or_none()

    def waiting(self) -> Waiting:
        """Count what has not reached the central and say since when."""
        # Written out, as the condition of the index is: 60,000 lines are counted in it alone.
        closed: BindParameter[list[str]] = bindparam(
            "closed", list(map(str, CLOSED_STATES)), expanding=True, literal_execute=True
        )
        open_lines = select(func.count(), func.min(journal.c.seq)).where(
            journal.c.state.not_in(closed)
        )
        count, first = self._connection.execute(open_lines).one()
        oldest = self._connection.scalars(select(journal.c.at).where(journal.c.seq == first))
        return Waiting(count, datetime.fromisoformat(oldest.one()) if count else None)

    def last_group(self) -> GroupId | None:
        """Name the newest group made here."""
        statement = (
            select(journal.c.group_id)
            .where(journal.c.origin == Origin.HERE)
            .order_by(journal.c.seq.desc())
            .limit(1)
        )
        return self._connection.scalars(statement).one_or_none()

    def _fetch(self, statement: Select[Any]) -> list[JournalLine]:
        return [line_of(row) for row in self._connection.execute(statement)]


def journal_row(change: Change, origin: Origin, state: State) -> dict[str, Any]:
    """Lay a change out as a row of the journal."""
    return {
        "id": change.id,
        "entity": change.entity,
        "entity_id": change.entity_id,
        "base_revision": change.base_revision,
        "fields": dict(change.fields),
        "action": change.action,
        "group_id": change.group_id,
        "author": change.author,
        "at": change.at.isoformat(),
        "reason": change.reason,
        "lead": change.lead,
        "origin": str(origin),
        "state": str(state),
    }


def put_lines(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Append to the journal; nothing in it is ever changed but its state on the way."""
    put_in(connection, journal, list(rows))


def line_of(row: Row[Any]) -> JournalLine:
    """Read a row of the journal."""
    change = Change(
        id=ChangeId(row.id),
        entity=row.entity,
        entity_id=row.entity_id,
        base_revision=row.base_revision,
        fields={name: (old, new) for name, (old, new) in row.fields.items()},
        action=row.action,
        group_id=GroupId(row.group_id),
        author=row.author,
        at=datetime.fromisoformat(row.at),
        reason=row.reason,
        lead=row.lead,
    )
    return JournalLine(
        row.seq, change, Origin(row.origin), State(row.state), row.central_code, row.central_field
    )
