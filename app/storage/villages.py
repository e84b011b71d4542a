"""The villages of the commune."""

from sqlalchemy import Connection, func, select

from app.domain.ids import VillageId
from app.domain.places.village import Village
from app.storage.records import Records
from app.storage.tables import household, journal, visit


class Villages(Records[Village]):
    """Villages by id, all of them, and those visited last."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, Village)

    def as_listed(self) -> list[Village]:
        """Fetch every village ever, in the order in which they were put on the commune's list."""
        first = (
            select(journal.c.entity_id)
            .where(journal.c.entity == "village")
            .group_by(journal.c.entity_id)
            .order_by(func.min(journal.c.seq))
        )
        known = {village.id: village for village in self.all_ever()}
        return [known[VillageId(id_)] for id_ in self._connection.scalars(first) if id_ in known]

    def names(self) -> dict[str, str]:
        """Give the name of every village ever, by its id."""
        return {village.id: village.name for village in self.all_ever()}

    def shorts(self) -> dict[str, str]:
        """Give every village ever as lists write it, by its id: `Biêng`, `thôn 5`."""
        return {village.id: village.short for village in self.all_ever()}

    def recent(self, limit: int = 8) -> list[VillageId]:
        """Name the villages of the newest visits, the newest first."""
        newest = func.max(visit.c.id)
        statement = (
            select(household.c.village_id)
            .join(visit, visit.c.household_id == household.c.id)
            .where(household.c.village_id.is_not(None), visit.c.status == "active")
            .group_by(household.c.village_id)
            .order_by(newest.desc())
            .limit(limit)
        )
        return [VillageId(id_) for id_ in self._connection.scalars(statement)]
