"""Children: by id, household, code and number; and everyone, with their households."""

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.text.text import fold
from app.storage.households import Households
from app.storage.records import Records, chunks, folded_names
from app.storage.tables import IN_CONFLICT, child, household

_NOTHING: ColumnElement[str] = literal_column("''")
"""As the index of numbers says it: with a value bound later it would not be used."""
_IN_CONFLICT: ColumnElement[bool] = literal_column(IN_CONFLICT)


class Children(Records[Child]):
    """Children of the commune; `active` means on its list today."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, Child)

    def of_household(self, household_id: HouseholdId) -> list[Child]:
        """Fetch the active children of a household, the eldest first."""
        statement = (
            child.select()
            .where(child.c.household_id == household_id, child.c.status == "active")
            .order_by(child.c.birth_date, child.c.id)
        )
        return list(self._fetch(statement))

    def by_external_code(self, code: str) -> Child | None:
        """Find the child that the central's lists call by this code, active ones first."""
        statement = (
            child.select()
            .where(child.c.external_code == code, child.c.external_code != "")
            .order_by(child.c.status != "active", child.c.id)
            .limit(1)
        )
        return next(self._fetch(statement), None)

    def holders_of(self, national_id: str) -> list[ChildId]:
        """Name the active children with this number."""
        statement = select(child.c.id).where(
            child.c.national_id == national_id,
            child.c.national_id != "",
            child.c.status == "active",
        )
        return [ChildId(id_) for id_ in self._connection.scalars(statement)]

    def of_households(self, ids: Iterable[HouseholdId]) -> list[Child]:
        """Fetch the active children of several households."""
        return [
            record
            for chunk in chunks(ids)
            for record in self._select(child.c.household_id.in_(chunk), child.c.status == "active")
        ]

    def ids_of(self, status: str) -> list[ChildId]:
        """Name the children of a status."""
        statement = select(child.c.id).where(child.c.status == status)
        return [ChildId(id_) for id_ in self._connection.scalars(statement)]

    def moved_out_of(self, household_id: HouseholdId) -> list[ChildId]:
        """Name the children who moved away from a household."""
        statement = select(child.c.id).where(
            child.c.household_id == household_id, child.c.status == "moved_out"
        )
        return [ChildId(id_) for id_ in self._connection.scalars(statement)]

    def ids_in(self, households: Iterable[str]) -> set[ChildId]:
        """Name the active children of several households."""
        return {
            ChildId(id_)
            for chunk in chunks(households)
            for id_ in self._connection.scalars(
                select(child.c.id).where(
                    child.c.household_id.in_(chunk), child.c.status == "active"
                )
            )
        }

    def holders_of_any(self, national_ids: Iterable[str]) -> set[ChildId]:
        """Name the active children with any of these numbers."""
        wanted = select(child.c.id, child.c.status)
        # Asked for by status too, SQLite would go through everyone who is active.
        return {
            ChildId(id_)
            for chunk in chunks(number for number in national_ids if number)
            for id_, status in self._connection.execute(
                wanted.where(child.c.national_id.in_(chunk), child.c.national_id != _NOTHING)
            )
            if status == "active"
        }

    def holders_by_number(self, national_ids: Iterable[str]) -> dict[str, list[ChildId]]:
        """Name the active children of each of these numbers."""
        found: dict[str, list[ChildId]] = {}
        wanted = select(child.c.id, child.c.national_id, child.c.status)
        for chunk in chunks(number for number in national_ids if number):
            with_number = wanted.where(
                child.c.national_id.in_(chunk), child.c.national_id != _NOTHING
            )
            for id_, number, status in self._connection.execute(with_number):
                if status == "active":
                    found.setdefault(number, []).append(ChildId(id_))
        return found

    def names_and_dates(self) -> Iterator[tuple[ChildId, str, str]]:
        """Give id, folded name and birth date (as text) of every active child."""
        wanted = select(child.c.id, child.c.full_name, child.c.birth_date, child.c.search_key)
        found = self._connection.execute(wanted.where(child.c.status == "active"))
        for id_, name, born, key in found:
            names = folded_names(key)
            yield ChildId(id_), names[0] if names else fold(name), born

    def with_households(self, ids: Iterable[ChildId]) -> list[tuple[Child, Household]]:
        """Fetch children, whatever their status, with their households."""
        found = self.get_many(ids).values()
        homes = Households(self._connection).get_many({c.household_id for c in found})
        return [(record, homes[record.household_id]) for record in found]

    def merged_into(self, ids: Iterable[str]) -> list[Child]:
        """Fetch the records that were merged into any of these."""
        return [
            record
            for chunk in chunks(ids)
            for record in self._select(child.c.status == "merged", child.c.merged_into.in_(chunk))
        ]

    def merged_in(self, homes: Iterable[HouseholdId]) -> list[Child]:
        """Fetch the merged records of several households."""
        return [
            record
            for chunk in chunks(homes)
            for record in self._select(child.c.household_id.in_(chunk), child.c.status == "merged")
        ]

    def in_conflict(self) -> list[Child]:
        """Fetch those into which two people wrote differently, as long as they count by themselves.

        A merged record is asked about no more.
        """
        return list(self._select(_IN_CONFLICT, child.c.status != "merged"))

    def born_by(self, day: str) -> list[Child]:
        """Fetch the active children whose birth date, as it is written, is not after `day`."""
        dates = child.c.birth_date != "", child.c.birth_date <= day
        return list(self._select(child.c.status == "active", *dates))

    def id_counts(self) -> dict[str, int]:
        """Count the active children of each number: national ID -> how many hold it."""
        statement = (
            select(child.c.national_id, func.count())
            .where(child.c.national_id != "", child.c.status == "active")
            .group_by(child.c.national_id)
        )
        return dict(self._connection.execute(statement).all())

    def everyone(self) -> Iterator[tuple[Child, Household]]:
        """Fetch every active child with its household, in the order they were made."""
        households = {home.id: home for home in Households(self._connection).all_ever()}
        for record in self._select(child.c.status == "active"):
            yield record, households[record.household_id]

    def count(self) -> int:
        """Count the active children."""
        statement = select(func.count()).where(child.c.status == "active")
        return self._connection.scalars(statement).one()

    def with_household(self, id_: ChildId) -> tuple[Child, Household] | None:
        """Fetch a child, whatever its status, with its household."""
        record = self.get(id_)
        if record is None:
            return None
        home = Households(self._connection).get(record.household_id)
        return (record, home) if home else None

    def count_by_village(self) -> dict[str, int]:
        """Count the active children of each village id; "" stands for no known village."""
        statement = (
            select(func.coalesce(household.c.village_id, ""), func.count())
            .join(child, child.c.household_id == household.c.id)
            .where(child.c.status == "active")
            .group_by(household.c.village_id)
        )
        return dict(self._connection.execute(statement).all())
