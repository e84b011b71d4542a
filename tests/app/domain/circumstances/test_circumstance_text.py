"""The one-line texts follow the records, and keep what a list said that no record says."""

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_kind import Part
from app.domain.circumstances.circumstance_text import listed_only, retold

CHILD = Child(id="a", household_id="h", special="Trẻ em khuyết tật; Mồ côi", assisted=True)


def one(code):
    return Circumstance(id=code, child_id="a", code=code)


def test_a_record_writes_the_name_of_its_group():
    after = retold(CHILD, [], [one("DB01.3"), one("NC01"), one("TG14")])
    assert after.special == "Trẻ em khuyết tật; Mồ côi; Trẻ em mồ côi cả cha và mẹ"
    assert after.at_risk == "Trẻ em sống trong hộ nghèo"
    assert after.assisted


def test_what_the_list_said_gets_a_record_and_is_said_once():
    assert retold(CHILD, [], [one("DB04")]).special == CHILD.special


def test_a_record_that_ended_leaves_the_text_and_the_rest_stays():
    assert retold(CHILD, [one("DB04")], []).special == "Mồ côi"


def test_help_by_list_stays_and_help_by_record_ends_with_it():
    assert retold(CHILD, [], []).assisted
    assert not retold(CHILD, [one("TG14")], []).assisted


def test_what_came_by_list_alone():
    listed = listed_only(CHILD, [one("DB01.3")])
    assert [(line.part, line.text, line.kind and line.kind.code) for line in listed] == [
        (Part.SPECIAL, "Trẻ em khuyết tật", "DB04"),
        (Part.SPECIAL, "Mồ côi", None),
    ]
    assert listed_only(CHILD, [one("DB04")])[0].text == "Mồ côi"
