from app.domain.ids import ChildId
from app.matching import VERDICTS, Match
from app.matching.weights import POSSIBLE


def test_a_match_warns_from_possible_on():
    assert Match(ChildId("c"), POSSIBLE, certain=False, reasons=()).warn
    assert not Match(ChildId("c"), POSSIBLE - 0.01, certain=False, reasons=()).warn


def test_no_verdict_is_listed_twice():
    assert all(len(set(codes)) == len(codes) for codes in VERDICTS.values())
