from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.domain.ids import VillageId
from app.matching.frequency import Commune
from app.matching.name_evidence import GIVEN_NAMES, VERDICT_CODES, NameComparer
from app.matching.names import Names
from app.matching.person import Person
from app.matching.records import Records
from app.matching.syllables import Lexicon


class Said:
    """One of the answers about many names."""

    def __init__(self, found):
        self.verdict = VERDICT_CODES[found.verdict[0]]
        self.given = GIVEN_NAMES[found.given[0]]
        self.stranger, self.sibling, self.family, self.slips = (
            float(column[0])
            for column in (found.stranger, found.sibling, found.family, found.slips)
        )

    def __eq__(self, other):
        return vars(self) == pytest.approx(vars(other))

    def __repr__(self):
        return f"Said({vars(self)})"


@pytest.fixture(scope="session")
def comparer(commune):
    return NameComparer(commune.children, commune.children.lift)


@pytest.fixture(scope="session")
def said(comparer, names):
    def said(first, second):
        pair = [np.array([names.number(text)]) for text in (first, second)]
        names.lexicon.relate()
        return Said(comparer.compare(*pair))

    return said


@pytest.fixture(scope="session")
def typed(comparer, names):
    def typed(first, second):
        draft, known = (names.number(text) for text in (first, second))
        names.lexicon.relate()
        return Said(comparer.compare_typed(draft, np.array([known])))

    return typed


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An", "same"),
        ("Vừ Mí Páo", "Vừ Mí Páo", "rare"),
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa", "rare"),
        ("Nguyễn Bảo Châu", "Nguyễn Bao Châu", "close"),
        ("Nguyễn Bảo Châu", "Nguyen Bao Chau", "close"),
        ("Trần Bảo Châu", "Trần Bảo Trâu", "close"),
        ("Trần Bảo Châu", "Trần BảoChâu", "close"),
        ("Giàng A Páo", "Giàng Páo", "short"),
        ("Lê Minh Khang", "Khang Lê Minh", "order"),
        ("Lê Minh Khang", "Lê Khang Minh", "order"),
        ("Nguyễn Văn An", "Nguyễn Văn Bình", "differs"),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "differs"),
        ("H' Liên Niê", "HLiên Niê", "rare"),
        ("Siu H' Bia", "Siu H Bia", "close"),
        ("Y Bih Mlô", "Y Thu Mlô", "differs"),
        ("Nguyeenx Vawn Tus", "Nguyễn Văn Tú", "same"),
        ("Nguye6n4 Va8n Tu1", "Nguyễn Văn Tú", "same"),
    ],
)
def test_two_names_are(said, first, second, verdict):
    assert said(first, second).verdict == verdict
    assert said(second, first) == said(first, second)


def test_a_rare_name_says_more_than_a_common_one(said):
    rare, common = said("Giàng A Páo", "Giàng A Páo"), said("Nguyễn Văn An", "Nguyễn Văn An")
    assert rare.stranger > common.stranger + 1


def test_a_mark_missing_is_a_slip_where_nobody_is_called_so(said):
    slip = said("Nguyễn Bảo Châu", "Nguyễn Bao Châu")
    child = said("Nguyễn Bảo An", "Nguyễn Bảo Ân")
    assert slip.sibling > 2
    assert child.sibling < 0


def test_a_mark_that_differs_is_another_child(said):
    assert said("Lê Minh Hùng", "Lê Minh Hưng").sibling < -2


def test_a_letter_is_a_slip_unless_both_are_names(said):
    slip = said("Trần Gia Khang", "Trần Gia Khanh")
    child = said("Trần Gia Linh", "Trần Gia Minh")
    assert slip.stranger > child.stranger + 2


def test_siblings_share_the_surname_and_often_the_middle(said):
    assert said("Lê Văn An", "Lê Văn Bình").sibling < -3


