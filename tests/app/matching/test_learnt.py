import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.code_lists import read_code_list
from app.matching.evidence import Judged
from app.matching.learnt import features_alone, features_among, weigh_alone, weigh_among
from app.matching.pairs import FIELDS
from app.matching.rivals import Rivals, find_rivals
from app.matching.traits import TRAITS


def judged(*sums, traits=()):
    """Pairs of which only the sum of weights is known, and some traits."""
    sums = np.array(sums, float)
    found = np.zeros((len(sums), len(TRAITS)), bool)
    found[:, [TRAITS.index(trait) for trait in traits]] = True
    verdicts = np.full((len(sums), len(FIELDS)), -1)
    weights = np.zeros((*verdicts.shape, 2))
    return Judged(np.arange(len(sums)), sums, np.full(len(sums), 99.0), verdicts, weights, found)


def alone(odds):
    rows = np.arange(len(odds))
    return find_rivals(rows, rows + 100, np.array(odds, float))


def test_what_is_weighed_has_a_column_each():
    assert features_alone(judged(1.0, 5.0)).shape == (2, 2 + len(TRAITS))
    rivals = Rivals(np.array([2.0, 99.0]), np.array([3, 9]), np.array([4.0, 99.0]))
    assert features_among(np.array([1.0, 99.0]), rivals).tolist() == [[1, 2, 3, 4], [10, 10, 4, 8]]


@given(st.floats(-50, 50), st.floats(0, 20))
def test_more_evidence_is_never_less_likely(sums, more):
    lower, higher = weigh_alone(judged(sums, sums + more))
    assert lower <= higher + 1e-9


@given(st.floats(-8, 10), st.floats(0, 10))
def test_without_rivals_likelier_stays_likelier(odds, more):
    both = np.array([odds, odds + more])
    lower, higher = weigh_among(both, alone(both))
    assert lower <= higher + 1e-9


def test_a_rival_that_is_as_likely_takes_from_a_pair():
    odds = np.array([4.0, 4.0])
    contested = find_rivals(np.array([0, 0]), np.array([1, 2]), odds)
    assert (weigh_among(odds, contested) < weigh_among(odds, alone(odds))).all()


def test_a_trait_weighs_what_was_learnt():
    rows = read_code_list("pair_weights")
    learnt = {row["trait"]: float(row["weight"]) for row in rows if row["step"] == "alone"}
    for trait in ("two slips", "no date known", "sex differs"):
        more = weigh_alone(judged(3.0, traits=[trait])) - weigh_alone(judged(3.0))
        assert more[0] == pytest.approx(learnt[trait])


def test_beyond_some_odds_nothing_more_is_learnt():
    assert weigh_alone(judged(60.0)) == weigh_alone(judged(99.0))
    far = Rivals(np.array([50.0]), np.array([0]), np.array([-99.0]))
    nearer = Rivals(np.array([12.0]), np.array([0]), np.array([-20.0]))
    assert weigh_among(np.array([60.0]), far) == weigh_among(np.array([12.0]), nearer)
