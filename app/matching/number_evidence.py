"""What two national IDs say, each believed as far as it fits its own record."""

from typing import NamedTuple

import numpy as np

from app.matching import weights
from app.matching.arrays import NONE, Array
from app.matching.date_evidence import is_slip
from app.matching.records import Records

VERDICT_CODES = ("same", "close", "family", "differs")
SAME, CLOSE, FAMILY, DIFFERS = range(len(VERDICT_CODES))
_NOTHING = len(VERDICT_CODES)
_DIGITS = 10 ** np.arange(11, -1, -1)
_WEIGHTS = np.array(
    [
        # [verdict, whether both numbers fit]
        [weights.ID_SAME_BUT_UNFIT, weights.ID_SAME],
        [weights.ID_SLIP, weights.ID_SLIP],
        [weights.ID_FAMILY, weights.ID_FAMILY],
        [weights.ID_DIFFERS_UNFIT, weights.ID_DIFFERS],
        [weights.NOTHING, weights.NOTHING],
    ]
)


class NumberEvidence(NamedTuple):
    """Of pairs of numbers: weights, the code of the verdict, NONE where they say nothing."""

    stranger: Array
    sibling: Array
    verdict: Array


def compare_numbers(
    ours: Records, our_rows: Array, theirs: Records, their_rows: Array
) -> NumberEvidence:
    """Weigh pairs of records of which each has a number."""
    first, second = ours.number[our_rows], theirs.number[their_rows]
    parents = ours.is_parents(our_rows) | theirs.is_parents(their_rows)
    same = first == second
    close = is_slip(first[:, None] // _DIGITS % 10, second[:, None] // _DIGITS % 10)
    verdict = np.select(
        [parents & same, parents, same, close], [FAMILY, _NOTHING, SAME, CLOSE], DIFFERS
    )
    fit = (ours.fits[our_rows] & theirs.fits[their_rows]).astype(int)
    weight = _WEIGHTS[verdict, fit]
    verdict = np.where(verdict == _NOTHING, NONE, verdict)
    return NumberEvidence(weight[:, 0], weight[:, 1], verdict)
