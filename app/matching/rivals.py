"""What the other likely pairs say about a pair: a record is one child, and no second one.

If *Bảo An* is much more like another record that is not *Bảo Ân*, it is not *Bảo Ân*.
"""

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from app.matching.arrays import Array

_MOST = 18.0
"""Log odds beyond which a rival is no stronger."""
_NOBODY = -99.0
_ONE_CHILD = 0.98
"""Who is so likely one child with the other of a pair is no rival."""


class Rivals(NamedTuple):
    """Of pairs of rows, from the log odds of each pair alone."""

    shared: Array
    """Log odds when each record is one child only, so that rivals share what speaks for them."""
    others: Array
    """How many other records are more likely than not one child with either."""
    most: Array
    """The log odds of the strongest rival; very low where there is none."""


def find_rivals(first: Array, second: Array, alone: Array) -> Rivals:
    """Look at who else is like the two rows of each pair; each pair comes once."""
    odds = np.exp(np.minimum(alone, _MOST))
    likely = odds / (1 + odds)
    pairs = list(zip(first.tolist(), second.tolist(), strict=True))
    known = {(min(pair), max(pair)): float(likely[at]) for at, pair in enumerate(pairs)}
    around: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, (one, other) in enumerate(pairs):
        around[one].append((other, at))
        around[other].append((one, at))
    shared, count, most = odds.copy(), np.zeros(len(pairs), int), np.full(len(pairs), _NOBODY)
    for at, (one, other) in enumerate(pairs):
        taken = 0.0
        for here, there in ((one, other), (other, one)):
            for rival, rival_at in around[here]:
                if rival != there:
                    same = known.get((min(rival, there), max(rival, there)), 0.0)
                    taken += float(odds[rival_at]) * max(0.0, 1 - 2 * same)
                    if same < _ONE_CHILD:
                        count[at] += alone[rival_at] > 0
                        most[at] = max(most[at], alone[rival_at])
        shared[at] = odds[at] / (1 + taken)
    return Rivals(np.log(shared), count, most)
