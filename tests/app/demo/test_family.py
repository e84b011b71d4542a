"""Families are such as live in a village."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from app.demo.family import Hamlet, World, invent_family, number_for
from app.demo.region import region_of
from app.domain.ids import VillageId
from app.domain.person.national_id import national_id_problems
from app.domain.person.sex import Sex
from app.domain.places.village import Village

ON = date(2026, 6, 8)


@pytest.fixture(scope="module")
def world():
    numbers = iter(range(10**6))
    return World(Random(5), lambda: f"id-{next(numbers):06}", ON, region_of("24"))


@pytest.fixture(scope="module")
def families(world):
    village = Village(id=VillageId("v"), name="Lâm", kind="thôn")
    peoples = world.region.peoples
    clans = {people.ethnicity: people.names.families for people in peoples.values}
    hamlet = Hamlet(village, peoples, clans)
    return [invent_family(world, hamlet) for _ in range(800)]


def test_one_to_four_children_none_twice(families):
    assert {len(family.children) for family in families} == {1, 2, 3, 4}
    for family in families:
        assert len({child.full_name for child in family.children}) == len(family.children)


def test_brothers_and_sisters_share_parents_and_family_name(families):
    for family in families:
        assert len({(c.father_name, c.mother_name, c.guardian_name) for c in family.children}) == 1
        assert len({child.full_name.split()[0] for child in family.children}) == 1
        assert all(child.household_id == family.household.id for child in family.children)


def test_three_generations_bear_one_family_name(families):
    elders = [
        family
        for family in families
        if (head := family.household.head_name).split()[0]
        == family.children[0].full_name.split()[0]
        and head not in (family.children[0].father_name, family.children[0].mother_name)
    ]
    assert 80 < len(elders) < 300


def test_children_are_a_year_apart_or_twins(families):
    for family in families:
        born = sorted(date.fromisoformat(str(child.birth_date)) for child in family.children)
        gaps = [later - earlier for earlier, later in pairwise(born)]
        assert all(gap == timedelta() or gap > timedelta(days=365) for gap in gaps)
        assert born[-1] <= ON


def test_someone_answers_for_every_child(families):
    for family in families:
        child = family.children[0]
        assert child.father_name or child.mother_name or child.guardian_name
        assert family.household.head_name


@pytest.mark.parametrize("sex", list(Sex))
def test_a_number_fits_year_and_sex(world, sex):
    for year in range(2010, 2027):
        number = number_for(world, sex, year)
        assert len(number) == 12
        assert int(number[4:6]) == year % 100
        assert national_id_problems(number, None, sex) == []
    assert number_for(world, Sex.MALE, 1985)[3] == "0"
