"""Everybody ever in the store, by a few texts; whole records of those whom a list may be about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.status import Status
from app.storage.entries import Entry, Home
from app.storage.unit_of_work import Snapshot


class Roster:
    """The entries of the store at one moment; a whole record is fetched once, with others."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._children: dict[str, Child] = {}
        self._households: dict[str, Household] = {}

    @cached_property
    def homes(self) -> Mapping[HouseholdId, Home]:
        """Every household."""
        return self._snapshot.entries.homes()

    @cached_property
    def entries(self) -> list[Entry]:
        """Everybody ever."""
        return self._snapshot.entries.all_ever(self.homes)

    @cached_property
    def active(self) -> list[Entry]:
        """Those who are on the list today."""
        return [entry for entry in self.entries if entry.status == Status.ACTIVE]

    def pairs(self, ids: Iterable[ChildId]) -> list[tuple[Child, Household]]:
        """Give children with their households, in the order they are asked for."""
        children = self.children(ids)
        homes = self.households({child.household_id for child in children})
        return [(child, homes[child.household_id]) for child in children]

    def children(self, ids: Iterable[ChildId]) -> list[Child]:
        """Give children, in the order they are asked for; who is not there is left out."""
        wanted = list(ids)
        known = self._children
        known |= self._snapshot.children.get_many(sorted({*wanted} - known.keys()))
        return [known[id_] for id_ in wanted if id_ in known]

    def households(self, ids: Iterable[HouseholdId]) -> dict[HouseholdId, Household]:
        """Give households, in the order they were made."""
        wanted, known = sorted(ids), self._households
        known |= self._snapshot.households.get_many([id_ for id_ in wanted if id_ not in known])
        return {id_: known[id_] for id_ in wanted}

    def holders(self) -> Mapping[str, int]:
        """Count the active children of each number: national ID -> how many hold it."""
        return Counter(entry.national_id for entry in self.active if entry.national_id)
