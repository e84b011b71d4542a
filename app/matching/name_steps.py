"""How the syllables of two names lie side by side, and what each step from one to the other weighs.

A step is weighed as a noisy channel: how often a writer makes this slip, against how often people
here are really called so. Bao for Bảo is a slip because nobody is called Bao; Ân for An is another
child because people are.
"""

from functools import cache
from itertools import combinations
from typing import NamedTuple

import numpy as np

from app.matching import weights
from app.matching.arrays import NONE, Array
from app.matching.frequency import PLAIN, NameCounts
from app.matching.names import LONGEST
from app.matching.relation import Relation

_SLIPS = np.ones(len(Relation), bool)
_SLIPS[[Relation.SAME, Relation.OTHER, Relation.INITIAL]] = False
_SAME = int(Relation.SAME)
_ELSE = np.full(len(Relation), weights.OTHER_SYLLABLE)
_ELSE[Relation.INITIAL] = weights.INITIAL
_THERE = np.array([weights.STEPS.get(one, (1.0, 1.0))[0] for one in Relation])
_MOST_OF_UNKNOWN = np.array([weights.MOST_OF_UNKNOWN.get(one, 0.0) for one in Relation])
_BACK = np.array([weights.STEPS.get(one, (1.0, 1.0))[1] for one in Relation])


class Steps(NamedTuple):
    """Pairs of names, laid side by side: (pairs, syllables of the shorter).

    Names of several lengths may be among them: behind their end nothing differs and weighs.
    """

    relation: Array
    weight: Array
    place: Array
    fold: Array
    """The folded syllable of the longer name."""
    left_out: Array
    """Which places the syllables had that only the longer name has, each as often; (pairs, 3)."""
    moved: Array
    """Whether the syllables of the shorter name are taken in another order; (pairs,)."""
    length: Array
    """How many syllables the shorter names have; (pairs,)."""

    @property
    def left_out_weight(self) -> Array:
        """Give what it weighs that the longer names have syllables more; (pairs,)."""
        return (self.left_out * _MISSING[self.length]).sum(axis=1)


