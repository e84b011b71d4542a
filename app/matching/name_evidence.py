"""What two names say, syllable by syllable: the same, a slip, a missing middle, another word.

Against strangers the steps from syllable to syllable are added (`name_steps.py`), but no name is
rarer than it is as a whole; against brothers and sisters the given name says most.
"""

from collections.abc import Callable
from math import log
from typing import NamedTuple

import numpy as np

from app.matching import weights
from app.matching.arrays import NONE, Array
from app.matching.frequency import NameCounts
from app.matching.name_parts import BETWEEN, FAMILY, GIVEN
from app.matching.name_steps import Steps, StepWeigher
from app.matching.relation import Relation

VERDICT_CODES = ("same", "rare", "close", "short", "order", "part", "differs")
SAME, RARE, CLOSE, SHORT, ORDER, PART, DIFFERS = range(len(VERDICT_CODES))
_SAME, _OTHER = int(Relation.SAME), int(Relation.OTHER)
_ALIKE = np.isin(
    np.arange(len(Relation)),
    [
        Relation.FEWER_MARKS,
        Relation.MORE_MARKS,
        Relation.HOOK_TILDE,
        Relation.OTHER_MARKS,
        Relation.SOUND,
    ],
)
GIVEN_NAMES = ("same", "marks", "sound", "letters", "other")
"""The ways in which given names relate, the closest first."""
_GIVEN_OF = np.full(len(Relation), GIVEN_NAMES.index("marks"))
_GIVEN_OF[Relation.SAME] = GIVEN_NAMES.index("same")
_GIVEN_OF[Relation.SOUND] = GIVEN_NAMES.index("sound")
_GIVEN_OF[[Relation.LETTER, Relation.TWO_LETTERS]] = GIVEN_NAMES.index("letters")
_GIVEN_OF[[Relation.OTHER, Relation.INITIAL]] = GIVEN_NAMES.index("other")
_ANOTHER_WORD = log(0.3)
_RARE = 2
Lift = Callable[[Array, Array, Array], Array]
"""How many times as common as in the commune folded syllables are: (villages, places, folds)."""


class NameEvidence(NamedTuple):
    """Of pairs of names: weights against strangers and siblings, and the code of the verdict."""

    stranger: Array
    sibling: Array
    verdict: Array
    family: Array
    """What of the weight against strangers the family's part is: relatives share it."""
    slips: Array
    """How many syllables are not the same, …"""
    given: Array
    """… and how the given names relate: one of `GIVEN_NAMES`."""


