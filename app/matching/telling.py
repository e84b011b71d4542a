"""The reasons of a judgement, for people: what speaks for it first, then what speaks against it."""

import numpy as np

from app.matching.arrays import NONE
from app.matching.evidence import Judged
from app.matching.pairs import FIELDS
from app.matching.reason import Reason

_NAMED = list(FIELDS.items())


def reasons_of(judged: Judged) -> list[tuple[Reason, ...]]:
    """Give the reasons of each pair, the weightiest first."""
    stranger, sibling = judged.weights[:, :, 0], judged.weights[:, :, 1]
    against = np.minimum(stranger, sibling) < 0
    telling = np.abs(stranger) + np.maximum(sibling, 0.0)
    order = np.lexsort((-telling, against), axis=1)
    return [
        tuple(
            Reason(_NAMED[at][0], _NAMED[at][1][verdicts[at]])
            for at in places
            if verdicts[at] != NONE
        )
        for verdicts, places in zip(judged.verdicts, order, strict=True)
    ]
