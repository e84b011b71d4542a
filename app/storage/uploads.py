"""The batches that travel as Excel files, and the changes that are to travel in one.

They stand among the frozen batches of the outbox and share its states; a line of the journal is
in flight from the moment its batch is frozen until the central's list speaks of its row.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, select, text, update

from app.domain.exchange.upload import PREFIX, UploadBatch, read_batch
from app.storage.journal import State
from app.storage.outbox import REPLACED, Key
from app.storage.records import chunks
from app.storage.sync_tables import push_batch
from app.storage.tables import child, journal

_OPEN = text("journal.state NOT IN ('done', 'received')")
_TOLD = ("child", "household")
"""The records that a row of the list speaks of."""


class Uploads:
    """What goes to the central as files."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self) -> dict[Key, list[str]]:
        """Give the changes that no file has told yet, by record, the oldest first."""
        columns = (journal.c.entity, journal.c.entity_id, journal.c.id)
        where = (_OPEN, journal.c.state == State.WAITING, journal.c.entity.in_(_TOLD))
        found: dict[Key, list[str]] = {}
        for entity, id_, change in self._connection.execute(
            select(*columns).where(*where).order_by(journal.c.seq)
        ):
            found.setdefault((entity, id_), []).append(change)
        return found

    def children_of(self, household_ids: Iterable[str]) -> dict[str, list[str]]:
        """Name the children of households, by household."""
        found: dict[str, list[str]] = {}
        for chunk in chunks(household_ids):
            columns = select(child.c.household_id, child.c.id)
            for home, id_ in self._connection.execute(
                columns.where(child.c.household_id.in_(chunk)).order_by(child.c.id)
            ):
                found.setdefault(home, []).append(id_)
        return found

    def count_waiting(self) -> int:
        """Count the children that a file is to tell of."""
        waiting = self.waiting()
        homes = self.children_of(id_ for entity, id_ in waiting if entity == "household")
        told = {id_ for entity, id_ in waiting if entity == "child"}
        return len(told.union(*homes.values()))

    def count_open(self) -> int:
        """Count the rows that have no answer yet."""
        in_flight = self.in_flight()
        return sum(
            any(in_flight.get(one) == batch.id for one in row.changes)
            for batch in self.open()
            for row in batch.rows
        )

    def freeze(self, batch: UploadBatch, sha256: str, at: datetime) -> None:
        """Keep a batch, and mark its changes as on their way."""
        changes = [change for row in batch.rows for change in row.changes]
        self._connection.execute(
            push_batch.insert().values(
                batch_id=batch.id,
                body=batch.to_bytes(),
                sha256=sha256,
                first_seq=0,
                last_seq=batch.last_seq,
                changes=len(changes),
                created_at=at.isoformat(),
            )
        )
        self._mark(changes, State.IN_FLIGHT, batch.id)

    def open(self) -> list[UploadBatch]:
        """Fetch the batches of which some row has no answer yet, the oldest first."""
        statement = push_batch.select().where(push_batch.c.batch_id.startswith(PREFIX))
        rows = self._connection.execute(statement.order_by(push_batch.c.batch_id))
        return [
            read_batch(row.batch_id, row.body, row.last_seq, written=bool(row.sent_at))
            for row in rows.all()
        ]

    def mark_written(self, batch_id: str, at: datetime) -> None:
        """Note that the file of a batch lies on a disk."""
        self._connection.execute(
            push_batch.update()
            .where(push_batch.c.batch_id == batch_id)
            .values(sent_at=at.isoformat(), tries=push_batch.c.tries + 1)
        )

    def in_flight(self) -> dict[str, str]:
        """Give the changes whose row has no answer yet, and the batch each is in."""
        columns = select(journal.c.id, journal.c.batch_id)
        where = (_OPEN, journal.c.state == State.IN_FLIGHT, journal.c.batch_id.startswith(PREFIX))
        return dict(self._connection.execute(columns.where(*where)).all())

    def accept(self, batch: UploadBatch, changes: Iterable[str], keys: Collection[Key]) -> None:
        """Close the changes of a row that the central took, and what older batches told of it."""
        self._mark(changes, State.DONE, batch.id)
        for entity, id_ in keys:
            self._connection.execute(
                update(journal)
                .where(
                    _OPEN,
                    journal.c.entity == entity,
                    journal.c.entity_id == id_,
                    journal.c.seq <= batch.last_seq,
                    journal.c.batch_id != batch.id,
                    journal.c.state.in_((State.IN_FLIGHT, State.NEEDS_FIX)),
                )
                .values(state=State.DONE, central_code=REPLACED)
            )

    def refuse(self, changes: Iterable[str], batch_id: str, code: str) -> None:
        """Give the changes of a row back, with what the central said."""
        self._mark(changes, State.NEEDS_FIX, batch_id, code)

    def drop_answered(self) -> None:
        """Forget the batches of which every row has its answer."""
        still = set(self.in_flight().values())
        for batch in self.open():
            if batch.id not in still:
                self._connection.execute(
                    push_batch.delete().where(push_batch.c.batch_id == batch.id)
                )

    def give_back(self) -> None:
        """Let all that ever travelled in a file wait for a line: another central is to have it.

        What it holds already it takes for unchanged; each change counts once by its id.
        """
        mine = push_batch.c.batch_id.startswith(PREFIX)
        self._connection.execute(push_batch.delete().where(mine))
        values = {"state": State.WAITING, "batch_id": "", "central_code": "", "central_field": ""}
        told = journal.c.batch_id.startswith(PREFIX)
        self._connection.execute(update(journal).where(told).values(**values))

    def _mark(self, changes: Iterable[str], state: State, batch_id: str, code: str = "") -> None:
        values = {"state": state, "batch_id": batch_id, "central_code": code, "central_field": ""}
        for chunk in chunks(changes):
            self._connection.execute(
                update(journal).where(journal.c.id.in_(chunk)).values(**values)
            )