class NameComparer:
    """Compares names by the counts of one kind of people, children or adults."""

    def __init__(self, counts: NameCounts, lift: Lift | None = None) -> None:
        self._counts = counts
        self._lift = lift
        self._steps = StepWeigher(counts)
        self.names = counts.names

    def compare(self, first: Array, second: Array, villages: Array | None = None) -> NameEvidence:
        """Weigh pairs of whole names; the order of the two makes no difference.

        `villages` are those in which both of a pair live, or NONE: a name that is rare in the
        commune is often common in one village (`lift`).
        """
        if villages is None:
            villages = np.full(len(first), NONE)
        names = self.names
        plain, mixed = self._written_plain(first, second)
        first = np.where(plain, names.plain[first], first)
        second = np.where(plain, names.plain[second], second)
        ours, theirs = names.length[first].astype(int), names.length[second].astype(int)
        more = np.abs(ours - theirs)
        # Two names as long, or one syllable apart, are all laid side by side at one go.
        group = np.where(more > 1, more + 16 * ours + 256 * theirs, more)
        if len(group) and (group == group[0]).all():
            found = self._of_lengths(first, second, plain, mixed, villages)
        else:
            found = _nothing(len(first))
            for code in np.unique(group):
                at = np.flatnonzero(group == code)
                told = self._of_lengths(first[at], second[at], plain[at], mixed[at], villages[at])
                for whole, part in zip(found, told, strict=True):
                    whole[at] = part
        self._put_moved(first, second, found)
        return found

    def _put_moved(self, first: Array, second: Array, found: NameEvidence) -> None:
        """Weigh the names that are others only by the order of their syllables, or by a space."""
        names = self.names
        other = names.fold[first] != names.fold[second]
        joined = other & (names.squeezed[first] == names.squeezed[second])
        same = other & (names.sorted_folds[first] == names.sorted_folds[second])
        if not (joined.any() or same.any()):
            return
        at = np.flatnonzero(joined)
        found.stranger[at] = self._counts.most(first[at], second[at]) + weights.JOINED
        found.sibling[at] = weights.SIBLING_GIVEN_SAME + weights.JOINED
        found.verdict[at], found.slips[at], found.given[at] = CLOSE, 1, 0
        at = np.flatnonzero(same & ~joined)
        found.stranger[at] = self._counts.most(first[at], second[at]) + weights.SWAPPED_ORDER
        found.sibling[at] = weights.SIBLING_ORDER
        found.verdict[at], found.slips[at], found.given[at] = ORDER, 1, 0

    def compare_typed(self, draft: int, second: Array) -> NameEvidence:
        """Weigh a draft's name whose last syllable is unfinished: the rest is not yet there."""
        names = self.names
        begun = names.begins(draft, second) & (names.fold[second] != names.fold[draft])
        found = _nothing(len(second))
        for some, compare in ((begun, self._of_begun), (~begun, self._of_draft)):
            if some.any():
                for whole, part in zip(found, compare(draft, second[some]), strict=True):
                    whole[some] = part
        return found

    def _of_draft(self, draft: int, second: Array) -> NameEvidence:
        return self.compare(np.full(len(second), draft), second)

    def _of_begun(self, draft: int, second: Array) -> NameEvidence:
        names, lexicon = self.names, self.names.lexicon
        done = int(names.length[draft]) - 1
        is_plain = names.plain[draft] == draft and done > 0
        spelled = names.plain[second] if is_plain else second
        first = np.broadcast_to(names.syllables[draft, :done], (len(second), done))
        place = names.places[second, :done].astype(np.int64)
        plain = np.full(len(second), int(is_plain))
        steps = self._steps.weigh(first, names.syllables[spelled, :done], place, plain)
        typed = lexicon.syllables[names.syllables[draft, done]].fold
        last_place = names.places[second, done]
        begun = np.zeros(len(second))
        for one in np.unique(last_place):
            share = self._counts.share_of_beginning(int(one), typed)
            begun[last_place == one] = log(weights.SAME_SYLLABLE / share)
        # Of a middle word that is only begun one cannot say yet whether it is shared.
        given = np.where(last_place == GIVEN, np.minimum(begun, weights.SIBLING_GIVEN_SAME), 0.0)
        sibling = _against_siblings(steps, np.zeros(len(second), bool)) + given
        stranger = steps.weight.sum(axis=1) + begun
        worst = steps.weight.min(axis=1, initial=0.0)
        verdict = np.where(worst < _ANOTHER_WORD, DIFFERS, PART)
        stranger = np.minimum(stranger, self._counts.most(second, second))
        found = _nothing(len(second))
        return found._replace(stranger=stranger, sibling=sibling, verdict=verdict)

    def _written_plain(self, first: Array, second: Array) -> tuple[Array, Array]:
        """Say whether to compare without marks, and whether only one of the two was written so.

        Whoever writes without marks writes strangers so too: it costs only what they would say.
        """
        names = self.names
        ours = (names.plain[first] == first) & (names.length[first] > 1)
        theirs = (names.plain[second] == second) & (names.length[second] > 1)
        mixed = ours != theirs
        at = np.flatnonzero(mixed)
        if len(at):
            # A single syllable that differs is judged as a word: Mai An is not Mai Ân unmarked.
            one = names.syllables[np.where(ours, first, second)[at]]
            other = names.syllables[np.where(ours, second, first)[at]]
            shared = ((one[:, :, None] == other[:, None, :]) & (one != NONE)[:, :, None]).any(2)
            lengths = names.length[first[at]].astype(int) + names.length[second[at]]
            mixed[at] = (lengths - 2 * shared.sum(axis=1)) // 2 > 1
        return np.where(ours == theirs, ours, mixed), mixed

    def _of_lengths(
        self, first: Array, second: Array, plain: Array, mixed: Array, villages: Array
    ) -> NameEvidence:
        """Weigh pairs of names of which one has as many syllables more, the same in all of them."""
        names = self.names
        # Of two names of one length always the same one lies above, whichever came first: syllables
        # in another order are weighed by the places of the other.
        swap = names.length[first] > names.length[second]
        even = names.length[first] == names.length[second]
        swap |= even & (names.squeezed[first] > names.squeezed[second])
        tied = even & (names.squeezed[first] == names.squeezed[second]) & (first != second)
        for at in np.flatnonzero(tied):
            swap[at] = names.written(int(first[at])) > names.written(int(second[at]))
        short, long = np.where(swap, second, first), np.where(swap, first, second)
        ours, theirs = int(names.length[short].max()), int(names.length[long].max())
        more = int(names.length[long[0]] - names.length[short[0]])
        places = names.places[long, :theirs].astype(np.int64)
        if more == 0:
            places = np.maximum(places, names.places[short, :theirs])
        steps = self._steps.aligned(
            names.syllables[short, :ours], names.syllables[long, :theirs], places, plain.astype(int)
        )
        steps = self._in_villages(steps, villages)
        stranger, family = self._limited(first, second, steps)
        sibling = _against_siblings(steps, mixed)
        worst = steps.weight.min(axis=1, initial=0.0)
        close = mixed | (steps.relation != _SAME).any(axis=1)
        verdict = np.where(self._counts.carriers(first) <= _RARE, RARE, SAME)
        verdict = np.where(close, CLOSE, verdict)
        if more > 0:
            verdict = np.full(len(first), SHORT)
        stranger = stranger + np.where(steps.moved, weights.SWAPPED_ORDER, 0.0)
        slipped = np.minimum(steps.weight, 0.0).sum(axis=1)
        sibling = np.where(steps.moved, weights.SIBLING_ORDER + slipped, sibling)
        verdict = np.where(steps.moved, ORDER, verdict)
        verdict = np.where(worst < _ANOTHER_WORD, DIFFERS, verdict)
        slips = (steps.relation != _SAME).sum(axis=1) + more
        given = np.where(steps.place == GIVEN, _GIVEN_OF[steps.relation], 0).max(axis=1)
        given[steps.left_out[:, GIVEN] > 0] = GIVEN_NAMES.index("other")
        return NameEvidence(stranger, sibling, verdict, family, slips, given)

    def _in_villages(self, steps: Steps, villages: Array) -> Steps:
        """Take from what the same syllables say how much commoner they are in the village."""
        if self._lift is None or (villages == NONE).all():
            return steps
        lift = self._lift(villages[:, None], steps.place, steps.fold)
        same = (steps.relation == _SAME) & (steps.place != NONE)
        return steps._replace(weight=np.where(same, steps.weight - np.log(lift), steps.weight))

    def _limited(self, first: Array, second: Array, steps: Steps) -> tuple[Array, Array]:
        """Weigh against strangers, no name rarer than it is as a whole; and the family's part."""
        speaks_for = np.maximum(steps.weight, 0.0)
        surname = (speaks_for * (steps.place == FAMILY)).sum(axis=1)
        rest = np.minimum(
            speaks_for.sum(axis=1) - surname, self._counts.most_without_first(first, second)
        )
        against = np.minimum(steps.weight, 0.0).sum(axis=1)
        against += steps.left_out_weight
        whole = np.minimum(surname + rest, self._counts.most(first, second))
        return whole + against, whole - np.minimum(rest, whole)


