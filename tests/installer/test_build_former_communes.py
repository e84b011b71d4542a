"""The shipped names of former communes are those of communes that went into one as a whole."""

import csv

import build_former_communes as script
import build_units
import pytest


@pytest.fixture(scope="module")
def shipped():
    with script.TARGET.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["former_names"].split("|") for row in csv.DictReader(file)}


def test_every_commune_named_is_one_of_today(shipped):
    with build_units.TARGET.open(encoding="utf-8", newline="") as file:
        today = {row["code"] for row in csv.DictReader(file) if row["level"] == "commune"}
    assert shipped.keys() <= today
    assert len(shipped) == 3_284


def test_names_are_bare_and_composed(shipped):
    assert shipped["07603"] == ["Nam Dương", "Tân Mộc"]
    assert shipped["09466"] == ["Cao Đức", "Vạn Ninh"]
    assert "4" in shipped["19333"]
    assert not any(
        "(" in name or name.startswith("Xã ") for names in shipped.values() for name in names
    )


def test_a_commune_that_was_split_went_nowhere_for_certain():
    routes = {("1", "9"), ("2", "9"), ("2", "8"), ("3", "7"), ("3", "6"), ("4", "5")}
    corrections = [
        {"action": "certainty", "old_code": "3", "new_commune_code": "7",
         "certainty": "certain_population"},
        {"action": "certainty", "old_code": "3", "new_commune_code": "6", "certainty": "area_only"},
        {"action": "remove", "old_code": "4", "new_commune_code": "5", "certainty": ""},
        {"action": "add", "old_code": "1", "new_commune_code": "6", "certainty": "choose"},
    ]  # fmt: skip
    assert script.certain_routes(routes, corrections) == {("3", "7")}
    assert script.certain_routes(routes, corrections[:3]) == {("1", "9"), ("3", "7")}
