"""What people decided moves the thresholds: little, in the right direction, and only so far."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.doubles.likeness import JudgedPair, LikelyPair
from app.domain.ids import ChildId
from app.matching import weights
from app.services.doubles.calibrate import (
    ENOUGH,
    LEAST_POSSIBLE,
    MOST_CERTAIN,
    MOST_POSSIBLE,
    START,
    Proposal,
    Thresholds,
    estimate_shift,
    proposal_of,
    propose_thresholds,
    reset_thresholds,
    shifted,
    thresholds_in_use,
    use_thresholds,
)
from app.services.doubles.decide_duplicate import keep_apart
from tests.app.services.look_alikes import add_home, an, merged

chances = st.floats(0.0, 1.0)
doubtful = st.floats(0.3, 0.98)
judgements = st.lists(st.tuples(chances, st.booleans()), max_size=60)
enough = st.lists(st.tuples(chances, st.booleans()), min_size=ENOUGH, max_size=60)


def judged(said):
    """Make pairs of (probability, same)."""
    return [
        JudgedPair(ChildId(f"{at}a"), ChildId(f"{at}b"), chance, chance >= weights.CERTAIN, same)
        for at, (chance, same) in enumerate(said)
    ]


def shift(said):
    return estimate_shift(judged(said))


def proposed(said):
    return proposal_of(judged(said)).thresholds


def test_without_decisions_nothing_is_shifted():
    assert shift([]) == pytest.approx(0, abs=1e-9)
    assert shifted(0, 0) == START == Thresholds(weights.LIKELY_PAIR, weights.CERTAIN)
    assert proposal_of([]) == Proposal()


@given(st.lists(doubtful, min_size=ENOUGH, max_size=60))
def test_where_all_are_one_child_more_is_asked_and_no_more_is_certain(said):
    thresholds = proposed([(chance, True) for chance in said])
    assert thresholds.possible < START.possible
    assert thresholds.certain == START.certain


@given(st.lists(doubtful, min_size=ENOUGH, max_size=60))
def test_where_all_are_two_children_less_is_asked_and_less_is_certain(said):
    thresholds = proposed([(chance, False) for chance in said])
    assert thresholds.possible > START.possible
    assert thresholds.certain > START.certain


@given(st.integers(ENOUGH, 2_000), st.floats(weights.CERTAIN, 1.0))
def test_where_the_machine_was_certain_and_right_it_is_left_as_it_is(count, chance):
    assert proposed([(chance, True)] * count) == START


def test_where_it_was_certain_and_wrong_less_is_certain():
    few, more = ([(0.995, at >= wrong) for at in range(60)] for wrong in (1, 6))
    assert START.certain < proposed(few).certain < proposed(more).certain
    assert proposed(more).possible == START.possible


@given(enough, st.integers(0, 59))
def test_one_more_pair_of_one_child_never_raises_a_threshold(said, at):
    more = [(chance, same or place == at) for place, (chance, same) in enumerate(said)]
    assert shift(more) >= shift(said) - 1e-9
    before, after = proposed(said), proposed(more)
    assert after.possible <= before.possible
    assert after.certain <= before.certain


@given(judgements, st.integers(0, 59), chances)
def test_the_surer_the_machine_was_the_less_it_was_too_careful(said, at, surer):
    raised = [
        (max(chance, surer) if place == at else chance, same)
        for place, (chance, same) in enumerate(said)
    ]
    assert shift(raised) <= shift(said) + 1e-9


@given(judgements)
def test_the_order_of_the_decisions_says_nothing(said):
    assert shift(said[::-1]) == pytest.approx(shift(said), abs=1e-9)


@given(judgements, chances, st.booleans())
def test_no_single_decision_moves_much(said, chance, same):
    assert abs(shift([*said, (chance, same)]) - shift(said)) <= 1


@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
def test_the_thresholds_stay_in_their_bounds(possible, certain):
    thresholds = shifted(possible, certain)
    assert LEAST_POSSIBLE <= thresholds.possible <= MOST_POSSIBLE
    assert weights.CERTAIN <= thresholds.certain <= MOST_CERTAIN


def test_a_shift_that_is_there_is_found_and_few_decisions_move_little():
    """Of pairs called 50 % one in four is one child: the log odds are off by log(1/3)."""
    truth = log(1 / 3)
    few, many = ([(0.5, at % 4 == 0) for at in range(count)] for count in (4, 400))
    assert shift(many) == pytest.approx(truth, abs=0.03)
    assert 0.3 * truth > shift(few) > 0.6 * truth
    assert proposed(few) == START
    assert proposed(many) == Thresholds(0.75, 0.995)


def test_a_machine_that_is_right_is_left_as_it_is():
    said = [(tenths / 10, at < tenths) for tenths in range(1, 10) for at in range(10)]
    assert shift(said) == pytest.approx(0, abs=1e-9)
    assert proposed(said) == START


@pytest.fixture
def pairs(app):
    """As many pairs as are enough, one record of each pair beside the other."""
    children = add_home(app, *(an() for _ in range(2 * ENOUGH)))
    twos = list(zip(children[::2], children[1::2], strict=True))
    found = [LikelyPair(one.id, two.id, 0.6, at < 10, ()) for at, (one, two) in enumerate(twos)]
    with app.write("scan") as work:
        work.likenesses.replace(found, now=work.act.now)
    return twos


def proposal(app):
    with app.store.read() as snapshot:
        return propose_thresholds(snapshot)


def test_too_few_decisions_are_counted_and_propose_nothing(app, pairs):
    for one, two in pairs[: ENOUGH - 1]:
        keep_apart(app, one.id, two.id)
    told = proposal(app)
    assert (told.is_enough, told.asked, told.one_child) == (False, ENOUGH - 1, 0)
    assert told.thresholds == START


def test_what_was_decided_is_counted_and_proposes(app, pairs):
    for at, (one, two) in enumerate(pairs):
        if at < 8:
            merged(app, one, two)
        else:
            keep_apart(app, one.id, two.id)
    told = proposal(app)
    assert told.is_enough
    assert (told.asked, told.one_child) == (ENOUGH, 8)
    assert (told.certain, told.certain_one_child) == (10, 8)
    assert told.thresholds.possible > START.possible
    assert told.thresholds.certain > START.certain


def in_use(app):
    with app.store.read() as snapshot:
        return thresholds_in_use(snapshot)


def test_thresholds_are_taken_into_use_and_back_again(app):
    assert in_use(app) == START
    with app.store.read() as snapshot:
        before = snapshot.journal.last_seq()
    use_thresholds(app, Thresholds(0.58, 0.991))
    assert in_use(app) == Thresholds(0.58, 0.991)
    reset_thresholds(app)
    assert in_use(app) == START
    with app.store.read() as snapshot:
        assert snapshot.journal.last_seq() == before


def test_thresholds_out_of_bounds_are_never_used(app):
    use_thresholds(app, Thresholds(0.01, 0.5))
    assert in_use(app) == Thresholds(LEAST_POSSIBLE, weights.CERTAIN)
    use_thresholds(app, Thresholds(1.0, 1.0))
    assert in_use(app) == Thresholds(MOST_POSSIBLE, MOST_CERTAIN)
