"""The difficulties and proposals in the store."""

from datetime import date

from sqlalchemy import Connection

from app.domain.calendar.note import Note
from app.domain.status import Status
from app.storage.records import Records
from app.storage.tables import note


class Notes(Records[Note]):
    """Reading what was noted."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, Note)

    def between(self, since: date, until: date) -> list[Note]:
        """Fetch what was noted from one day to another, in the order of the days."""
        days = note.c.noted_on.between(since.isoformat(), until.isoformat())
        found = self._select(note.c.status == Status.ACTIVE, days)
        return sorted(found, key=lambda one: (one.noted_on, one.id))
