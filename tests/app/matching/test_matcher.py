"""What the strip beside a form and the list of doubles promise, and that they keep up."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.demo.commune import invent_commune
from app.domain.errors import KnownError
from app.domain.ids import ChildId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.places.units import find_commune
from app.matching import Matcher, Person, person_of
from app.matching.weights import ASKED_AGAIN, CERTAIN

KINH, UPLAND = "07603", "03316"
FAMILY = {"father_name": "Vừ Mí Sùng", "mother_name": "Thào Thị Dợ", "village_id": "v3"}
PAO = Person(id=ChildId("pao"), full_name="Vừ Mí Páo", birth_date=BirthDate(2018, 5, 6), **FAMILY)


@pytest.fixture(scope="module")
def everyday(neighbours):
    return Matcher(neighbours)


@pytest.fixture
def matcher(everyday):
    matcher = deepcopy(everyday)
    matcher.put(PAO)
    return matcher


def ids(matches):
    return [match.id for match in matches]


def named(pairs):
    return {(pair.first_id, pair.second_id): pair for pair in pairs}


def test_the_name_alone_is_enough_to_start(matcher):
    assert ids(matcher.likely(Person(full_name="Vừ Mí P"), typing=True, least=0.1)) == ["pao"]
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


def test_a_twin_is_no_warning(matcher):
    twin = Person(full_name="Vừ Mí Chá", birth_date=PAO.birth_date, **FAMILY)
    assert matcher.likely(twin) == []


def test_the_own_record_of_a_draft_is_no_match(matcher):
    assert matcher.likely(PAO) == []
    assert ids(matcher.likely(replace(PAO, id=None))) == ["pao"]


@pytest.mark.parametrize(
    "name",
    ["Vuwf Mis Paso", "Vu72 Mi1 Pa1o", "Vừ MíPáo", "Páo Vừ Mí", "Vu Mi Pao", "VỪ MÍ PÁO"],
)
def test_a_name_is_found_however_it_was_typed(matcher, name):
    draft = replace(PAO, id=None, full_name=name)
    assert ids(matcher.likely(draft)) == ["pao"]


def test_the_likeliest_come_first_and_no_more_than_are_asked_for(matcher):
    for n in range(8):
        matcher.put(replace(PAO, id=ChildId(f"pao-{n}"), phone="" if n % 2 else "0977872412"))
    draft = replace(PAO, id=None, phone="0977872412")
    found = matcher.likely(draft, limit=3)
    assert len(found) == 3
    everyone = matcher.likely(draft, limit=20)
    assert len(everyone) == 9
    assert found == everyone[:3]
    assert [(-m.probability, m.id) for m in everyone] == sorted(
        (-m.probability, m.id) for m in everyone
    )


def test_what_was_said_to_be_two_children_is_not_asked_again(matcher):
    matcher.put(replace(PAO, id=ChildId("pao-2")))
    assert list(named(matcher.pairs())) == [("pao", "pao-2")]
    matcher.keep_apart(ChildId("pao-2"), ChildId("pao"))
    assert matcher.pairs() == []
    assert matcher.likely(PAO) == []
    matcher.ask_again(ChildId("pao"), ChildId("pao-2"))
    assert ids(matcher.likely(PAO)) == ["pao-2"]
    assert list(named(matcher.pairs())) == [("pao", "pao-2")]


def test_what_was_said_before_the_matcher_was_made_holds(neighbours):
    people = [*neighbours, PAO, replace(PAO, id=ChildId("pao-2"))]
    assert Matcher(people, [(ChildId("pao"), ChildId("pao-2"), inf)]).pairs() == []


def test_two_children_are_asked_about_again_only_when_much_more_speaks_for_one(matcher):
    matcher.put(replace(PAO, id=ChildId("pao-2"), mother_name="", father_name=""))
    (pair,) = matcher.pairs()
    matcher.keep_apart(ChildId("pao"), ChildId("pao-2"), pair.weight)
    assert matcher.pairs() == []
    matcher.put(replace(PAO, id=ChildId("pao-2"), father_name="", mother_name="", sex=Sex.MALE))
    assert matcher.pairs() == []
    number = "024218604933"
    matcher.put(replace(PAO, national_id=number, sex=Sex.MALE))
    matcher.put(replace(PAO, id=ChildId("pao-2"), national_id=number, sex=Sex.MALE))
    (again,) = matcher.pairs()
    assert again.weight > pair.weight + ASKED_AGAIN


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


def test_a_draft_leaves_nothing_behind(matcher):
    def kept():
        names = matcher._names
        return len(names), len(names.lexicon), len(names.texts), len(matcher._records)

    def answers():
        drafts = (Person(full_name="Vừ Mí Pao"), Person(full_name="Vừ Mí Xoăn", **FAMILY))
        return [matcher.likely(draft, typing=True, least=0.0) for draft in drafts]

    before, answered = kept(), answers()
    for name in ("Xuyến Nghĩa Thoa", "Khuyên Ngoan", "Vừ Quắn Páo", "Bxz Qw"):
        matcher.likely(Person(full_name=name, mother_name=name), typing=True)
    assert kept() == before
    assert answers() == answered


def test_an_empty_commune_has_no_doubles():
    matcher = Matcher([])
    assert matcher.pairs() == []
    assert matcher.likely(PAO, typing=True) == []
    matcher.put(PAO)
    assert ids(matcher.likely(replace(PAO, id=None))) == ["pao"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_accepted_as_a_name(name, other):
    people = [
        Person(id=ChildId(f"{n}"), full_name=text, mother_name=other, birth_date=BirthDate(2015))
        for n, text in enumerate((name, other, name))
    ]
    matcher = Matcher(people[:2])
    matcher.put(people[2])
    assert all(0 <= pair.probability <= 1 for pair in matcher.pairs(least=0.0))
    for typing in (False, True):
        assert all(0 <= match.probability <= 1 for match in matcher.likely(
            Person(full_name=name, father_name=other), typing=typing, least=0.0
        ))  # fmt: skip


def invented(code, seed, children=2_500):
    commune = invent_commune(seed, children, commune=find_commune(code), on=date(2026, 6, 8))
    homes = {household.id: household for household in commune.households}
    people = [person_of(child, homes[child.household_id]) for child in commune.children]
    return people, {tuple(sorted(pair)) for pair in commune.duplicates}


@pytest.mark.parametrize(("code", "seed"), [(KINH, 11), (UPLAND, 12)])
def test_doubles_of_an_invented_commune_are_found(code, seed):
    people, doubles = invented(code, seed)
    found = named(Matcher(people).pairs())
    right = len(found.keys() & doubles)
    assert 2 * right / (len(found) + len(doubles)) > 0.95
    certain = {pair for pair, told in found.items() if told.certain}
    assert len(certain & doubles) / len(certain) > 0.99
    assert all(found[pair].probability >= CERTAIN for pair in certain)


def same(told, other):
    """Whether two scans found the same pairs, each as likely and for the same reasons."""
    told, other = named(told), named(other)
    assert told.keys() == other.keys()
    for pair, one in told.items():
        assert other[pair].probability == pytest.approx(one.probability, abs=1e-9)
        assert other[pair].weight == pytest.approx(one.weight, abs=1e-9)
        assert other[pair].certain == one.certain
        assert set(other[pair].reasons) == set(one.reasons)
    return True


def test_the_order_of_the_records_makes_no_difference():
    people, _ = invented(KINH, 13, children=600)
    told = Matcher(people).pairs(least=0.05)
    Random(1).shuffle(people)
    assert same(told, Matcher(people).pairs(least=0.05))


def test_records_that_came_and_went_one_by_one_leave_the_same_commune():
    people, _ = invented(UPLAND, 14, children=250)
    chance = Random(2)
    matcher = Matcher(people[:100])
    for step, person in enumerate(chance.sample(people, len(people)) * 2):
        if chance.random() < 0.4:
            matcher.drop(person.id)
        else:
            matcher.put(replace(chance.choice(people), id=person.id))
        if step % 125 == 0:
            matcher.likely(replace(person, id=None), typing=True)
            matcher.pairs()
    for person in people:
        matcher.put(person)
    built = Matcher(people)
    assert same(matcher.pairs(least=0.05), built.pairs(least=0.05))
    for person in chance.sample(people, 40):
        draft = replace(person, id=None, national_id="")
        told, other = (one.likely(draft, limit=9, least=0.01) for one in (matcher, built))
        assert ids(told) == ids(other)
        probabilities = [match.probability for match in other]
        assert [match.probability for match in told] == pytest.approx(probabilities, abs=1e-9)


def test_a_matcher_that_was_kept_goes_on_as_if_it_had_never_stopped():
    people, _ = invented(UPLAND, 16, children=250)
    matcher = Matcher(people[:200])
    matcher.likely(Person(full_name="Xuyến Thoa"), typing=True)
    for person in people[190:220]:
        matcher.put(person)
    for person in people[:20]:
        matcher.drop(person.id)
    restored = Matcher.restored({name: one.copy() for name, one in matcher.kept().items()})
    for one in (matcher, restored):
        one.put(people[3])
        one.put(people[-1])
        one.drop(people[30].id)
    assert same(matcher.pairs(least=0.05), restored.pairs(least=0.05))
    for person in people[::9]:
        draft = replace(person, id=None, full_name=person.full_name[:-1])
        told, other = (one.likely(draft, typing=True, least=0.01) for one in (matcher, restored))
        assert ids(told) == ids(other)
        assert [match.probability for match in told] == pytest.approx(
            [match.probability for match in other], abs=1e-9
        )


def test_a_scan_of_some_finds_their_pairs_alone_and_stops_when_told():
    people = [
        Person(id=ChildId(name), full_name="Lò Thị Pao", birth_date=BirthDate(2016, 3, day))
        for name, day in (("old", 2), ("new", 2), ("newer", 2))
    ]
    matcher = Matcher(people)
    assert len(matcher.pairs(least=0.01)) == 3
    ticks = []
    some = matcher.pairs(least=0.01, among=["new", "nobody"], tick=ticks.append)
    assert named(some).keys() == {("new", "old"), ("new", "newer")}
    assert ticks

    def stop(_):
        raise KnownError("cancelled")

    with pytest.raises(KnownError):
        matcher.pairs(tick=stop)


def test_a_scan_of_some_says_of_them_what_a_scan_of_all_does():
    people, _ = invented(KINH, 15, children=600)
    matcher = Matcher(people)
    everyone = matcher.pairs(least=0.05)
    some = {pair.first_id for pair in everyone[::3]}
    theirs = [pair for pair in everyone if {pair.first_id, pair.second_id} & some]
    assert same(theirs, matcher.pairs(least=0.05, among=some))
