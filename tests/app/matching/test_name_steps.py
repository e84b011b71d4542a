import numpy as np
import pytest

from app.matching import weights
from app.matching.name_parts import BETWEEN, FAMILY, GIVEN
from app.matching.name_steps import StepWeigher, missing_weights
from app.matching.relation import Relation


@pytest.fixture(scope="session")
def laid(commune, names):
    """One name laid over another one of as many syllables or more."""
    weigher = StepWeigher(commune.children)

    def laid(short, long):
        ours, theirs = names.number(short), names.number(long)
        names.lexicon.relate()
        count, of = names.length[ours], names.length[theirs]
        return weigher.aligned(
            names.syllables[[ours], :count],
            names.syllables[[theirs], :of],
            names.places[[theirs], :of].astype(np.int64),
            np.zeros(1, int),
        )

    return laid


def test_each_syllable_is_laid_over_one(laid):
    steps = laid("Giàng A Páo", "Giàng A Páo")
    assert steps.relation.tolist() == [[Relation.SAME] * 3]
    assert steps.place.tolist() == [[FAMILY, BETWEEN, GIVEN]]
    assert not steps.moved[0]
    assert (steps.weight > 0).all()


@pytest.mark.parametrize(
    ("short", "left_out"),
    [
        ("Lê Minh Khang", [0, 1, 0]),
        ("Lê Gia Khang", [0, 1, 0]),
        ("Gia Minh Khang", [1, 0, 0]),
        ("Lê Gia Minh", [0, 0, 1]),
    ],
)
def test_the_shorter_name_leaves_out_what_it_lacks(laid, short, left_out):
    steps = laid(short, "Lê Gia Minh Khang")
    assert steps.relation.tolist() == [[Relation.SAME] * 3]
    assert steps.left_out.tolist() == [left_out]


@pytest.mark.parametrize("turned", ["Khang Lê Minh", "Minh Khang Lê", "Lê Khang Minh"])
def test_syllables_in_another_order_are_found(laid, turned):
    steps = laid(turned, "Lê Minh Khang")
    assert steps.moved[0]
    assert steps.relation.tolist() == [[Relation.SAME] * 3]


def test_a_syllable_is_moved_only_where_that_is_likelier(laid):
    assert not laid("Lê Minh Khang", "Lê Minh Khanh").moved[0]
    assert not laid("Lê Văn An", "Lê Thị Anh").moved[0]


def test_a_slip_is_likelier_where_nobody_is_called_so(laid):
    slip, name = laid("Bao", "Bảo").weight, laid("An", "Ân").weight
    assert slip[0, 0] > name[0, 0]


def test_a_slip_and_an_initial_say_more_than_another_word(laid):
    slip, initial, other = (laid(text, "Châu").weight[0, 0] for text in ("Chau", "C", "Hùng"))
    assert slip > initial == weights.INITIAL > other == weights.OTHER_SYLLABLE


def test_a_middle_word_is_left_out_more_easily_than_a_surname():
    assert missing_weights(1).tolist() == [0, 0, 0]
    for kept in (2, 3, 4):
        family, between, given = missing_weights(kept)
        assert family == given < between < 0
