"""How far this store and the central have come with each other.

The outbox holds what the central has not taken; the shadows what it has; the cursor how far its
changes were read. Everything here moves in the same transaction as the records it speaks of.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from app.storage.outbox import Outbox
from app.storage.records import chunks
from app.storage.shadows import Shadows
from app.storage.sync_tables import pull_cursor, sync_attempt
from app.storage.tables import RECORDS
from app.storage.uploads import Uploads

_COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far the central's changes were read."""

    epoch: str = ""
    """Which life of the central's store the numbers belong to."""
    revision: int = 0
    own_revision: int = 0
    """The highest revision the central gave to a change of ours: we hold it already."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request and how it ended; no personal data."""

    at: datetime
    request: str
    outcome: str
    sent_bytes: int
    received_bytes: int
    milliseconds: int


class SyncState:
    """What sync remembers between rounds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.outbox = Outbox(connection)
        self.shadows = Shadows(connection)
        self.uploads = Uploads(connection)

    def cursor(self) -> Cursor:
        """Say how far the central's changes were read."""
        row = self._connection.execute(pull_cursor.select()).one_or_none()
        return Cursor(row.epoch, row.cursor, row.own_revision) if row else Cursor()

    def move_cursor(self, cursor: Cursor) -> None:
        """Keep how far the central's changes were read."""
        row = {
            "scope": _COMMUNE,
            "epoch": cursor.epoch,
            "cursor": cursor.revision,
            "own_revision": cursor.own_revision,
        }
        statement = insert(pull_cursor).values(row)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["scope"], set_=row)
        )

    def begin_epoch(self, epoch: str) -> None:
        """Start reading from the beginning, where nothing of the central was seen yet."""
        self.move_cursor(Cursor(epoch))

    def stand_on(self, entity: str, revisions: Mapping[str, int]) -> None:
        """Write on records (id -> revision) which of the central's revisions they stand on."""
        table = RECORDS[entity]
        rows = [{"the_id": id_, "now": revision} for id_, revision in revisions.items()]
        if rows:
            this = table.c.id == bindparam("the_id")
            self._connection.execute(
                table.update().where(this).values(revision=bindparam("now")), rows
            )

    def present(self, entity: str, ids: Collection[str]) -> set[str]:
        """Say which of these records are in the store."""
        column = RECORDS[entity].c.id
        return {
            id_
            for chunk in chunks(ids)
            for id_ in self._connection.scalars(select(column).where(column.in_(chunk)))
        }

    def note(self, attempt: Attempt) -> None:
        """Add a request to the log of attempts."""
        self._connection.execute(
            sync_attempt.insert().values(
                at=attempt.at.isoformat(),
                request=attempt.request,
                outcome=attempt.outcome,
                sent_bytes=attempt.sent_bytes,
                received_bytes=attempt.received_bytes,
                milliseconds=attempt.milliseconds,
            )
        )

    def attempts(self, limit: int = 50) -> list[Attempt]:
        """Fetch the newest requests, the last one first."""
        statement = sync_attempt.select().order_by(sync_attempt.c.id.desc()).limit(limit)
        return [
            Attempt(
                datetime.fromisoformat(row.at),
                row.request,
                row.outcome,
                row.sent_bytes,
                row.received_bytes,
                row.milliseconds,
            )
            for row in self._connection.execute(statement)
        ]
