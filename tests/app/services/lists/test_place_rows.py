"""Rows that say the same of their household share it; nothing they say is lost."""

import itertools

import pytest

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.services.lists.place_rows import Households
from app.workbook.cells import ReadRow

NUMBERS = itertools.count()


def row(**said):
    number = next(NUMBERS)
    child = {name: said.pop(name) for name in ("father_name", "mother_name") if name in said}
    return ReadRow("DS", number, f"a#DS!{number}", child, said)


@pytest.fixture
def homes(new_id):
    def make(*stored):
        return Households({home.id: home for home in stored}, lambda _: [], new_id)

    return make


STORED = Household(
    id=HouseholdId("h1"), village_id=VillageId("v1"), head_name="Lê Tú", phone="0977872412"
)
SAID = {"village_id": "v1", "head_name": "LÊ TÚ", "phone": "0977872412"}
AN = Child(id=ChildId("c1"), household_id=STORED.id)


def test_rows_that_say_the_same_share_a_household(homes):
    placing = homes()
    first = placing.place(row(**SAID), None).household
    assert placing.place(row(**{**SAID, "head_name": "Lê Tú"}), None).household is first
    assert placing.touched == {first.id: first}


@pytest.mark.parametrize(
    "other",
    [{"phone": ""}, {"head_name": "Lê Tư"}, {"village_id": ""}, {"address": "Xóm 2"}],
)
def test_rows_that_say_something_else_do_not(homes, other):
    placing = homes()
    first = placing.place(row(**SAID), None).household
    assert placing.place(row(**{**SAID, **other}), None).household.id != first.id


def test_without_head_and_phone_the_parents_tell_households_apart(homes):
    placing = homes()
    tu, again = (row(village_id="v1", father_name="Lê Tú") for _ in range(2))
    assert placing.place(tu, None).household is placing.place(again, None).household
    alone = [placing.place(row(village_id="v1"), None).household.id for _ in range(2)]
    assert alone[0] != alone[1]


def test_a_known_household_takes_new_children_in(homes):
    placing = homes(STORED)
    said = {**SAID, "head_name": "Lê Tú"}
    assert placing.place(row(**said), None).household == STORED
    assert placing.touched == {}


def test_a_known_household_is_set_right_in_place_once(homes):
    placing = homes(STORED)
    moved = {**SAID, "head_name": "Lê Tú", "phone": "0912345678"}
    placed = placing.place(row(**moved), AN)
    assert (placed.household.id, placed.household.phone) == (STORED.id, "0912345678")
    assert placed.changes["phone"] == ("0977872412", "0912345678")
    elsewhere = placing.place(row(**{**moved, "phone": "0333444555"}), AN)
    assert elsewhere.moves
    assert elsewhere.household.id != STORED.id


def test_a_household_with_which_a_row_agrees_stays_as_it_is(homes):
    placing = homes(STORED)
    same = row(**{**SAID, "head_name": "Lê Tú"})
    placing.keep_agreed([(same, AN)])
    moved = placing.place(row(**{**SAID, "phone": "0912345678"}), AN)
    assert moved.moves
    assert placing.place(same, AN).household == STORED
