from dataclasses import replace

import numpy as np
import pytest

from app.domain.code_lists import read_code_list
from app.domain.ids import HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching import Person
from app.matching.evidence import Judge, Question
from app.matching.pairs import Pairs
from app.matching.traits import TRAITS

AN = Person(
    full_name="Nguyễn Bảo An",
    birth_date=BirthDate(2018, 5, 6),
    sex=Sex.MALE,
    father_name="Lê Khánh Thủy",
    head_name="Lê Khánh Thủy",
    village_id=VillageId("v1"),
    phone="0977872412",
    household_id=HouseholdId("h1"),
)


@pytest.fixture(scope="session")
def traits(commune, records, rows_of):
    judge = Judge(commune)

    def traits(**changes):
        ours, theirs = rows_of(AN), rows_of(replace(AN, **changes))
        found = judge.judge(Pairs(records, ours, records, theirs), Question(0.1, 0.9, least=0.0))
        return {TRAITS[at] for at in np.flatnonzero(found.traits[0])}

    return traits


def test_what_each_field_says_is_a_trait(traits):
    assert traits() >= {"full_name same", "birth_date same", "sex same", "father_name same"}
    assert "village differs" in traits(village_id=VillageId("v2"))
    assert not {trait for trait in traits(phone="") if trait.startswith("phone")}


@pytest.mark.parametrize(
    ("changes", "trait"),
    [
        ({}, "one household in one home"),
        ({"phone": ""}, "one household in two homes"),
        ({"household_id": HouseholdId("h2")}, "two households in one home"),
        (
            {"household_id": HouseholdId("h2"), "village_id": VillageId("v2")},
            "two households in two homes",
        ),
    ],
)
def test_a_household_agrees_with_its_home_or_not(traits, changes, trait):
    assert {one for one in traits(**changes) if "household" in one and " in " in one} == {trait}


def test_of_no_household_nothing_is_said(traits):
    assert not {one for one in traits(household_id=None) if "household" in one}


@pytest.mark.parametrize(
    ("changes", "trait"),
    [
        ({"full_name": "Nguyên Bao An"}, "two slips"),
        ({"full_name": "Nguyên Bao Án"}, "three slips"),
        ({"full_name": "Nguyễn Bảo Ân"}, "given name marks"),
        ({"full_name": "Nguyễn Bảo Bình"}, "given name other"),
        ({"father_name": "", "head_name": ""}, "no adult known"),
        ({"birth_date": None}, "no date known"),
        ({"village_id": None}, "no village known"),
    ],
)
def test_what_is_not_said_by_a_field_alone(traits, changes, trait):
    assert trait in traits(**changes)
    assert trait not in traits()


def test_a_number_that_fits_no_record_is_told(commune, records, rows_of):
    def found(*numbers):
        ours, theirs = (rows_of(replace(AN, national_id=number)) for number in numbers)
        pairs = Pairs(records, ours, records, theirs)
        told = Judge(commune).judge(pairs, Question(0.1, 0.9, least=0.0)).traits[0]
        return told[TRAITS.index("numbers that do not fit")]

    assert found("024218604933", "024318604933")
    assert not found("024218604933", "024218604933")
    assert not found("024318604933", "")


def test_every_trait_that_was_learnt_is_known():
    learnt = {row["trait"] for row in read_code_list("pair_weights") if row["step"] == "alone"}
    assert learnt - {"constant", "sum", "doubtful sum"} == set(TRAITS)
    assert len(set(TRAITS)) == len(TRAITS)
