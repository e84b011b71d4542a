"""What the visit page reads from the store; called in the lane, never in the GUI thread."""

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.places.village import Village
from app.services.app import App
from app.services.exchange.read_returned import Returned, read_returned
from app.services.visits.enter_visit import recent_villages
from app.storage.drafts import Draft
from app.storage.outbox import Key
from ui.pages.visit.state import PAGE


@dataclass(frozen=True, slots=True)
class Commune:
    """The villages, those visited last first, and the form that was not finished."""

    villages: list[Village]
    recent: tuple[VillageId, ...]
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Family:
    """A household and the children it is known to have."""

    household: Household
    children: list[Child]


def read_commune(app: App) -> Commune:
    """Read what the page opens with."""
    with app.store.read() as snapshot:
        return Commune(
            snapshot.villages.all(), recent_villages(snapshot), snapshot.drafts.newest(PAGE)
        )


def read_homes(app: App, village_id: VillageId) -> list[Household]:
    """Read the households of a village."""
    with app.store.read() as snapshot:
        return snapshot.households.in_village(village_id)


def read_family(app: App, household_id: HouseholdId) -> Family | None:
    """Read a household with its children."""
    with app.store.read() as snapshot:
        home = snapshot.households.get(household_id)
        return Family(home, snapshot.children.of_household(household_id)) if home else None


def read_around(
    app: App, household_id: HouseholdId, child_id: ChildId
) -> tuple[Family | None, Child | None]:
    """Read again the household and the child that are on the form."""
    with app.store.read() as snapshot:
        home = snapshot.households.get(household_id)
        family = Family(home, snapshot.children.of_household(household_id)) if home else None
        return family, snapshot.children.get(child_id)


def read_record(app: App, child_id: ChildId) -> tuple[Child, Family] | None:
    """Read a child with its household and siblings."""
    with app.store.read() as snapshot:
        pair = snapshot.children.with_household(child_id)
        if pair is None:
            return None
        child, home = pair
        return child, Family(home, snapshot.children.of_household(home.id))


def read_returned_of(app: App, keys: Collection[Key]) -> list[Returned]:
    """Read what the central gave back of these records."""
    with app.store.read() as snapshot:
        return read_returned(snapshot, keys)


def read_holders(app: App, number: str) -> set[ChildId]:
    """Read who holds a national ID."""
    with app.store.read() as snapshot:
        return set(snapshot.children.holders_of(number))
