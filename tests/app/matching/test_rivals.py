import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.rivals import find_rivals


def rivals(**pairs):
    """Rivals of pairs such as `ab=3.0`: two letters and the log odds."""
    first, second = (np.array([ord(pair[side]) for pair in pairs]) for side in (0, 1))
    found = find_rivals(first, second, np.array(list(pairs.values()), float))
    return {pair: tuple(float(c[at]) for c in found) for at, pair in enumerate(pairs)}


def test_a_pair_alone_has_no_rivals():
    shared, others, most = rivals(ab=3.0, cd=5.0)["ab"]
    assert shared == pytest.approx(3.0)
    assert others == 0
    assert most < -50


def test_a_record_is_one_child_and_no_second_one():
    found = rivals(ab=3.0, ac=6.0)
    assert found["ab"][0] < -2
    assert found["ac"][0] > 2
    assert found["ab"][1:] == (1, 6.0)
    assert found["ac"][1:] == (1, 3.0)


def test_three_records_of_one_child_are_no_rivals():
    found = rivals(ab=5.0, ac=5.0, bc=5.0)
    assert [shared for shared, _, _ in found.values()] == pytest.approx([5.0] * 3, abs=0.1)


def test_two_children_with_two_records_each_keep_their_own():
    """Bảo An twice and Bảo Ân twice: a, A are one child and b, B another."""
    found = rivals(aA=5.0, bB=5.0, ab=-0.5, aB=-0.5, Ab=-0.5, AB=-0.5)
    assert min(found[pair][0] for pair in ("aA", "bB")) > 3
    assert max(found[pair][0] for pair in ("ab", "aB", "Ab", "AB")) < -3


def test_an_unlikely_rival_changes_little():
    found = rivals(ab=3.0, ac=-4.0)
    assert found["ab"][0] == pytest.approx(3.0, abs=0.05)
    assert found["ab"][1] == 0


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda p: p[0] < p[1]),
    st.floats(-8, 20),
    min_size=1,
)


@given(PAIRS, st.randoms(use_true_random=False))
def test_neither_order_nor_side_makes_a_difference(pairs, chance):
    listed = list(pairs.items())
    shuffled = [(chance.choice([pair, pair[::-1]]), odds) for pair, odds in listed]
    chance.shuffle(shuffled)

    def found(some):
        first, second = (np.array([pair[side] for pair, _ in some]) for side in (0, 1))
        columns = find_rivals(first, second, np.array([odds for _, odds in some]))
        told = zip(*columns, strict=True)
        return {tuple(sorted(pair)): one for (pair, _), one in zip(some, told, strict=True)}

    there, back = found(listed), found(shuffled)
    assert there.keys() == back.keys()
    assert all(there[pair] == pytest.approx(back[pair]) for pair in there)


@given(PAIRS)
def test_rivals_only_take(pairs):
    first, second = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    odds = np.array(list(pairs.values()))
    found = find_rivals(first, second, odds)
    assert (found.shared <= odds + 1e-9).all()
    assert np.isfinite(found.shared).all()


def test_nobody_has_no_rivals():
    nobody = np.empty(0, int)
    assert [len(column) for column in find_rivals(nobody, nobody, np.empty(0))] == [0, 0, 0]
