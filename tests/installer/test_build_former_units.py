"""The shipped former units are whole, and led as the script says."""

import csv

import build_former_units as script
import build_units
import pytest


@pytest.fixture(scope="module")
def shipped():
    with script.TARGET.open(encoding="utf-8", newline="") as file:
        return {row["code"]: script.FormerUnit(**row) for row in csv.DictReader(file)}


def test_every_unit_leads_to_units_of_today(shipped):
    with build_units.TARGET.open(encoding="utf-8", newline="") as file:
        today = {row["code"] for row in csv.DictReader(file)}
    ways = [way for unit in shipped.values() for way in unit.into.split()]
    assert {way.rstrip("~?-") for way in ways} <= today
    communes = [u for u in shipped.values() if len(u.code) == 5]
    edges = [way for unit in communes for way in unit.into.split()]
    marks = {mark: sum(way[5:] == mark for way in edges) for mark in script.MARKS.values()}
    assert marks == {"": 9_595, "~": 58, "?": 847, "-": 65}
    assert all(unit.parent_code in shipped for unit in shipped.values() if unit.parent_code)


def test_names_are_bare_and_composed(shipped):
    unit = shipped["07603"]
    assert (unit.name, unit.type, unit.into, unit.former_parents) == (
        *("Nam Dương", "xã", "07603"),
        "lucngan",
    )
    assert shipped["27169"].into == "27163? 27169?"
    assert shipped["536"].into == "21548"
    assert shipped["24"].into == "24"
    assert "nguyentrungtruc" in shipped["00004"].aliases


def test_a_commune_that_was_split_must_be_chosen_for():
    routes = {("1", "9"), ("2", "9"), ("2", "8"), ("3", "7"), ("3", "6"), ("4", "5")}
    corrections = [
        {"action": "certainty", "old_code": "3", "new_commune_code": "7",
         "certainty": "certain_population"},
        {"action": "certainty", "old_code": "3", "new_commune_code": "6", "certainty": "area_only"},
        {"action": "remove", "old_code": "4", "new_commune_code": "5", "certainty": ""},
        {"action": "add", "old_code": "1", "new_commune_code": "6", "certainty": "choose"},
    ]  # fmt: skip
    assert script.judge(routes, corrections) == {
        ("1", "9"): "choose",
        ("1", "6"): "choose",
        ("2", "9"): "choose",
        ("2", "8"): "choose",
        ("3", "7"): "certain_population",
        ("3", "6"): "area_only",
    }


def test_a_list_that_does_not_add_up_is_refused(shipped):
    with pytest.raises(SystemExit, match="do not add up"):
        script.check(list(shipped.values())[:-1], {})
