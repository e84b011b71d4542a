import pytest

from app.matching.family_evidence import FamilyComparer
from app.matching.name_evidence import NameComparer
from app.matching.person import Person
from app.matching.record import prepare

FATHER, MOTHER = "Hoàng Văn Trường", "Nông Thị My"
BOTH = {"father_name": FATHER, "mother_name": MOTHER}


@pytest.fixture
def said(commune, lexicon):
    comparer = FamilyComparer(commune, NameComparer(commune.adults, lexicon))

    def said(first, second, *, typing=False):
        one, two = (prepare(Person(**fields), lexicon) for fields in (first, second))
        found = comparer.compare(one, two, typing=typing)
        turned = comparer.compare(two, one, typing=typing)
        assert total(found) == pytest.approx(total(turned))
        return found

    return said


def total(found):
    return sum(evidence.weight.stranger for evidence in found)


def verdicts(found):
    return {evidence.field: evidence.verdict for evidence in found}


def test_the_same_parents_speak_for_one_family_and_not_among_siblings(said):
    found = said(BOTH, BOTH)
    assert verdicts(found) == {"father_name": "same", "mother_name": "same"}
    assert total(found) > 5
    assert all(evidence.weight.sibling == 0 for evidence in found)


def test_other_parents_speak_against(said):
    found = said(BOTH, {"father_name": "Vi Văn Lực", "mother_name": "Lò Thị Pâng"})
    assert verdicts(found) == {"father_name": "differs", "mother_name": "differs"}
    assert total(found) < -3


def test_where_both_parents_differ_the_head_is_a_grandparent(said):
    cousins = (BOTH, {"father_name": "Hoàng Văn Lực", "mother_name": "Lò Thị Pâng"})
    alone, headed = said(*cousins), said(*({**one, "head_name": FATHER} for one in cousins))
    assert total(headed) == total(alone) < 0


def test_a_parent_not_known_says_nothing(said):
    assert said(BOTH, {}) == []
    assert verdicts(said(BOTH, {"mother_name": MOTHER})) == {"mother_name": "same"}


def test_a_slip_in_a_parents_name_is_the_same_person(said):
    found = said({"mother_name": MOTHER}, {"mother_name": "Nông Thị Mỵ"})
    assert verdicts(found) == {"mother_name": "close"}
    assert total(said({"mother_name": MOTHER}, {"mother_name": "N.T.My"})) > 0


def test_a_mother_entered_as_guardian_is_found_crosswise(said):
    found = said(BOTH, {"guardian_name": MOTHER})
    assert verdicts(found) == {"mother_name": "crossed"}
    assert 0 < total(found) < total(said(BOTH, {"mother_name": MOTHER}))


def test_parents_exchanged_are_the_same_parents(said):
    found = said(BOTH, {"father_name": MOTHER, "mother_name": FATHER})
    assert "differs" not in verdicts(found).values()
    assert total(found) > 0


def test_one_person_in_two_roles_counts_once(said):
    once = said({"father_name": FATHER}, {"father_name": FATHER})
    twice = {"father_name": FATHER, "head_name": FATHER}
    assert said(twice, twice) == once


def test_a_head_alone_says_less_than_a_mother(said):
    head = total(said({"head_name": "Vừ Mí Páo"}, {"head_name": "Vừ Mí Páo"}))
    mother = total(said({"mother_name": "Vừ Mí Páo"}, {"mother_name": "Vừ Mí Páo"}))
    assert 0 < head <= mother


def test_a_half_typed_parent_is_not_another(said):
    half = {"father_name": "Nông T", "mother_name": "Lò T"}
    whole = {"father_name": "Nông Trọng Hiếu", "mother_name": "Lò Thị Pâng"}
    assert "differs" not in verdicts(said(half, whole, typing=True)).values()
    assert "differs" in verdicts(said(half, BOTH, typing=True)).values()


def test_what_was_remembered_can_be_dropped(commune, lexicon):
    comparer = FamilyComparer(commune, NameComparer(commune.adults, lexicon))
    record = prepare(Person(**BOTH), lexicon)
    before = comparer.compare(record, record, typing=False)
    comparer.forget()
    assert comparer.compare(record, record, typing=False) == before
