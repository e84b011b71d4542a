"""The shipped shares of names are what their script makes, and are shares."""

import csv

import build_name_shares as script
import pytest


@pytest.fixture(scope="module")
def shipped():
    with script.TARGET.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_shipped_file_is_what_the_script_makes(shipped):
    assert script.make() == shipped


@pytest.mark.parametrize("place", script.PLACES)
def test_the_shares_of_a_place_are_those_of_everybody(shipped, place):
    # Given names that are in no list with weights are added on top.
    assert 0.97 < sum(float(row[place]) for row in shipped) < 1.3


def test_surnames_begin_and_clans_that_end_a_name_are_marked(shipped):
    by_syllable = {row["syllable"]: row for row in shipped}
    assert float(by_syllable["nguyễn"]["first"]) > 0.2
    assert by_syllable["niê"]["clan_last"] == "x"
    assert by_syllable["nguyễn"]["clan_last"] == ""


def test_each_syllable_is_small_and_comes_once(shipped):
    syllables = [row["syllable"] for row in shipped]
    assert syllables == sorted(set(syllables))
    assert all(syllable == syllable.lower() and " " not in syllable for syllable in syllables)
