"""What the engine knows of a child: a record of the commune or a half-typed draft."""

from dataclasses import dataclass

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A child as the engine sees it; `""` or None where nothing is known.

    National ID and phone are digits as `app.domain` reads them; names are as written.
    """

    id: ChildId | None = None
    full_name: str = ""
    birth_date: BirthDate | None = None
    sex: Sex | None = None
    national_id: str = ""
    father_name: str = ""
    mother_name: str = ""
    guardian_name: str = ""
    head_name: str = ""
    village_id: VillageId | None = None
    phone: str = ""
    household_id: HouseholdId | None = None


def person_of(child: Child, household: Household) -> Person:
    """Take what the engine needs of a child and of the household it lives in."""
    return Person(
        id=child.id,
        full_name=child.full_name,
        birth_date=child.birth_date,
        sex=child.sex,
        national_id=child.national_id,
        father_name=child.father_name,
        mother_name=child.mother_name,
        guardian_name=child.guardian_name,
        head_name=household.head_name,
        village_id=household.village_id,
        phone=household.phone,
        household_id=household.id,
    )
