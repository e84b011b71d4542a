"""What two names say, syllable by syllable: the same, a slip, a missing middle, another word.

A step from one syllable to another is weighed as a noisy channel: how often a writer makes this
slip, against how often people here are really called so. Bao for Bảo is a slip because nobody is
called Bao; Ân for An is another child because people are.
"""

from collections.abc import Sequence
from itertools import combinations
from math import log
from typing import NamedTuple

from app.matching import weights
from app.matching.frequency import FIRST, LAST, MIDDLE, NameCounts, place_of
from app.matching.syllables import Lexicon, Name, Relation, Syllable

_ALIKE = {
    Relation.FEWER_MARKS,
    Relation.MORE_MARKS,
    Relation.HOOK_TILDE,
    Relation.OTHER_MARKS,
    Relation.SOUND,
}
_LONGEST = 7
_ANOTHER_WORD = log(0.3)
_RARE = 2


class NameEvidence(NamedTuple):
    """Weights against strangers and siblings, and the verdict for people to read."""

    stranger: float
    sibling: float
    verdict: str


class _Step(NamedTuple):
    place: int
    relation: Relation | None
    """None: the syllable is missing in one of the two names."""
    weight: float


class NameComparer:
    """Compares names by the counts of one kind of people, children or adults."""

    def __init__(self, counts: NameCounts, lexicon: Lexicon) -> None:
        self._counts = counts
        self._lexicon = lexicon

    def compare(self, first: Name, second: Name) -> NameEvidence:
        """Weigh two whole names; the order of the two makes no difference."""
        plain, mixed = _written_plain(first, second)
        if plain:
            first, second = first.plain, second.plain
        if first is not second and _is_reordered(first, second):
            return self._reordered(first, second)
        steps = self._align(first.syllables, second.syllables, plain=plain)
        sibling = _against_siblings(steps, mixed=mixed)
        verdict = self._verdict(first, steps, is_slip=mixed)
        return NameEvidence(self._limited(first, second, steps), sibling, verdict)

    def compare_typed(self, draft: Name, name: Name) -> NameEvidence:
        """Weigh a draft's name whose last syllable is unfinished: the rest is not yet there."""
        if draft.fold == name.fold:
            return self.compare(draft, name)
        return self._begun(draft, name) or self.compare(draft, name)

    def _begun(self, draft: Name, name: Name) -> NameEvidence | None:
        done, typed = draft.syllables[:-1], draft.syllables[-1].fold
        at = len(done)
        if at >= len(name.syllables) or not name.syllables[at].fold.startswith(typed):
            return None
        plain, spelled = draft.is_plain, name.plain if draft.is_plain else name
        steps = [
            self._step(FIRST if index == 0 else MIDDLE, ours, theirs, plain=plain)
            for index, (ours, theirs) in enumerate(zip(done, spelled.syllables, strict=False))
        ]
        place = place_of(at, len(name.syllables))
        share = self._counts.share_of_beginning(place, typed)
        begun = _Step(place, Relation.SAME, log(weights.SAME_SYLLABLE / share))
        # Of a middle word that is only begun one cannot say yet whether it is shared.
        given = min(begun.weight, weights.SIBLING_GIVEN_SAME) if place == LAST else 0.0
        sibling = _against_siblings(steps) + given
        stranger = sum(step.weight for step in (*steps, begun))
        verdict = "differs" if _worst(steps) < _ANOTHER_WORD else "part"
        return NameEvidence(min(stranger, self._counts.most(name, name)), sibling, verdict)

    def _reordered(self, first: Name, second: Name) -> NameEvidence:
        most = self._counts.most(first, second)
        return NameEvidence(most + weights.SWAPPED_ORDER, weights.SIBLING_ORDER, "order")

    def _align(
        self, first: Sequence[Syllable], second: Sequence[Syllable], *, plain: bool
    ) -> list[_Step]:
        if len(first) == len(second):
            return self._steps(first, second, range(len(first)), plain=plain)
        short, long = sorted((first[-_LONGEST:], second[-_LONGEST:]), key=len)
        ways = (
            self._steps(short, long, kept, plain=plain)
            for kept in combinations(range(len(long)), len(short))
        )
        return max(ways, key=lambda steps: sum(step.weight for step in steps))

    def _steps(
        self,
        short: Sequence[Syllable],
        long: Sequence[Syllable],
        kept: Sequence[int],
        *,
        plain: bool,
    ) -> list[_Step]:
        length = len(long)
        steps = [
            self._step(place_of(at, length), syllable, long[at], plain=plain)
            for syllable, at in zip(short, kept, strict=True)
        ]
        if len(short) < length:
            missing = sorted(set(range(length)) - set(kept))
            steps += [_missing(place_of(at, length), len(short)) for at in missing]
        return steps

    def _step(self, place: int, first: Syllable, second: Syllable, *, plain: bool) -> _Step:
        relation = self._lexicon.relation(first, second)
        if relation is Relation.SAME:
            share = self._counts.share(place, first, plain=plain)
            return _Step(place, relation, log(weights.SAME_SYLLABLE / share))
        if relation is Relation.INITIAL:
            return _Step(place, relation, weights.INITIAL)
        if relation is Relation.OTHER:
            return _Step(place, relation, weights.OTHER_SYLLABLE)
        ours = self._counts.share(place, first, plain=plain)
        theirs = self._counts.share(place, second, plain=plain)
        if first.is_possible != second.is_possible and not plain:
            ours *= 1.0 if first.is_possible else weights.IMPOSSIBLE
            theirs *= 1.0 if second.is_possible else weights.IMPOSSIBLE
        return _Step(place, relation, max(_slip(relation, ours, theirs), weights.OTHER_SYLLABLE))

    def _limited(self, first: Name, second: Name, steps: list[_Step]) -> float:
        surname = rest = against = 0.0
        for place, _, weight in steps:
            if weight < 0:
                against += weight
            elif place == FIRST:
                surname += weight
            else:
                rest += weight
        rest = min(rest, self._counts.most_without_first(first, second))
        return min(surname + rest, self._counts.most(first, second)) + against

    def _verdict(self, name: Name, steps: list[_Step], *, is_slip: bool) -> str:
        if _worst(steps) < _ANOTHER_WORD:
            return "differs"
        if any(step.relation is None for step in steps):
            return "short"
        if is_slip or any(step.relation is not Relation.SAME for step in steps):
            return "close"
        return "rare" if self._counts.carriers(name) <= _RARE else "same"


