"""What the visit page knows of the store around its form."""

from dataclasses import dataclass, field

from app.domain.child import Child
from app.domain.ids import ChildId, VillageId
from app.domain.places.place import VillageBook
from app.domain.places.village import Village
from ui.pages.visit.household_book import HouseholdBook
from ui.pages.visit.returned import ReturnedBook


@dataclass(slots=True)
class Surroundings:
    """What the page knows of the store around the form; read in the lane, never waited for."""

    villages: VillageBook = field(default_factory=lambda: VillageBook([]))
    known: dict[VillageId, Village] = field(default_factory=dict)
    recent: tuple[VillageId, ...] = ()
    homes: HouseholdBook = field(default_factory=HouseholdBook)
    children: list[Child] = field(default_factory=list)
    """The known children of the household."""
    returned: ReturnedBook = field(default_factory=ReturnedBook)
    """What the central gave back of the household and its children."""
    holders: dict[str, set[ChildId]] = field(default_factory=dict)
    """National ID -> the active children who hold it, of the numbers asked about."""
