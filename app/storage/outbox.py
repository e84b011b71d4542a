"""The outbox: the open lines of the journal and the frozen batches they travel in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, and_, bindparam, exists, func, or_, select, text, update

from app.domain.change import Change
from app.domain.circumstances.confidential_text import TEXTS, crossed_text
from app.domain.exchange.upload import PREFIX as UPLOAD
from app.storage.journal import JournalLine, Origin, State, line_of
from app.storage.records import chunks
from app.storage.shadows import Shadow, Shadows
from app.storage.sync_tables import push_batch
from app.storage.tables import journal

# Spelt like the partial index on the open lines, so that SQLite uses it.
_OPEN = text("journal.state NOT IN ('done', 'received')")

REPLACED = "replaced"
"""The code of a refused change whose fields went out with a later change of the same record."""

GIVEN_UP = "given_up"
"""The code of a refused change that a person gave up, or handed to the commune."""
NEVER_TAKEN = (REPLACED, GIVEN_UP)

Key = tuple[str, str]
"""Entity and id of a record."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A change as it goes on the wire: with the fields of refused changes of its record."""

    seq: int
    change: Change
    after: str
    """The record's previous change that is still on its way; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes frozen as the bytes in which they are sent, however often that takes."""

    id: str
    body: bytes
    sha256: str
    change_ids: tuple[str, ...]
    first_seq: int
    last_seq: int
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Settled:
    """What the central said about one change."""

    change_id: str
    state: State
    code: str = ""
    field: str = ""