def _nothing(size: int) -> NameEvidence:
    weights_, codes = np.zeros((3, size)), np.zeros((3, size), np.int64)
    return NameEvidence(weights_[0], weights_[1], codes[0], weights_[2], codes[1], codes[2])


def _against_siblings(steps: Steps, mixed: Array) -> Array:
    """Weigh names among brothers and sisters: the surname says nothing, the given name most."""
    middles = np.where(
        steps.weight < _ANOTHER_WORD,
        weights.SIBLING_MIDDLE_OTHER,
        np.where(steps.relation == _SAME, weights.SIBLING_MIDDLE_SAME, 0.0),
    )
    middle = np.where(steps.place == BETWEEN, middles, np.inf).min(axis=1, initial=np.inf)
    missing = np.where(steps.left_out[:, BETWEEN] > 0, weights.SIBLING_MIDDLE_MISSING, np.inf)
    middle = np.minimum(middle, missing)
    middle = np.where(np.isinf(middle), 0.0, middle)
    given = np.where(steps.place == GIVEN, _given(steps), 0.0).sum(axis=1)
    given += np.where(steps.left_out[:, GIVEN] > 0, weights.SIBLING_GIVEN_OTHER, 0.0)
    most = np.where(
        middle <= weights.SIBLING_MIDDLE_OTHER, weights.SIBLING_GIVEN_SAME_MIDDLE_OTHER, np.inf
    )
    most = np.where(mixed, np.minimum(most, weights.SIBLING_GIVEN_SAME_UNMARKED), most)
    return middle + np.minimum(given, most)


def _given(steps: Steps) -> Array:
    near = np.where(_ALIKE[steps.relation], weights.SIBLING_GIVEN_ALIKE, weights.SIBLING_GIVEN_NEAR)
    found = np.clip(steps.weight + near, weights.SIBLING_GIVEN_OTHER, weights.SIBLING_NAME_MOST)
    found = np.where(steps.relation == _OTHER, weights.SIBLING_GIVEN_OTHER, found)
    return np.where(steps.relation == _SAME, weights.SIBLING_GIVEN_SAME, found)