class StepWeigher:
    """Weighs steps by the counts of one kind of people, children or adults."""

    def __init__(self, counts: NameCounts) -> None:
        self._counts = counts
        self._lexicon = counts.names.lexicon

    def aligned(self, short: Array, long: Array, places: Array, plain: Array) -> Steps:
        """Lay shorter names over longer ones in the way and the order that fit best.

        Each longer name has as many syllables more; where that is one or none, the names may be of
        several lengths, with NONE behind their end.
        """
        steps = self._laid(short, long, places, plain)
        at = np.flatnonzero(_is_perhaps_moved(short, long, steps))
        for count in np.unique(steps.length[at]) if len(at) else ():
            some = at[steps.length[at] == count]
            more = int((long[some[0]] != NONE).sum())
            self._move(
                steps,
                some,
                short[some, :count],
                long[some, :more],
                places[some, :more],
                plain[some],
            )
        return steps

    def _move(
        self, steps: Steps, at: Array, short: Array, long: Array, places: Array, plain: Array
    ) -> None:
        """Take the syllables of some shorter names, all of one length, in the order that fits."""
        total = steps.weight[at].sum(axis=1) + steps.left_out_weight[at]
        width = short.shape[1]
        for order in _ORDERS:
            other = self._laid(short[:, order(np.arange(width))], long, places, plain)
            other.moved[:] = True
            other_total = other.weight.sum(axis=1) + other.left_out_weight
            better = other_total + weights.SWAPPED_ORDER > total
            for whole, part in zip(steps[:4], other[:4], strict=True):
                whole[at[better], :width] = part[better]
            for whole, part in zip(steps[4:], other[4:], strict=True):
                whole[at[better]] = part[better]
            total[better] = other_total[better] + weights.SWAPPED_ORDER

    def _laid(self, short: Array, long: Array, places: Array, plain: Array) -> Steps:
        """Lay the shorter name over the longer one in the way that fits best, in this order."""
        more = int((long[0] != NONE).sum() - (short[0] != NONE).sum())
        if more == 0:
            return _ended(self.weigh(short, long, places, plain), short)
        if more == 1:
            return self._laid_but_one(short, long, places, plain)
        ours, theirs = short.shape[1], long.shape[1]
        kept, left = _ways(ours, theirs)
        count, shape = len(short), (len(short), ours, theirs)
        place = np.broadcast_to(places[:, None, :], shape).reshape(count, -1)
        cells = self.weigh(
            np.broadcast_to(short[:, :, None], shape).reshape(count, -1),
            np.broadcast_to(long[:, None, :], shape).reshape(count, -1),
            place,
            plain,
        )
        cell = np.arange(ours) * theirs + kept
        missing = (places[:, left, None] == np.arange(3)).sum(axis=2)
        sums = cells.weight[:, cell].sum(axis=2) + missing @ missing_weights(ours)
        best = sums.argmax(axis=1)
        at = cell[best]
        return cells._replace(
            relation=np.take_along_axis(cells.relation, at, 1),
            weight=np.take_along_axis(cells.weight, at, 1),
            place=np.take_along_axis(cells.place, at, 1),
            fold=np.take_along_axis(cells.fold, at, 1),
            left_out=missing[np.arange(count), best],
            length=np.full(count, ours),
        )

    def _laid_but_one(self, short: Array, long: Array, places: Array, plain: Array) -> Steps:
        """Lay shorter names over names of one syllable more: up to it as they are, then shifted."""
        width = long.shape[1] - 1
        short = short[:, :width]
        before = _ended(self.weigh(short, long[:, :-1], places[:, :-1], plain), short)
        behind = _ended(self.weigh(short, long[:, 1:], places[:, 1:], plain), short)
        total = np.zeros(long.shape)
        total[:, 1:] = before.weight.cumsum(axis=1)
        total[:, :-1] += behind.weight[:, ::-1].cumsum(axis=1)[:, ::-1]
        total += _MISSING[before.length[:, None], places]
        total[long == NONE] = -np.inf
        # Of two that are left out as well, the last one is.
        left = width - total[:, ::-1].argmax(axis=1)
        is_before = np.arange(width) < left[:, None]
        place_left = places[np.arange(len(long)), left]
        return before._replace(
            relation=np.where(is_before, before.relation, behind.relation),
            weight=np.where(is_before, before.weight, behind.weight),
            place=np.where(is_before, before.place, behind.place),
            fold=np.where(is_before, before.fold, behind.fold),
            left_out=(place_left[:, None] == np.arange(3)).astype(np.int64),
        )

    def weigh(self, first: Array, second: Array, place: Array, plain: Array) -> Steps:
        """Weigh steps from syllable to syllable: all of (pairs, steps)."""
        lexicon = self._lexicon
        relation = lexicon.relation[first, second]
        spelling = np.broadcast_to(plain[:, None], first.shape)
        same = self._counts.same_weights()[spelling, place, first]
        weight = np.where(relation == _SAME, same, _ELSE[relation])
        at = np.nonzero(_SLIPS[relation])
        if len(at[0]):
            weight[at] = self._slips(relation[at], first[at], second[at], place[at], spelling[at])
        left_out, moved = np.zeros((len(first), 3), np.int64), np.zeros(len(first), bool)
        count = np.full(len(first), first.shape[1])
        return Steps(relation, weight, place, lexicon.fold[second], left_out, moved, count)

    def _slips(
        self, relation: Array, first: Array, second: Array, place: Array, spelling: Array
    ) -> Array:
        shares, possible = self._counts.shares_of_others(), self._lexicon.possible
        ours, theirs = shares[spelling, place, first], shares[spelling, place, second]
        one_alone = (possible[first] != possible[second]) & (spelling != PLAIN)
        ours = np.where(one_alone & ~possible[first], ours * weights.IMPOSSIBLE, ours)
        theirs = np.where(one_alone & ~possible[second], theirs * weights.IMPOSSIBLE, theirs)
        there, back = _THERE[relation], _BACK[relation]
        # Strangers slip as well: a misspelt name is as common as the name it was made of.
        found = np.log(there / (theirs + ours * there) + back / (ours + theirs * back))
        unknown = np.maximum(ours, theirs) < self._counts.unknown_share
        found = np.where(unknown, np.minimum(found, _MOST_OF_UNKNOWN[relation]), found)
        return np.maximum(found, weights.OTHER_SYLLABLE)


def _ended(steps: Steps, short: Array) -> Steps:
    """Let nothing be said behind the end of a name."""
    known = short != NONE
    if known.all():
        return steps
    return steps._replace(
        relation=np.where(known, steps.relation, _SAME),
        weight=np.where(known, steps.weight, 0.0),
        place=np.where(known, steps.place, NONE),
        length=known.sum(axis=1),
    )


def _is_perhaps_moved(short: Array, long: Array, steps: Steps) -> Array:
    """Whether two syllables at least are met elsewhere, and one in its place is another word."""
    known = short != NONE
    met = ((short[:, :, None] == long[:, None, :]).any(axis=2) & known).sum(axis=1)
    width = steps.relation.shape[1]
    there = ((steps.relation == _SAME) & known[:, :width]).sum(axis=1)
    return (met > there) & (met > 1)


def _last_first(order: Array) -> Array:
    return np.roll(order, 1)


def _first_last(order: Array) -> Array:
    return np.roll(order, -1)


def _last_two(order: Array) -> Array:
    return np.append(order[:-2], order[:-3:-1])


_ORDERS = (_last_first, _first_last, _last_two)
"""The orders in which else a name is written: given name first, surname last, two exchanged."""


@cache
def _ways(ours: int, theirs: int) -> tuple[Array, Array]:
    """Give the ways to lay a shorter name over a longer one: the places kept, and those left."""
    kept = list(combinations(range(theirs), ours))
    left = [[at for at in range(theirs) if at not in way] for way in kept]
    return np.array(kept), np.array(left)


@cache
def missing_weights(kept: int) -> Array:
    """Weigh a syllable that one of two names lacks, by its place, as so many are left."""
    if kept == 1:
        return np.zeros(3)
    middle = weights.NO_ONLY_MIDDLE if kept == 2 else weights.NO_MIDDLE
    return np.array([weights.NO_SURNAME, middle, weights.NO_SURNAME])


_MISSING = np.array([missing_weights(kept) for kept in range(LONGEST + 1)])
