"""A visit of a collaborator or official to a household (phiếu thăm hộ)."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import HouseholdId, VisitId
from app.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit: which household, on which day, by whom."""

    id: VisitId
    household_id: HouseholdId
    visited_on: date | None = None
    visitor: str = ""
    note: str = ""
    status: Status = Status.ACTIVE
    revision: int = 0
