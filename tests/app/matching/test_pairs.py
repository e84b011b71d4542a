import numpy as np

from app.matching import VERDICTS
from app.matching.pairs import FIELDS, Pairs


def test_every_word_of_a_field_can_be_a_reason():
    assert FIELDS.keys() == VERDICTS.keys()
    # Of guardians and heads one cannot say that they differ: a child has several.
    for field, words in FIELDS.items():
        assert set(VERDICTS[field]) <= set(words)
        assert set(words) - set(VERDICTS[field]) <= {"crossed", "differs"}


def test_some_of_the_pairs_keep_their_sides(records):
    pairs = Pairs(records, np.array([1, 2, 3]), records, np.array([4, 5, 6]))
    some = pairs.some(np.array([2, 0]))
    assert some.our_rows.tolist() == [3, 1]
    assert some.their_rows.tolist() == [6, 4]
    assert some.first is some.second is records
