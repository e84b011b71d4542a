from dataclasses import replace
from datetime import date
from random import Random

import pytest

from app.demo.commune import invent_commune
from app.domain.birth_date import BirthDate
from app.domain.errors import KnownError
from app.domain.ids import ChildId
from app.domain.units import find_commune
from app.matching import Matcher, Person, person_of

KINH, UPLAND = "07603", "03316"
FAMILY = {"father_name": "Vừ Mí Sùng", "mother_name": "Thào Thị Dợ", "village_id": "v3"}
PAO = Person(id=ChildId("pao"), full_name="Vừ Mí Páo", birth_date=BirthDate(2018, 5, 6), **FAMILY)


@pytest.fixture
def matcher(neighbours):
    matcher = Matcher(neighbours)
    matcher.put(PAO)
    return matcher


def ids(matches):
    return [match.id for match in matches]


def test_the_name_alone_is_enough_to_start(matcher):
    assert ids(matcher.likely(Person(full_name="Vừ Mí P"), typing=True, least=0.2)) == ["pao"]
    assert matcher.likely(Person(full_name="Nguyễn Văn An")) == []


def test_each_field_typed_makes_it_likelier(matcher):
    drafts = [
        Person(full_name="Vừ Mí Pá"),
        Person(full_name="Vừ Mí Páo", birth_date=PAO.birth_date),
        Person(full_name="Vừ Mí Páo", birth_date=PAO.birth_date, mother_name="Thào Thị Dợ"),
    ]
    found = [matcher.likely(draft, typing=True, least=0.01)[0].probability for draft in drafts]
    assert found == sorted(found)
    assert matcher.likely(drafts[-1])[0].certain


def test_no_warning_while_only_the_family_is_typed(matcher):
    for name in ("V", "Vừ", "Vừ M"):
        assert matcher.likely(Person(full_name=name, **FAMILY), typing=True) == []


def test_a_brother_is_no_warning(matcher):
    brother = Person(full_name="Vừ Mí Chá", birth_date=BirthDate(2020, 11, 2), **FAMILY)
    assert matcher.likely(brother) == []


def test_the_own_record_of_a_draft_is_no_match(matcher):
    assert matcher.likely(PAO) == []
    assert ids(matcher.likely(replace(PAO, id=None))) == ["pao"]


def test_what_was_said_to_be_two_children_is_not_asked_again(matcher):
    matcher.put(replace(PAO, id=ChildId("pao-2")))
    assert [(p.first_id, p.second_id) for p in matcher.pairs()] == [("pao", "pao-2")]
    matcher.keep_apart(ChildId("pao-2"), ChildId("pao"))
    assert matcher.pairs() == []
    assert ids(matcher.likely(PAO)) == []
    matcher.ask_again(ChildId("pao"), ChildId("pao-2"))
    assert ids(matcher.likely(PAO)) == ["pao-2"]


def test_changes_are_known_at_once(matcher):
    draft = replace(PAO, id=None)
    matcher.put(replace(PAO, full_name="Lý Thị Mẩy", birth_date=BirthDate(2012, 9, 9)))
    assert matcher.likely(draft) == []
    matcher.put(PAO)
    assert ids(matcher.likely(draft)) == ["pao"]
    matcher.drop(ChildId("pao"))
    matcher.drop(ChildId("nobody"))
    assert matcher.likely(draft) == []


def test_a_record_needs_an_id(matcher):
    with pytest.raises(ValueError, match="id"):
        matcher.put(Person(full_name="Vừ Mí Páo"))


def invented(code, seed, children=2_500):
    commune = invent_commune(seed, children, commune=find_commune(code), on=date(2026, 6, 8))
    homes = {household.id: household for household in commune.households}
    people = [person_of(child, homes[child.household_id]) for child in commune.children]
    return people, {tuple(sorted(pair)) for pair in commune.duplicates}


@pytest.mark.parametrize(("code", "seed"), [(KINH, 11), (UPLAND, 12)])
def test_doubles_of_an_invented_commune_are_found(code, seed):
    people, doubles = invented(code, seed)
    found = {(p.first_id, p.second_id): p for p in Matcher(people).pairs()}
    right = len(found.keys() & doubles)
    assert 2 * right / (len(found) + len(doubles)) > 0.95
    certain = {pair for pair, told in found.items() if told.certain}
    assert len(certain & doubles) / len(certain) > 0.99


def test_the_order_of_the_records_makes_no_difference():
    people, _ = invented(KINH, 13, children=600)
    told = Matcher(people).pairs()
    Random(1).shuffle(people)
    shuffled = Matcher(people).pairs()
    assert [(p.first_id, p.second_id) for p in told] == [
        (p.first_id, p.second_id) for p in shuffled
    ]
    assert [p.certain for p in told] == [p.certain for p in shuffled]


def test_a_scan_of_some_finds_their_pairs_alone_and_stops_when_told():
    people = [
        Person(id=ChildId(name), full_name="Lò Thị Pao", birth_date=BirthDate(2016, 3, day))
        for name, day in (("old", 2), ("new", 2), ("newer", 2))
    ]
    matcher = Matcher(people)
    everyone = {(pair.first_id, pair.second_id) for pair in matcher.pairs(least=0.01)}
    assert len(everyone) == 3
    ticks = []
    some = matcher.pairs(least=0.01, among=["new"], tick=lambda: ticks.append(1))
    assert {(pair.first_id, pair.second_id) for pair in some} == {("new", "old"), ("new", "newer")}
    assert len(ticks) == 1

    def stop():
        raise KnownError("cancelled")

    with pytest.raises(KnownError):
        matcher.pairs(tick=stop)
