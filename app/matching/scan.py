"""A search for pairs that goes on a little at a time, and weighs them together in the end."""

from collections.abc import Mapping
from math import inf, log

import numpy as np

from app.domain.ids import ChildId
from app.matching import weights
from app.matching.arrays import Array
from app.matching.evidence import Judge, Judged, Question, are_sure
from app.matching.index import Index
from app.matching.learnt import LEAST, weigh_alone, weigh_among
from app.matching.pairs import Pairs
from app.matching.reason import Pair
from app.matching.records import Records
from app.matching.rivals import find_rivals
from app.matching.telling import reasons_of

_LEAST = 0.0001
"""Pairs whose sum of weights is less likely are not looked at again."""


class Scan:
    """Compares the named rows with all others, then those they are like with theirs: the rivals.

    Records may be put and dropped between steps: those are met as they were, or left out.
    """

    def __init__(
        self,
        records: Records,
        index: Index,
        judge: Judge,
        apart: Mapping[ChildId, Mapping[ChildId, float]],
        rows: Array,
        least: float,
    ) -> None:
        self._question = Question(
            weights.DOUBLES_IN_REGISTER,
            weights.SIBLINGS_IN_REGISTER,
            min(least, _LEAST),
        )
        self._records, self._index, self._judge, self._apart = records, index, judge, apart
        self._rows = rows
        self._met = np.zeros(len(records), bool)
        self._found: list[tuple[Array, Array, Judged]] = []
        self.done = 0
        self.total = len(rows)

    def step(self, count: int) -> bool:
        """Compare so many rows more; True when there are none left."""
        if self.done < self.total:
            self._look_at(self._rows[self.done : self.done + count])
            self.done = min(self.done + count, self.total)
        if self.done == self.total:
            self._look_at_rivals()
            return True
        return False

    def covered(self) -> list[ChildId]:
        """Name the children of whom every pair is now known."""
        return self.ids(np.flatnonzero(self._met))

    def decided(self) -> dict[tuple[ChildId, ChildId], float]:
        """Give the log odds of the pairs that a person has called two children, as they are now.

        Of those only of which it is not known what they were then; the lesser id first.
        """
        covered = set(self.covered())
        unknown = {
            (one, other)
            for one in covered & self._apart.keys()
            for other, weight in self._apart[one].items()
            if weight == inf and other in covered and one < other
        }
        if not unknown:
            return {}
        first, second, judged = self.judged()
        alone = weigh_alone(judged).tolist()
        pairs = zip(self.ids(first), self.ids(second), strict=True)
        found = {(min(pair), max(pair)): at for pair, at in zip(pairs, alone, strict=True)}
        return {pair: found.get(pair, LEAST) for pair in unknown}

    def judged(self) -> tuple[Array, Array, Judged]:
        """Give what was found so far: the rows of each pair that stands, and what they say."""
        if not self._found:
            self._look_at(self._rows[:0])
        first, second = (np.concatenate([found[side] for found in self._found]) for side in (0, 1))
        judged = Judged.together([found[2] for found in self._found])
        alive = self._records.alive
        stand = np.flatnonzero(alive[first] & alive[second])
        return first[stand], second[stand], judged.some(stand)

    def ids(self, rows: Array) -> list[ChildId]:
        """Name the children of rows."""
        return [self._records.ids[row] for row in rows]

    def pairs(
        self,
        least: float = weights.LIKELY_PAIR,
        expected: float = weights.DOUBLES_IN_REGISTER,
        certain: float = weights.CERTAIN,
    ) -> list[Pair]:
        """Give the pairs that are likely enough, the likeliest first; some of them are certain.

        `expected` says how many doubles each record has, where that is not as in a register.
        """
        first, second, judged = self.judged()
        alone = weigh_alone(judged)
        open_ = self._are_open(first, second, alone)
        first, second, judged, alone = first[open_], second[open_], judged.some(open_), alone[open_]
        odds = weigh_among(alone, find_rivals(first, second, alone))
        likely = 1 / (1 + np.exp(-odds - log(expected / weights.DOUBLES_IN_REGISTER)))
        kept = np.flatnonzero(likely >= least)
        sure = (likely >= certain) & are_sure(judged.verdicts)
        told = zip(kept, reasons_of(judged.some(kept)), strict=True)
        found = []
        for at, reasons in told:
            low, high = sorted(self.ids(np.array([first[at], second[at]])))
            how, is_sure, weight = float(likely[at]), bool(sure[at]), float(alone[at])
            found.append(Pair(low, high, how, is_sure, reasons, weight))
        return sorted(found, key=lambda pair: (-pair.probability, pair.first_id, pair.second_id))

    def _look_at(self, rows: Array) -> None:
        rows = rows[self._records.alive[rows]]
        ours, theirs = self._index.partners(rows)
        known = theirs < len(self._met)
        ours, theirs = ours[known], theirs[known]
        # Each two meet once: when the first of them is looked at.
        again = self._met[theirs] | (np.isin(theirs, rows) & (theirs < ours))
        self._met[rows] = True
        pairs = Pairs(self._records, ours[~again], self._records, theirs[~again])
        judged = self._judge.judge(pairs, self._question)
        self._found.append((pairs.our_rows[judged.at], pairs.their_rows[judged.at], judged))

    def _look_at_rivals(self) -> None:
        partners = np.concatenate([found[1] for found in self._found] or [np.empty(0, int)])
        self._look_at(np.unique(partners[~self._met[partners]]))

    def _are_open(self, first: Array, second: Array, alone: Array) -> Array:
        """Say which pairs are asked about: nobody has called them two children."""
        if not self._apart:
            return np.arange(len(first))
        ids, open_ = self._records.ids, np.ones(len(first), bool)
        for at, (one, other) in enumerate(zip(first, second, strict=True)):
            said = self._apart.get(ids[one], {}).get(ids[other])
            # Asked again only where much more speaks for it now than when it was decided.
            if said is not None and alone[at] < said + weights.ASKED_AGAIN:
                open_[at] = False
        return np.flatnonzero(open_)
