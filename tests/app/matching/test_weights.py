from app.matching import weights
from app.matching.relation import Relation


def test_every_slip_has_its_chance():
    without = {Relation.SAME, Relation.INITIAL, Relation.OTHER}
    assert weights.STEPS.keys() == set(Relation) - without


def test_what_agrees_speaks_for_and_what_differs_against():
    assert weights.SEX_SAME.sibling > 0 > weights.SEX_DIFFERS.stranger
    assert weights.ID_SAME.stranger > weights.ID_SLIP.stranger > 0 > weights.ID_DIFFERS.stranger
    assert weights.SEX_DIFFERS.stranger < weights.SEX_DIFFERS_FROM_NAME.stranger < 0
    assert weights.SIBLING_GIVEN_SAME > 0 > weights.SIBLING_GIVEN_OTHER


def test_thresholds_rise():
    assert 0 < weights.POSSIBLE < weights.LIKELY_PAIR < weights.CERTAIN < 1
