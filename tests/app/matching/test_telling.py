import numpy as np

from app.matching.evidence import Judged
from app.matching.pairs import FIELDS
from app.matching.reason import Reason
from app.matching.telling import reasons_of


def judged(*pairs):
    """Pairs with what some fields say: field -> (word, against strangers, against siblings)."""
    verdicts = np.full((len(pairs), len(FIELDS)), -1)
    weights = np.zeros((*verdicts.shape, 2))
    places = {field: at for at, field in enumerate(FIELDS)}
    for row, pair in enumerate(pairs):
        for field, (word, *weight) in pair.items():
            verdicts[row, places[field]] = FIELDS[field].index(word)
            weights[row, places[field]] = weight
    nothing = np.zeros(len(pairs))
    return Judged(np.arange(len(pairs)), nothing, nothing, verdicts, weights, nothing)


def test_what_speaks_for_it_comes_first_and_what_weighs_most_before_it():
    found = reasons_of(
        judged(
            {
                "full_name": ("close", 2.0, -1.0),
                "birth_date": ("same", 7.0, 3.0),
                "sex": ("differs", -30.0, -3.0),
                "phone": ("same", 5.0, 0.0),
            }
        )
    )
    assert found == [
        (
            Reason("birth_date", "same"),
            Reason("phone", "same"),
            Reason("sex", "differs"),
            Reason("full_name", "close"),
        )
    ]


def test_what_says_nothing_is_not_told():
    assert reasons_of(judged({})) == [()]
    assert reasons_of(judged({}, {"sex": ("same", 0.0, 0.5)})) == [(), (Reason("sex", "same"),)]
    assert reasons_of(judged()) == []
