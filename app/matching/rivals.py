"""What the other likely pairs say about a pair: a record is one child, and no second one.

If *Bảo An* is much more like another record that is not *Bảo Ân*, it is not *Bảo Ân*; and two
records that are both one child with a third are one child with each other.
"""

from collections import defaultdict

import numpy as np

from app.matching.arrays import Array

_SUREST = 1 - 1e-9
THROUGH_A_THIRD = 0.9
"""How much of two certainties is left in the pair that follows from them."""


def weigh_rivals(first: Array, second: Array, probability: Array) -> Array:
    """Put pairs of rows together that were judged one by one; each pair of rows comes once."""
    likely = np.minimum(probability, _SUREST)
    known = {
        (min(one, other), max(one, other)): at
        for at, (one, other) in enumerate(zip(first.tolist(), second.tolist(), strict=True))
    }
    around: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), at in known.items():
        around[one].append((other, at))
        around[other].append((one, at))
    odds = likely / (1 - likely)
    found = likely.copy()
    for (one, other), at in known.items():
        rivals = sum(
            odds[rival_at] * max(0.0, 1 - 2 * _of(likely, known, rival, there))
            for here, there in ((one, other), (other, one))
            for rival, rival_at in around[here]
            if rival != there
        )
        found[at] = odds[at] / (1 + odds[at] + rivals)
    return _through_thirds(known, around, found)


def _through_thirds(
    known: dict[tuple[int, int], int],
    around: dict[int, list[tuple[int, int]]],
    likely: Array,
) -> Array:
    found = likely.copy()
    for (one, other), at in known.items():
        for third, there in around[one]:
            if third != other:
                through = likely[there] * _of(likely, known, third, other) * THROUGH_A_THIRD
                found[at] = max(found[at], through)
    return found


def _of(likely: Array, known: dict[tuple[int, int], int], one: int, other: int) -> float:
    at = known.get((min(one, other), max(one, other)))
    return 0.0 if at is None else float(likely[at])
