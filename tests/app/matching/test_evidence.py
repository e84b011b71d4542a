"""Promises about two records, whichever way they are compared: see `test_matcher.py` for many."""

from dataclasses import replace
from unicodedata import normalize

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.domain.ids import HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching import VERDICTS, Person
from app.matching.evidence import Judge, Question, are_sure, probability
from app.matching.frequency import Commune
from app.matching.names import Names
from app.matching.pairs import FIELDS, Pairs
from app.matching.records import Records
from app.matching.syllables import Lexicon
from app.matching.weights import CERTAIN, POSSIBLE

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


def test_a_tick_that_is_not_what_the_name_says_weighs_less():
    people = [
        Person(full_name=f"Lê {middle} {given}", sex=sex)
        for middle, sex in (("Thị", Sex.FEMALE), ("Văn", Sex.MALE))
        for given in ("An", "Hà", "Lan", "Minh") * 10
    ]
    records = Records(Names(Lexicon()))
    hoa, wrong, minh, other = (
        records.add(replace(AN, full_name=name, sex=sex))
        for name in ("Lê Thị Hoa", "Lê Minh")
        for sex in (Sex.FEMALE, Sex.MALE)
    )
    commune = Commune(records)
    commune.add(np.array([records.add(person) for person in people]))
    records.names.lexicon.relate()
    pairs = Pairs(records, np.array([hoa, minh]), records, np.array([wrong, other]))
    found = Judge(commune).judge(pairs, Question(0.1, 0.9, least=0.0))
    doubted, plain = found.weights[:, list(FIELDS).index("sex"), 0]
    assert plain < doubted < 0


def test_reasons_tell_first_what_speaks_for_it(judged):
    moved = replace(AN, village_id="v2", sex=Sex.FEMALE)
    verdicts = [reason.verdict for reason in judged(AN, moved).reasons]
    assert verdicts == sorted(verdicts, key=lambda verdict: verdict == "differs")
    assert "differs" in verdicts


def test_nothing_known_is_nothing_likely(judged):
    assert judged(Person(), Person()).probability < 0.001
    assert judged(Person(), Person()).reasons == ()


NAMES = (
    *("Nguyễn Bảo An", "Nguyen Bao An", "Nguyễn Bảo Ân", "Nguyễn An", "Nguyễn An Bảo", "An"),
    *("Bảo An An", "Giàng A Páo", "GIANG A PAO", "H' Hoà Niê", "HHoà Niê Kđăm", "Y Bih Mlô"),
    *("N.B.An", "NguyễnBảo An", "Nguyeenx Baor An", "Bảo Bảo Bảo An"),
)
ADULTS = ("Lê Khánh Thủy", "Phạm Ngọc Oanh", "P.N.Oanh", "Vi Văn Lực", "Oanh", "Phạm Thị Ngọc Oanh")
FIELDS_OF_PEOPLE = {
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
PEOPLE = st.fixed_dictionaries({}, optional=FIELDS_OF_PEOPLE).map(lambda known: Person(**known))
quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quick
@given(PEOPLE, PEOPLE)
def test_the_order_of_two_makes_no_difference(judged, first, second):
    there, back = judged(first, second), judged(second, first)
    assert there.probability == pytest.approx(back.probability, rel=1e-9)
    assert there.likely == pytest.approx(back.likely, rel=1e-9)
    assert there.is_sure == back.is_sure
    assert there.verdicts.keys() == back.verdicts.keys()
    for field, weight in there.weights.items():
        assert back.weights[field] == pytest.approx(weight)


@quick
@given(PEOPLE, PEOPLE)
def test_every_reason_is_listed(judged, first, second):
    for reason in judged(first, second).reasons:
        assert reason.verdict in VERDICTS[reason.field]


@quick
@given(PEOPLE, PEOPLE, st.sampled_from(["NFC", "NFD"]))
def test_how_a_mark_is_encoded_and_where_it_stands_makes_no_difference(judged, first, second, form):
    """Hoà and Hòa, composed and decomposed, small and capital letters."""

    def written(name):
        return normalize(form, name.replace("oà", "òa").replace("ủy", "uỷ"))

    changed = {field: written(getattr(first, field)) for field in ("father_name", "mother_name")}
    moved = replace(first, full_name=written(first.full_name), **changed)
    assert judged(moved, second) == judged(first, second)


@quick
@given(PEOPLE, PEOPLE)
def test_two_numbers_and_two_dates_are_never_certainly_one(judged, first, second):
    first = replace(first, national_id="024212604933", sex=Sex.MALE)
    second = replace(second, national_id="024212774122", sex=Sex.MALE)
    assume(first.birth_date != second.birth_date)
    assert not judged(first, second).certain


@quick
@given(PEOPLE, PEOPLE)
def test_a_boy_and_a_girl_are_never_certainly_one(judged, first, second):
    assert not judged(replace(first, sex=Sex.MALE), replace(second, sex=Sex.FEMALE)).certain


def test_a_boy_and_a_girl_are_not_certain_whatever_agrees(judged):
    boy = replace(AN, national_id="024218604933")
    told = judged(boy, replace(boy, sex=Sex.FEMALE))
    assert told.probability > CERTAIN
    assert not told.certain


def verdicts_of(**said):
    """Lay out verdicts as a judge does: one row, a column a field."""
    codes = [words.index(said[field]) if field in said else -1 for field, words in FIELDS.items()]
    return np.array([codes])


AGREEING = {"full_name": "rare", "birth_date": "same", "mother_name": "same"}


@pytest.mark.parametrize(
    "against",
    [
        {"national_id": "differs"},
        {"sex": "differs"},
        {"national_id": "close", "birth_date": "digit"},
        {"father_name": "differs", "mother_name": "differs"},
        {"full_name": "differs"},
        {"full_name": "order"},
        {"birth_date": "lunar"},
    ],
)
def test_what_two_children_cannot_share_keeps_a_pair_from_being_certain(against):
    assert are_sure(verdicts_of(**AGREEING))[0]
    assert not are_sure(verdicts_of(**AGREEING | against))[0]


def test_of_a_date_known_in_part_more_must_be_known():
    assert are_sure(verdicts_of(full_name="same", birth_date="year", mother_name="same"))[0]
    assert not are_sure(verdicts_of(full_name="same", birth_date="year"))[0]
    assert not are_sure(verdicts_of(full_name="same"))[0]


@quick
@given(PEOPLE, st.sampled_from(sorted(FIELDS_OF_PEOPLE)))
def test_what_is_missing_is_not_different(judged, person, field):
    blank = replace(person, **{field: Person.__dataclass_fields__[field].default})
    known = judged(blank, person)
    assert "differs" not in {word for _, word in known.verdicts}
    # Parents, village and home are those of brothers and sisters, too.
    if field in {"full_name", "birth_date", "sex", "national_id"}:
        assert known.probability <= judged(person, person).probability + 1e-9


@given(st.floats(-200, 200), st.floats(-200, 200))
def test_a_probability_is_one_and_grows_with_what_speaks_for_it(stranger, sibling):
    said = probability(np.array([stranger, stranger + 1]), np.array([sibling, sibling]))
    assert 0 <= said[0] <= said[1] <= 1
