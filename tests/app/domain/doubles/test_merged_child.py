"""One record out of several, and one household out of several."""

import pytest

from app.domain.child import Child
from app.domain.doubles.merged_child import (
    filled_household,
    join_groups,
    merged_child,
    split_groups,
)
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.person.sex import Sex


def child(**fields):
    return Child(id=fields.pop("id", "a"), household_id="home", **fields)


def test_nothing_of_the_kept_record_is_replaced_unasked():
    kept = child(full_name="An", sex=Sex.MALE, source="a#1!2", revision=4, merged_into="")
    other = child(id="b", full_name="Ân", sex=Sex.FEMALE, source="b#1!2")
    assert merged_child(kept, [other], {}) == kept


def test_a_text_that_is_no_value_is_an_error():
    with pytest.raises(ValueError, match="nobody"):
        merged_child(child(), [], {"sex": "nobody"})


def test_the_furthest_answer_about_the_same_number_stands():
    one, two = (child(id=id_, verification=v) for id_, v in (("b", "differs"), ("c", "matched")))
    assert merged_child(child(), [one, two], {}).verification is Verification.MATCHED
    other_number = child(id="b", national_id="1", verification=Verification.MATCHED)
    assert merged_child(child(national_id="2"), [other_number], {}).verification == ""


def test_groups_are_named_once_each():
    assert join_groups(["Mồ côi; ", "", "mồ  côi ; HIV", "x"]) == "Mồ côi; HIV"
    assert join_groups(["x", ""]) == "x"
    assert join_groups([]) == ""
    assert split_groups(" a ;; b;") == ["a", "b"]


def test_a_home_takes_what_it_lacks_with_the_received_text():
    home = Household(id="h", head_name="Tú", originals={"village": "Đội 9", "phone": "09"})
    left = [
        Household(id="i", village_id="v", phone="", originals={"phone": "x"}),
        Household(id="j", head_name="Lâm", phone="0912345678"),
    ]
    filled = filled_household(home, left)
    assert (filled.village_id, filled.head_name, filled.phone) == ("v", "Tú", "0912345678")
    assert filled.originals == {}
