"""Households: by village, and found by typing."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, select

from app.domain.household import Household
from app.domain.ids import HouseholdId, VillageId
from app.domain.text.text import fold
from app.storage.records import Records, chunks
from app.storage.tables import child, household


class Households(Records[Household]):
    """Households by id, by village, and by any part of head, address or phone."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, Household)

    def in_village(self, village_id: VillageId | None) -> list[Household]:
        """Fetch the active households of a village; of no known village, when None."""
        return list(
            self._select(_active(), household.c.village_id.is_not_distinct_from(village_id))
        )

    def find(
        self, text: str, village_id: VillageId | None = None, limit: int = 20
    ) -> list[Household]:
        """Find active households whose head, address or phone holds each word of `text`.

        Tones and case do not matter; `village_id` None means the whole commune.
        """
        words = [household.c.search_key.contains(w, autoescape=True) for w in fold(text).split()]
        where = [_active(), *words]
        if village_id:
            where.append(household.c.village_id == village_id)
        statement = household.select().where(*where).order_by(household.c.head_key).limit(limit)
        return list(self._fetch(statement))

    def of_head(self, head_name: str, village_id: VillageId | None) -> list[Household]:
        """Fetch the active households of a village under one head's name, tones aside."""
        same = and_(
            household.c.head_key == fold(head_name),
            household.c.village_id.is_not_distinct_from(village_id),
        )
        return list(self._select(_active(), same))

    def ended_with(self, children: Iterable[str]) -> set[HouseholdId]:
        """Name the households of these children, whatever their status, that count no more."""
        ended = select(household.c.id).join(child, child.c.household_id == household.c.id)
        return {
            HouseholdId(id_)
            for chunk in chunks(children)
            for id_ in self._connection.scalars(
                ended.where(child.c.id.in_(chunk), household.c.status != "active")
            )
        }


def _active() -> ColumnElement[bool]:
    return household.c.status == "active"
