"""A household: where children live and who answers the door."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.ids import HouseholdId, VillageId
from app.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A household of a village; `village_id` is None while the village is not known."""

    id: HouseholdId
    village_id: VillageId | None = None
    head_name: str = ""
    address: str = ""
    phone: str = ""
    status: Status = Status.ACTIVE
    originals: Mapping[str, str] = field(default_factory=dict)
    """Field -> the text as it was received, kept where no right value could be taken from it."""
    source: str = ""
    """`file#sheet!row` of the list it came with; empty when it was entered by hand."""
    revision: int = 0
    """The central's revision this copy stands on; 0 = the central has not seen it."""
