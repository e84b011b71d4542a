"""Visits: by id and by household."""

from collections.abc import Iterable

from sqlalchemy import Connection

from app.domain.ids import HouseholdId
from app.domain.visit import Visit
from app.storage.records import Records, chunks
from app.storage.tables import visit


class Visits(Records[Visit]):
    """Visits of collaborators and officials to households."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, Visit)

    def of_households(self, ids: Iterable[HouseholdId]) -> list[Visit]:
        """Fetch the visits of several households."""
        return [
            record
            for chunk in chunks(ids)
            for record in self._select(visit.c.household_id.in_(chunk))
        ]
