"""A row that repeats a child fills gaps; where it contradicts it is left to a person."""

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.birth_date import BirthDate
from app.services.lists.compare_twin import compare_twin
from app.workbook.cells import ReadRow

HOME = Household(id=HouseholdId("h"), head_name="Lê Tú")
AN = Child(
    id=ChildId("c"), household_id=HOME.id, full_name="Lê An", birth_date=BirthDate(2015, 3, 16)
)


def compared(child, household=None, accepted=frozenset()):
    told = compare_twin(ReadRow("DS", 3, "a#DS!3", child, household or {}), AN, HOME, accepted)
    return dict(told.fields), dict(told.left)


def test_the_same_again_says_nothing():
    assert compared({"full_name": "LE AN", "birth_date": "2015"}) == ({}, {})


def test_a_gap_is_filled():
    assert compared({"sex": "Nam"}, {"phone": "0912345678"}) == (
        {"sex": "Nam", "household.phone": "0912345678"},
        {},
    )


def test_a_contradiction_leaves_the_whole_row():
    said = {"full_name": "Lê Ân", "sex": "Nam"}
    differing = {"full_name": ("Lê An", "Lê Ân"), "sex": ("", "Nam")}
    assert compared(said) == ({}, differing)
    assert compared(said, accepted={"full_name"}) == ({"full_name": "Lê Ân", "sex": "Nam"}, {})


def test_a_text_that_gives_no_value_is_shown_and_never_taken():
    said = {"birth_date": "", "original.birth_date": "32/1/2015"}
    assert compared(said, accepted={"birth_date"}) == (
        {},
        {"birth_date": ("2015-03-16", "32/1/2015")},
    )