def test_names_that_differ_in_the_middle_are_siblings_names(said):
    assert said("Lê Ngọc Anh", "Lê Minh Anh").sibling < 0


@pytest.mark.parametrize(
    ("first", "second", "given", "slips"),
    [
        ("Lê Văn An", "Lê Văn An", "same", 0),
        ("Lê Văn An", "Le Văn Ân", "marks", 2),
        ("Lê Văn Lam", "Lê Văn Nam", "sound", 1),
        ("Lê Văn Linh", "Lê Văn Minh", "letters", 1),
        ("Lê Văn An", "Lê Văn Bình", "other", 1),
        ("Lê Văn An", "Lê An", "same", 1),
        ("Y Bih Mlô", "Y Bin Mlô", "letters", 1),
    ],
)
def test_given_names_relate_and_slips_are_counted(said, first, second, given, slips):
    found = said(first, second)
    assert (found.given, found.slips) == (given, slips)


def test_what_relatives_share_is_known_apart(said):
    found = said("Giàng Văn An", "Giàng Văn An")
    assert 0 < found.family < found.stranger
    assert said("Y Thu", "Y Thu").family == 0


def test_what_is_not_typed_yet_says_nothing_against(typed):
    evidence = [typed(text, "Giàng A Páo") for text in ("Giàng", "Giàng A", "Giàng A P")]
    assert [e.verdict for e in evidence] == ["part"] * 3
    assert evidence[0].stranger < evidence[1].stranger < evidence[2].stranger
    assert all(e.sibling >= 0 for e in evidence)


def test_the_last_letter_typed_makes_the_whole_name(typed, said):
    assert typed("Giàng A Páo", "Giàng A Páo") == said("Giàng A Páo", "Giàng A Páo")
    assert typed("Giàng A Sùng", "Giàng A Páo").verdict == "differs"


def test_any_number_of_syllables_can_be_compared(said):
    assert said("An", "Nguyễn Văn An").stranger > 0
    assert said("Trần", "Lê Nguyễn Hoàng Bảo Minh Gia Văn An").verdict == "differs"


def test_a_name_that_is_common_in_the_village_says_less_there():
    words = product(("Vàng", "Vừ"), ("A", "Mí"), ("Páo", "Sùng", "Chá", "Dợ", "Và"))
    north = [Person(full_name=" ".join(one), village_id=VillageId("north")) for one in words] * 20
    south = [Person(full_name="Lê Văn An", village_id=VillageId("south"))] * 1_000
    records = Records(Names(Lexicon()))
    commune = Commune(records)
    commune.add(np.array([records.add(person) for person in (*north, *south)]))
    records.names.lexicon.relate()
    comparer = NameComparer(commune.children, commune.children.lift)
    name, villages = records.name[[0, 0]], np.array([records.village[0], -1])
    here, anywhere = comparer.compare(name, name, villages).stranger
    assert here < anywhere - 0.5
    assert comparer.compare(name, name).stranger.tolist() == [anywhere] * 2


WORDS = ("Nguyễn", "Văn", "Bảo", "Bao", "An", "Ân", "A", "H'", "Y", "Niê", "N", "Lê", "Khang", "x1")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quick
@example("Nguyễn Nguyễn Bảo Bảo Nguyễn Bảo Bao", "Nguyễn Nguyễn Bảo Bảo Nguyễn Bao Bao")
@given(TEXTS, TEXTS)
def test_the_order_of_two_names_makes_no_difference(said, first, second):
    assert said(first, second) == said(second, first)


@quick
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8))
def test_many_names_are_compared_as_each_alone(comparer, names, said, pairs):
    alone = [said(*pair) for pair in pairs]
    ours, theirs = (np.array([names.number(pair[side]) for pair in pairs]) for side in (0, 1))
    found = comparer.compare(ours, theirs)
    for at, one in enumerate(alone):
        assert Said(type(found)(*(column[at : at + 1] for column in found))) == one
