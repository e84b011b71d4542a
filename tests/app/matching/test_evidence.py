from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.domain.birth_date import BirthDate
from app.domain.ids import HouseholdId, VillageId
from app.domain.sex import Sex
from app.matching import VERDICTS, Person
from app.matching.evidence import Evidence, _is_sure
from app.matching.weights import CERTAIN, NOTHING, POSSIBLE

BORN = BirthDate(2018, 5, 6)
FAMILY = {"father_name": "Lê Khánh Thủy", "mother_name": "Phạm Ngọc Oanh", "village_id": "v1"}
AN = Person(full_name="Nguyễn Bảo An", birth_date=BORN, sex=Sex.MALE, **FAMILY)


def test_a_double_with_a_slip_is_the_same_child(judged):
    assert judged(AN, replace(AN, full_name="Nguyễn Bao An")).certain
    assert judged(AN, replace(AN, birth_date=BirthDate(2018, 6, 5))).certain
    assert (
        judged(AN, replace(AN, father_name="", mother_name="", village_id=None)).probability > 0.8
    )


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Bảo Ân", "Nguyễn Bảo Anh", "Nguyễn Bảo Nam", "Nguyễn Gia Bình", "Nguyễn Gia An"],
)
def test_twins_are_two_children(judged, name):
    twin = judged(AN, replace(AN, full_name=name), is_draft=True)
    assert twin.probability < POSSIBLE
    assert not twin.certain


def test_siblings_are_two_children(judged):
    sister = replace(
        AN, full_name="Nguyễn Bảo Châu", birth_date=BirthDate(2020, 1, 9), sex=Sex.FEMALE
    )
    assert judged(AN, sister).probability < 0.01


def test_namesakes_with_other_parents_are_not_certain(judged):
    other = replace(AN, father_name="Vi Văn Lực", mother_name="Lò Thị Pâng", village_id="v2")
    assert not judged(AN, other).certain
    assert judged(AN, other).probability < 0.7


def test_common_names_are_less_alike_than_rare_ones(judged):
    common = Person(full_name="Nguyễn Văn An", birth_date=BORN)
    rare = Person(full_name="Giàng A Páo", birth_date=BORN)
    assert judged(common, common).probability < judged(rare, rare).probability


def test_equal_numbers_nearly_decide(judged):
    numbered = replace(AN, national_id="024218604933")
    other = Person(full_name="Nguyễn An", birth_date=BirthDate(2018), national_id="024218604933")
    assert judged(numbered, other).certain


def test_a_siblings_number_does_not(judged):
    numbered = replace(AN, national_id="024218604933")
    brother = replace(numbered, full_name="Nguyễn Gia Huy", birth_date=BirthDate(2021, 3, 9))
    assert judged(numbered, brother).probability < POSSIBLE


def test_reasons_tell_first_what_speaks_for_it(judged):
    moved = replace(AN, village_id="v2", sex=Sex.FEMALE)
    verdicts = [reason.verdict for reason in judged(AN, moved).reasons]
    assert verdicts == sorted(verdicts, key=lambda verdict: verdict == "differs")
    assert "differs" in verdicts


def test_nothing_known_is_nothing_likely(judged):
    assert judged(Person(), Person()).probability < 0.001
    assert judged(Person(), Person()).reasons == ()


NAMES = ("Nguyễn Bảo An", "Nguyen Bao An", "Nguyễn Bảo Ân", "Nguyễn An", "Giàng A Páo", "H' Hoà")
ADULTS = ("Lê Khánh Thủy", "Phạm Ngọc Oanh", "P.N.Oanh", "Vi Văn Lực")
FIELDS = {
    "full_name": st.sampled_from(NAMES),
    "birth_date": st.builds(
        BirthDate, st.integers(2012, 2014), st.integers(1, 12), st.integers(0, 12)
    ),
    "sex": st.sampled_from(Sex),
    "national_id": st.sampled_from(["024212604933", "024312604933", "024213774122", "02408560493"]),
    "father_name": st.sampled_from(ADULTS),
    "mother_name": st.sampled_from(ADULTS),
    "guardian_name": st.sampled_from(ADULTS),
    "head_name": st.sampled_from(ADULTS),
    "village_id": st.sampled_from([VillageId("v1"), VillageId("v2")]),
    "phone": st.sampled_from(["0977872412", "0974520313"]),
    "household_id": st.sampled_from([HouseholdId("h1"), HouseholdId("h2")]),
}
PEOPLE = st.fixed_dictionaries({}, optional=FIELDS).map(lambda known: Person(**known))
quick = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(PEOPLE, PEOPLE)
def test_the_order_of_two_makes_no_difference(judged, first, second):
    there, back = judged(first, second), judged(second, first)
    assert there.probability == pytest.approx(back.probability)
    assert there.certain == back.certain


@quick
@given(PEOPLE, PEOPLE)
def test_every_reason_is_listed(judged, first, second):
    for reason in judged(first, second).reasons:
        assert reason.verdict in VERDICTS[reason.field]


@quick
@given(PEOPLE, PEOPLE)
def test_the_place_of_a_tone_makes_no_difference(judged, first, second):
    moved = replace(first, full_name=first.full_name.replace("oà", "òa").upper())
    assert judged(moved, second) == judged(first, second)


@quick
@given(PEOPLE, PEOPLE)
def test_two_numbers_and_two_dates_are_never_certainly_one(judged, first, second):
    first = replace(first, national_id="024212604933", sex=Sex.MALE)
    second = replace(second, national_id="024212774122", sex=Sex.MALE)
    assume(first.birth_date != second.birth_date)
    assert not judged(first, second).certain


def test_a_boy_and_a_girl_are_never_certainly_one_whatever_agrees(judged):
    boy = replace(AN, national_id="024218604933")
    told = judged(boy, replace(boy, sex=Sex.FEMALE))
    assert told.probability > CERTAIN
    assert not told.certain


@pytest.mark.parametrize("field", ["national_id", "sex"])
def test_what_two_children_cannot_share_keeps_a_pair_from_being_certain(field):
    agreeing = {"full_name": "rare", "birth_date": "same", "mother_name": "same"}
    assert _is_sure([Evidence(name, verdict, NOTHING) for name, verdict in agreeing.items()])
    against = {**agreeing, field: "differs"}
    assert not _is_sure([Evidence(name, verdict, NOTHING) for name, verdict in against.items()])


@quick
@given(PEOPLE, st.sampled_from(sorted(FIELDS)))
def test_what_is_missing_is_not_different(judged, person, field):
    blank = replace(person, **{field: Person.__dataclass_fields__[field].default})
    known = judged(blank, person)
    assert all(e.verdict != "differs" for e in known.evidence)
    assert known.probability <= judged(person, person).probability + 1e-9
