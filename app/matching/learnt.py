"""What was learnt of how evidence hangs together: two logistic steps over the sums of weights.

The first corrects the log odds of a pair for what its traits have in common, the second for who
else is like the two. The numbers are in `resources/data/pair_weights.csv`, learnt on invented,
labelled communes (`tests/bench/matching/learn.py` makes them again from its seeds).
"""

from functools import cache

import numpy as np

from app.domain.code_lists import read_code_list
from app.matching.arrays import Array
from app.matching.evidence import Judged
from app.matching.rivals import Rivals
from app.matching.traits import TRAITS

LEAST, MOST = -8.0, 14.0
"""Log odds beyond which nothing more is learnt from the sum of weights."""
DOUBTFUL = 2.0
"""Up to these log odds the sum says more than beyond."""


def features_alone(judged: Judged) -> Array:
    """Lay out what the first step weighs: (pairs, 2 + traits)."""
    sums = np.clip(judged.weight, LEAST, MOST)
    return np.column_stack([sums, np.minimum(sums, DOUBTFUL), judged.traits])


def features_among(alone: Array, rivals: Rivals) -> Array:
    """Lay out what the second step weighs, given the log odds of the first: (pairs, 4)."""
    most = np.clip(rivals.most, -6.0, 8.0)
    shared = np.clip(rivals.shared, LEAST, 10.0)
    return np.column_stack(
        [np.clip(alone, LEAST, 10.0), shared, np.minimum(rivals.others, 4), most]
    )


def weigh_alone(judged: Judged) -> Array:
    """Give the log odds of pairs, each by itself."""
    constant, each = _weights("alone", ("sum", "doubtful sum", *TRAITS))
    return constant + features_alone(judged) @ each


def weigh_among(alone: Array, rivals: Rivals) -> Array:
    """Give the log odds of pairs, whoever else is like the two considered."""
    constant, each = _weights("among", ("alone", "shared", "rivals", "strongest rival"))
    return constant + features_among(alone, rivals) @ each


@cache
def _weights(step: str, names: tuple[str, ...]) -> tuple[float, Array]:
    rows = [row for row in read_code_list("pair_weights") if row["step"] == step]
    known = {row["trait"]: float(row["weight"]) for row in rows}
    return known["constant"], np.array([known.get(name, 0.0) for name in names])
