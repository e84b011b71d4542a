from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching import Person, person_of


def test_a_person_is_taken_from_child_and_household():
    child = Child(
        id=ChildId("c"),
        household_id=HouseholdId("h"),
        full_name="Nông Thị Mai",
        birth_date=BirthDate(2015, 3),
        sex=Sex.FEMALE,
        national_id="024315604933",
        mother_name="Nông Thị My",
    )
    home = Household(
        id=HouseholdId("h"), village_id=VillageId("v"), head_name="Nông Văn Ba", phone="0977872412"
    )
    assert person_of(child, home) == Person(
        id=ChildId("c"),
        full_name="Nông Thị Mai",
        birth_date=BirthDate(2015, 3),
        sex=Sex.FEMALE,
        national_id="024315604933",
        mother_name="Nông Thị My",
        head_name="Nông Văn Ba",
        village_id=VillageId("v"),
        phone="0977872412",
        household_id=HouseholdId("h"),
    )
