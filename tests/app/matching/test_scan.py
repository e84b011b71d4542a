"""A scan goes on bit by bit while others write, and weighs rivals together in the end."""

from copy import deepcopy
from dataclasses import replace
from math import inf

import pytest

from app.domain.ids import ChildId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching import Matcher, Person
from app.matching.weights import LIKELY_PAIR

HOME = {"mother_name": "Phạm Ngọc Oanh", "father_name": "Lê Khánh Thủy", "village_id": "v1"}
AN = Person(
    id=ChildId("an"), full_name="Lê Bảo An", birth_date=BirthDate(2018, 5, 6), sex=Sex.MALE, **HOME
)
TWIN = replace(AN, id=ChildId("twin"), full_name="Lê Bảo Ân")


@pytest.fixture(scope="module")
def everyday(neighbours):
    return Matcher(neighbours)


@pytest.fixture
def matcher(everyday):
    return deepcopy(everyday)


def again(person, suffix="-2", **changes):
    return replace(person, id=ChildId(f"{person.id}{suffix}"), **changes)


def finish(scan, count=500):
    while not scan.step(count):
        pass
    return scan


def named(pairs):
    return {(pair.first_id, pair.second_id): pair for pair in pairs}


def test_a_scan_goes_on_a_little_at_a_time_and_finds_the_same(matcher):
    for person in (AN, again(AN)):
        matcher.put(person)
    scan = matcher.scan()
    assert (scan.done, scan.total) == (0, 2_002)
    assert not scan.step(700)
    assert scan.done == 700
    found = named(finish(scan).pairs(0.05))
    assert scan.done == scan.total
    at_once = named(finish(matcher.scan(), 10_000).pairs(0.05))
    assert found.keys() == at_once.keys() >= {("an", "an-2")}
    for pair, told in found.items():
        assert told.probability == pytest.approx(at_once[pair].probability)


def test_twins_with_two_records_each_are_two_pairs(matcher):
    """Bảo An and Bảo Ân: each is like the other three, and each is one child."""
    for person in (AN, again(AN), TWIN, again(TWIN)):
        matcher.put(person)
    found = named(finish(matcher.scan()).pairs(0.0))
    for pair in (("an", "an-2"), ("twin", "twin-2")):
        assert found[pair].probability > 0.9
    for pair in (("an", "twin"), ("an", "twin-2"), ("an-2", "twin"), ("an-2", "twin-2")):
        assert pair not in found or found[pair].probability < 0.05


def test_a_better_double_takes_from_a_worse_one(matcher):
    vague = again(AN, "-v", birth_date=BirthDate(2018), mother_name="", father_name="")
    matcher.put(AN)
    matcher.put(vague)
    alone = named(finish(matcher.scan()).pairs(0.0))["an", "an-v"]
    matcher.put(replace(TWIN, full_name="Lê Bảo An", mother_name="Vi Thị Ba", father_name=""))
    contested = named(finish(matcher.scan()).pairs(0.0))["an", "an-v"]
    assert contested.probability < alone.probability


def test_a_pair_is_named_by_its_lesser_id_and_comes_once(matcher):
    for person in (again(AN, "-9"), AN):
        matcher.put(person)
    pairs = finish(matcher.scan()).pairs()
    assert [(pair.first_id, pair.second_id) for pair in pairs if "an" in pair.first_id] == [
        ("an", "an-9")
    ]
    assert [pair.probability for pair in pairs] == sorted(
        (pair.probability for pair in pairs), reverse=True
    )
    assert all(pair.probability >= LIKELY_PAIR for pair in pairs)


def test_the_doubles_of_some_are_found_and_their_rivals_looked_at(matcher):
    for person in (AN, again(AN), TWIN):
        matcher.put(person)
    scan = finish(matcher.scan([AN.id]))
    assert scan.total == 1
    assert set(scan.covered()) >= {"an", "an-2"}
    assert ("an", "an-2") in named(scan.pairs())


def test_who_is_dropped_meanwhile_is_left_out_and_who_comes_is_not_yet_in(matcher):
    for person in (AN, again(AN), TWIN, again(TWIN)):
        matcher.put(person)
    scan = matcher.scan()
    scan.step(500)
    matcher.drop(ChildId("an"))
    matcher.put(again(TWIN, "-3"))
    matcher.put(replace(again(TWIN), mother_name="Vi Thị Ba"))
    found = named(finish(scan).pairs())
    assert not {one for pair in found for one in pair} & {"an", "twin-3"}
    assert ("an-2", "an") not in found


def test_after_a_scan_one_knows_how_alike_two_were_who_were_called_two(matcher):
    for person in (AN, again(AN), TWIN):
        matcher.put(person)
    ((_, told),) = named(matcher.pairs(among=["an-2"])).items()
    matcher.keep_apart(ChildId("an"), ChildId("an-2"), inf)
    matcher.keep_apart(ChildId("an"), ChildId("made-up-00001"), inf)
    matcher.keep_apart(ChildId("an"), TWIN.id, 3.0)
    decided = finish(matcher.scan()).decided()
    assert decided.keys() == {("an", "an-2"), ("an", "made-up-00001")}
    assert decided["an", "an-2"] == pytest.approx(told.weight)
    assert decided["an", "made-up-00001"] < -3


def test_a_commune_where_nobody_is_alike_has_no_pairs(matcher):
    assert finish(Matcher([AN]).scan()).pairs(0.0) == []
    assert finish(Matcher([]).scan()).judged()[2].probability.tolist() == []