def _written_plain(first: Name, second: Name) -> tuple[bool, bool]:
    """Say whether to compare without marks, and whether only one of the two was written so.

    Whoever writes without marks writes strangers so too: it costs only what the marks would say.
    """
    if first.is_plain == second.is_plain:
        return first.is_plain, False
    # A single syllable that differs is judged as a word: Mai An is not Mai Ân without its mark.
    mixed = _differing(first, second) > 1
    return mixed, mixed


def _differing(first: Name, second: Name) -> int:
    return len(set(first.syllables) ^ set(second.syllables)) // 2


def _is_reordered(first: Name, second: Name) -> bool:
    if len(first.fold) != len(second.fold):
        return first.fold.replace(" ", "") == second.fold.replace(" ", "")
    return first.fold != second.fold and sorted(first.fold.split()) == sorted(second.fold.split())


def _slip(relation: Relation, ours: float, theirs: float) -> float:
    there, back = weights.STEPS[relation]
    # Strangers slip as well: a misspelt name is as common as the name it was made of.
    return log(there / (theirs + ours * there) + back / (ours + theirs * back))


def _missing(place: int, kept: int) -> _Step:
    if kept == 1:
        return _Step(place, None, 0.0)
    if place != MIDDLE:
        return _Step(place, None, weights.NO_SURNAME)
    return _Step(place, None, weights.NO_ONLY_MIDDLE if kept == 2 else weights.NO_MIDDLE)


def _worst(steps: list[_Step]) -> float:
    return min((step.weight for step in steps if step.relation is not None), default=0.0)


def _against_siblings(steps: list[_Step], *, mixed: bool = False) -> float:
    """Weigh a name among brothers and sisters: the surname says nothing, the given name most."""
    middle = min((_middle(step) for step in steps if step.place == MIDDLE), default=0.0)
    given = sum(_given(step) for step in steps if step.place == LAST)
    if middle <= weights.SIBLING_MIDDLE_OTHER:
        given = min(given, weights.SIBLING_GIVEN_SAME_MIDDLE_OTHER)
    if mixed:
        given = min(given, weights.SIBLING_GIVEN_SAME_UNMARKED)
    return middle + given


def _middle(step: _Step) -> float:
    if step.relation is None:
        return weights.SIBLING_MIDDLE_MISSING
    if step.weight < _ANOTHER_WORD:
        return weights.SIBLING_MIDDLE_OTHER
    return weights.SIBLING_MIDDLE_SAME if step.relation is Relation.SAME else 0.0


def _given(step: _Step) -> float:
    if step.relation is Relation.SAME:
        return weights.SIBLING_GIVEN_SAME
    if step.relation is None or step.relation is Relation.OTHER:
        return weights.SIBLING_GIVEN_OTHER
    near = weights.SIBLING_GIVEN_ALIKE if step.relation in _ALIKE else weights.SIBLING_GIVEN_NEAR
    found = step.weight + near
    return max(min(found, weights.SIBLING_NAME_MOST), weights.SIBLING_GIVEN_OTHER)
