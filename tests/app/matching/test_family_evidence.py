import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.matching import family_evidence
from app.matching.family_evidence import VERDICT_CODES, FamilyComparer
from app.matching.name_evidence import NameComparer
from app.matching.person import Person
from app.matching.records import ROLES

FATHER, MOTHER = "Hoàng Văn Trường", "Nông Thị My"
BOTH = {"father_name": FATHER, "mother_name": MOTHER}


@pytest.fixture(scope="session")
def said(commune, records, rows_of):
    """What the people around two children say; the sum is the same both ways."""
    comparer = FamilyComparer(NameComparer(commune.adults))

    def said(first, second, *, typing=False):
        ours, theirs = (rows_of(Person(**fields)) for fields in (first, second))
        found = comparer.compare(records, ours, records, theirs, typing=typing)
        turned = comparer.compare(records, theirs, records, ours, typing=typing)
        assert total(found) == pytest.approx(total(turned))
        assert found.sibling.sum() == pytest.approx(turned.sibling.sum())
        return found

    return said


def total(found):
    return found.stranger.sum()


def verdicts(found):
    codes = zip(ROLES, found.verdict[0], strict=True)
    return {role: VERDICT_CODES[code] for role, code in codes if code >= 0}


def test_the_same_parents_speak_for_one_family_and_not_among_siblings(said):
    found = said(BOTH, BOTH)
    assert verdicts(found) == {"father_name": "same", "mother_name": "same"}
    assert total(found) > 5
    assert found.sibling.sum() <= 0


def test_other_parents_speak_against(said):
    found = said(BOTH, {"father_name": "Vi Văn Lực", "mother_name": "Lò Thị Pâng"})
    assert verdicts(found) == {"father_name": "differs", "mother_name": "differs"}
    assert total(found) < -3


def test_where_both_parents_differ_the_head_is_a_grandparent(said):
    cousins = (BOTH, {"father_name": "Hoàng Văn Lực", "mother_name": "Lò Thị Pâng"})
    alone, headed = said(*cousins), said(*({**one, "head_name": FATHER} for one in cousins))
    assert total(headed) == total(alone) < 0


def test_a_parent_not_known_says_nothing(said):
    assert verdicts(said(BOTH, {})) == {}
    assert total(said(BOTH, {})) == 0
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
    assert verdicts(said(twice, twice)) == verdicts(once)
    assert total(said(twice, twice)) == total(once)


def test_a_head_alone_says_less_than_a_mother(said):
    head = total(said({"head_name": "Vừ Mí Páo"}, {"head_name": "Vừ Mí Páo"}))
    mother = total(said({"mother_name": "Vừ Mí Páo"}, {"mother_name": "Vừ Mí Páo"}))
    assert 0 < head <= mother


def test_a_father_of_the_childs_family_name_says_it_once(said):
    father = {"father_name": "Giàng An Anh"}
    stranger = said({"full_name": "Lê An", **father}, {"full_name": "Lê An", **father})
    kin = said({"full_name": "Giàng A Páo", **father}, {"full_name": "Giàng A Páo", **father})
    assert 0 < total(kin) < total(stranger)


def test_a_half_typed_parent_is_not_another(said):
    half = {"father_name": "Nông Tr", "mother_name": "Lò Thị P"}
    whole = {"father_name": "Nông Trọng Hiếu", "mother_name": "Lò Thị Pâng"}
    assert verdicts(said(half, whole))["father_name"] == "differs"
    assert "differs" not in verdicts(said(half, whole, typing=True)).values()
    assert "differs" in verdicts(said(half, BOTH, typing=True)).values()


def test_many_names_are_compared_as_few_are(commune, records):
    rows = np.arange(2 * family_evidence._FEW) % 1_500
    others = (rows * 7 + 3) % 1_500
    comparer = FamilyComparer(NameComparer(commune.adults))
    many = comparer.compare(records, rows, records, others, typing=False)
    few = [
        comparer.compare(records, rows[at : at + 100], records, others[at : at + 100], typing=False)
        for at in range(0, len(rows), 100)
    ]
    for column, parts in zip(many, zip(*few, strict=True), strict=True):
        np.testing.assert_allclose(column, np.concatenate(parts), atol=1e-12)


ADULTS = st.sampled_from(
    ("", FATHER, MOTHER, "Nong Thi My", "N.T.My", "My", "Hoàng Văn Trương", "Vi Văn Lực", "Vi Lực")
)
FAMILIES = st.fixed_dictionaries(dict.fromkeys(ROLES, ADULTS))


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(FAMILIES, FAMILIES)
def test_which_family_is_which_makes_no_difference(said, first, second):
    said(first, second)