class Outbox:
    """What must still reach the central; it changes only the state of a journal line."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self) -> dict[State, int]:
        """Count the open lines by state."""
        statement = select(journal.c.state, func.count()).where(_OPEN).group_by(journal.c.state)
        return {State(state): count for state, count in self._connection.execute(statement)}

    def returned(self) -> list[JournalLine]:
        """Fetch what the central gave back to be put right or decided, the oldest first.

        A refused change whose record was changed again is on its way with that change.
        """
        later = journal.alias()
        changed_again = exists().where(
            later.c.entity == journal.c.entity,
            later.c.entity_id == journal.c.entity_id,
            later.c.seq > journal.c.seq,
            later.c.state.in_((State.WAITING, State.IN_FLIGHT)),
        )
        refused = and_(journal.c.state == State.NEEDS_FIX, ~changed_again)
        # The first condition finds them by the index, however much waits to be sent.
        given_back = (
            journal.c.state.in_((State.NEEDS_FIX, State.CONFLICT)),
            or_(refused, journal.c.state == State.CONFLICT),
        )
        statement = journal.select().where(_OPEN, *given_back).order_by(journal.c.seq)
        return [line_of(row) for row in self._connection.execute(statement)]

    def unsent(self) -> int:
        """Count the changes that wait or are on their way."""
        counts = self.counts()
        return counts.get(State.WAITING, 0) + counts.get(State.IN_FLIGHT, 0)

    def oldest_at(self) -> datetime | None:
        """Say when the oldest change that is still to be sent was made."""
        travelling = journal.c.state.in_((State.WAITING, State.IN_FLIGHT))
        found = self._connection.scalars(
            select(func.min(journal.c.at)).where(_OPEN, travelling)
        ).one()
        return datetime.fromisoformat(found) if found else None

    def outgoing(self, limit: int, skip: Collection[str] = (), only: str = "") -> list[Outgoing]:
        """Choose the next changes to send, in the order they were made, without `skip`.

        `only` names the one change to be sent.
        """
        refused = self._refused()
        last = self.on_their_way()
        chosen: list[Outgoing] = []
        statement = (
            journal.select()
            .where(_OPEN, journal.c.state == State.WAITING)
            .order_by(journal.c.seq)
            .limit(-1 if only else limit + len(skip))
        )
        for row in self._connection.execute(statement):
            change = line_of(row).change
            key = (change.entity, change.entity_id)
            after, last[key] = last.get(key, ""), change.id
            if change.id not in skip and only in ("", change.id):
                earlier = [] if after else [line.change for line in refused.get(key, [])]
                brought_back = [] if after else self._brought_back([*earlier, change])
                chosen.append(Outgoing(row.seq, _carry([*brought_back, *earlier], change), after))
        return self._rebased(chosen[:limit])

    def _brought_back(self, changes: list[Change]) -> list[Change]:
        """Give what was given up of a record that the central never had, and that is back."""
        key, fields = _key(changes[0]), changes[0].fields
        is_whole = not fields.get("status", ("x", ""))[0]
        if is_whole or changes[0].base_revision or Shadows(self._connection).get([key]):
            return []
        this = (journal.c.entity == key[0], journal.c.entity_id == key[1])
        given_up = journal.select().where(*this, journal.c.central_code == GIVEN_UP)
        rows = self._connection.execute(given_up.order_by(journal.c.seq))
        return [line_of(row).change for row in rows]

    def _rebased(self, chosen: list[Outgoing]) -> list[Outgoing]:
        """Let no change stand on a revision that the central lost with a part of its past.

        Nor on a cross, where the central holds the text that the cross stands for here.
        """
        held = Shadows(self._connection).get({_key(one.change) for one in chosen})
        return [replace(one, change=_on(one.change, held.get(_key(one.change)))) for one in chosen]

    def on_their_way(self) -> dict[Key, str]:
        """Name, for each record, its newest change that is frozen and has no answer yet."""
        columns = (journal.c.entity, journal.c.entity_id, journal.c.id)
        statement = select(*columns).where(_OPEN, journal.c.state == State.IN_FLIGHT)
        rows = self._connection.execute(statement.order_by(journal.c.seq))
        return {(entity, entity_id): id_ for entity, entity_id, id_ in rows}

    def _refused(self) -> dict[Key, list[JournalLine]]:
        found: dict[Key, list[JournalLine]] = {}
        statement = journal.select().where(_OPEN, journal.c.state == State.NEEDS_FIX)
        for row in self._connection.execute(statement.order_by(journal.c.seq)):
            found.setdefault((row.entity, row.entity_id), []).append(line_of(row))
        return found

    def unsent_fields(self, keys: Collection[Key]) -> dict[Key, dict[str, str]]:
        """Give, for records with changes the central has not taken, the texts they hold here.

        Of a change in conflict it has taken every field but those it named.
        """
        found: dict[Key, dict[str, str]] = {}
        c = journal.c
        columns = (c.entity, c.entity_id, c.fields, c.state, c.central_field)
        wanted = set(keys)
        for row in self._connection.execute(select(*columns).where(_OPEN).order_by(c.seq)):
            if (row.entity, row.entity_id) in wanted:
                asked = row.central_field.split(",") if row.state == State.CONFLICT else row.fields
                here = found.setdefault((row.entity, row.entity_id), {})
                here.update({name: row.fields[name][1] for name in asked if name in row.fields})
        return found

    def sent(self, keys: Collection[Key]) -> dict[Key, list[JournalLine]]:
        """Fetch the changes made here of these records that the central took, oldest first."""
        found: dict[Key, list[JournalLine]] = {}
        for entity in sorted({entity for entity, _ in keys}):
            for chunk in chunks(id_ for kind, id_ in keys if kind == entity):
                statement = journal.select().where(
                    journal.c.entity == entity,
                    journal.c.entity_id.in_(chunk),
                    journal.c.origin == Origin.HERE,
                    journal.c.state == State.DONE,
                    journal.c.central_code.not_in(NEVER_TAKEN),
                )
                for row in self._connection.execute(statement.order_by(journal.c.seq)):
                    found.setdefault((entity, row.entity_id), []).append(line_of(row))
        return found

    def reopen(self, change_ids: Collection[str]) -> None:
        """Send changes again under their ids: the central has lost them."""
        self._mark(change_ids, state=State.WAITING, batch_id="", central_code="", central_field="")

    def close_waiting(self, key: Key) -> None:
        """Close what waits of a record: one change of all of it goes in their place."""
        this = (journal.c.entity == key[0], journal.c.entity_id == key[1])
        self._connection.execute(
            update(journal)
            .where(_OPEN, *this, journal.c.state == State.WAITING)
            .values(state=State.DONE, central_code=REPLACED)
        )

    def thaw(self) -> None:
        """Take frozen batches apart: what they stand on is not what the central holds any more."""
        self._connection.execute(push_batch.delete())
        self._connection.execute(
            update(journal)
            .where(_OPEN, journal.c.state == State.IN_FLIGHT)
            .values(state=State.WAITING, batch_id="")
        )

    def freeze(self, batch: Batch, at: datetime) -> None:
        """Keep the bytes of a batch and mark its changes as on their way."""
        self._connection.execute(
            push_batch.insert().values(
                batch_id=batch.id,
                body=batch.body,
                sha256=batch.sha256,
                first_seq=batch.first_seq,
                last_seq=batch.last_seq,
                changes=len(batch.change_ids),
                created_at=at.isoformat(),
            )
        )
        self._mark(batch.change_ids, state=State.IN_FLIGHT, batch_id=batch.id)

    def frozen(self) -> Batch | None:
        """Fetch the oldest batch that has no answer yet, of those that were tried least."""
        return next(iter(self.all_frozen(1, push_batch.c.tries)), None)

    def all_frozen(self, limit: int, *first: Column[int]) -> list[Batch]:
        """Fetch the batches that have no answer yet, the oldest first."""
        statement = (
            push_batch.select()
            .where(push_batch.c.batch_id.not_like(f"{UPLOAD}%"))
            .order_by(*first, push_batch.c.first_seq)
            .limit(limit)
        )
        return [
            Batch(
                id=row.batch_id,
                body=row.body,
                sha256=row.sha256,
                change_ids=self._ids_of(row.batch_id),
                first_seq=row.first_seq,
                last_seq=row.last_seq,
                tries=row.tries,
            )
            for row in self._connection.execute(statement).all()
        ]

    def _ids_of(self, batch_id: str) -> tuple[str, ...]:
        statement = select(journal.c.id).where(_OPEN, journal.c.batch_id == batch_id)
        return tuple(self._connection.scalars(statement.order_by(journal.c.seq)))

    def mark_sent(self, batch_id: str, at: datetime) -> None:
        """Note, before it is sent, that a batch is about to be."""
        self._connection.execute(
            push_batch.update()
            .where(push_batch.c.batch_id == batch_id)
            .values(sent_at=at.isoformat(), tries=push_batch.c.tries + 1)
        )

    def forget(self, batch_id: str) -> bool:
        """Drop the bytes of a batch; False when another round did so before."""
        gone = self._connection.execute(
            push_batch.delete().where(push_batch.c.batch_id == batch_id)
        )
        return gone.rowcount > 0

    def settle(self, batch_id: str, settled: Iterable[Settled]) -> None:
        """Put every named change in its state, and all others of the batch down as done."""
        for one in settled:
            back = one.state == State.WAITING
            self._mark(
                [one.change_id],
                state=one.state,
                batch_id="" if back else batch_id,
                central_code=one.code,
                central_field=one.field,
            )
        self._connection.execute(
            update(journal)
            .where(_OPEN, journal.c.batch_id == batch_id, journal.c.state == State.IN_FLIGHT)
            .values(state=State.DONE, central_code="", central_field="")
        )

    def replace_refused(self, taken: Mapping[Key, int]) -> set[Key]:
        """Close the refused changes of records of which a later change (its seq) was taken.

        Names the records that had such.
        """
        replaced = set()
        for key, lines in self._refused().items():
            ids = [line.change.id for line in lines if line.seq < taken.get(key, 0)]
            self._mark(ids, state=State.DONE, central_code=REPLACED)
            if ids:
                replaced.add(key)
        return replaced

    def close(self, change_ids: Collection[str]) -> None:
        """Close changes on which a person decided: what was decided is a change of its own."""
        self._mark(change_ids, state=State.DONE, central_code=REPLACED)

    def refused(self, keys: Collection[Key]) -> dict[Key, list[JournalLine]]:
        """Give what was refused of these records, the oldest first."""
        refused = self._refused()
        return {key: refused[key] for key in keys if key in refused}

    def hold(self, keys: Collection[Key]) -> None:
        """Count what waits of these records as refused: what it stands on will never be there."""
        for entity, id_ in keys:
            this = (journal.c.entity == entity, journal.c.entity_id == id_)
            waiting = update(journal).where(_OPEN, *this, journal.c.state == State.WAITING)
            self._connection.execute(waiting.values(state=State.NEEDS_FIX))

    def give_up(self, keys: Collection[Key]) -> dict[Key, list[JournalLine]]:
        """Close what was refused of these records, and give it: it is sent no more."""
        found = self.refused(keys)
        ids = [line.change.id for lines in found.values() for line in lines]
        self._mark(ids, state=State.DONE, central_code=GIVEN_UP)
        return found

    def send_again(self, change_ids: Collection[str]) -> None:
        """Let changes that the central refused wait to be sent as they are."""
        refused = {line.change.id for lines in self._refused().values() for line in lines}
        again = [id_ for id_ in change_ids if id_ in refused]
        self._mark(again, state=State.WAITING, batch_id="", central_code="", central_field="")

    def seqs(self, change_ids: Iterable[str]) -> dict[str, int]:
        """Say where changes stand in the journal."""
        return {
            id_: seq
            for chunk in chunks(change_ids)
            for id_, seq in self._connection.execute(
                select(journal.c.id, journal.c.seq).where(journal.c.id.in_(chunk))
            )
        }

    def _mark(self, ids: Collection[str], **values: Any) -> None:  # noqa: ANN401 (columns)
        if ids:
            statement = update(journal).where(journal.c.id == bindparam("the_id")).values(**values)
            self._connection.execute(statement, [{"the_id": id_} for id_ in ids])


def _key(change: Change) -> Key:
    return (change.entity, change.entity_id)


def _on(change: Change, held: Shadow | None) -> Change:
    """Let a change stand on what the central holds, as far as we know."""
    texts = held.fields if held and change.entity == "child" else {}
    seen = {
        name: texts[name]
        for name in change.fields.keys() & texts.keys() & set(TEXTS)
        if change.fields[name][0] == crossed_text(name, texts[name])
    }
    fields = {name: (seen.get(name, old), new) for name, (old, new) in change.fields.items()}
    base = min(change.base_revision, held.revision if held else 0)
    return replace(change, base_revision=base, fields=fields)


def _carry(earlier: list[Change], change: Change) -> Change:
    """Put refused changes of a record and the one that mends them into one change."""
    if not earlier:
        return change
    fields: dict[str, tuple[str, str]] = {}
    for one in (*earlier, change):
        for name, (old, new) in one.fields.items():
            fields[name] = (fields.get(name, (old, ""))[0], new)
    differing = {name: pair for name, pair in fields.items() if pair[0] != pair[1]}
    return replace(change, fields=differing, base_revision=earlier[0].base_revision)
