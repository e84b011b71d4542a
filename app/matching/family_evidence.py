"""What the people around two children say: a set compared crosswise, the same person counted once.

It separates families and says nothing among brothers and sisters.
"""

from collections.abc import Iterator
from math import log
from typing import NamedTuple

from app.matching import weights
from app.matching.frequency import Commune
from app.matching.name_evidence import NameComparer, NameEvidence
from app.matching.record import ROLES, Record
from app.matching.syllables import Name
from app.matching.weights import Weight

_FATHER, _MOTHER, _GUARDIAN, _HEAD = range(len(ROLES))
_ORDER = (_MOTHER, _FATHER, _GUARDIAN, _HEAD)
_DIFFERS = {_MOTHER: weights.MOTHER_DIFFERS, _FATHER: weights.FATHER_DIFFERS}
_SAME = ("same", "rare")
_KNOWN_PAIRS = 1 << 17


class RoleEvidence(NamedTuple):
    """What one role says."""

    field: str
    verdict: str
    weight: Weight


class FamilyComparer:
    """Compares the people around children; remembers pairs of names while the counts stand."""

    def __init__(self, commune: Commune, names: NameComparer) -> None:
        self._commune = commune
        self._names = names
        self._known: dict[int, NameEvidence] = {}

    def forget(self) -> None:
        """Drop what was remembered: the counts have changed."""
        self._known.clear()

    def compare(self, first: Record, second: Record, *, typing: bool) -> list[RoleEvidence]:
        """Weigh father, mother, guardian and head, each person once."""
        counted: set[str] = set()
        found = [
            *self._same_roles(first, second, counted),
            *self._crossed(first, second, counted),
        ]
        differing = [*_differing(first, second, counted, typing=typing)]
        if len(differing) == len(_DIFFERS):
            return self._bounded(differing)
        return self._bounded(found + differing)

    def _same_roles(
        self, first: Record, second: Record, counted: set[str]
    ) -> Iterator[RoleEvidence]:
        for role in _ORDER:
            ours, theirs = first.people[role], second.people[role]
            if ours and theirs and counted.isdisjoint((ours.fold, theirs.fold)):
                evidence = self._compare(ours, theirs)
                if evidence.stranger > 0 and evidence.verdict != "differs":
                    counted.update((ours.fold, theirs.fold))
                    verdict = "same" if evidence.verdict in _SAME else "close"
                    yield RoleEvidence(ROLES[role], verdict, _weight(role, evidence.stranger))

    def _crossed(self, first: Record, second: Record, counted: set[str]) -> Iterator[RoleEvidence]:
        """Find people in another role: exactly, for every further look is a further chance."""
        for fold in first.adults:
            if fold in second.adults and fold not in counted:
                counted.add(fold)
                (our_role, ours), (their_role, theirs) = _find(first, fold), _find(second, fold)
                weight = self._compare(ours, theirs).stranger + weights.CROSSED
                field = ROLES[min(our_role, their_role, _GUARDIAN)]
                yield RoleEvidence(field, "crossed", Weight(max(weight, 0.0), 0.0))

    def _compare(self, ours: Name, theirs: Name) -> NameEvidence:
        key = min(ours.number, theirs.number) << 32 | max(ours.number, theirs.number)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _KNOWN_PAIRS:
                self._known.clear()
            known = self._known[key] = self._names.compare(ours, theirs)
        return known

    def _bounded(self, found: list[RoleEvidence]) -> list[RoleEvidence]:
        """Let no family be rarer than one in the commune, and a wrong line be wrong in both."""
        left, bounded = log(self._commune.size), []
        differs = 1.0
        for field, verdict, weight in found:
            stranger = weight.stranger
            if stranger > 0:
                stranger = min(stranger, left)
                left -= stranger
            else:
                stranger *= differs
                differs = weights.BOTH_DIFFER
            bounded.append(RoleEvidence(field, verdict, Weight(stranger, weight.sibling)))
        return bounded


def _differing(
    first: Record, second: Record, counted: set[str], *, typing: bool
) -> Iterator[RoleEvidence]:
    for role, weight in _DIFFERS.items():
        ours, theirs = first.people[role], second.people[role]
        if ours and theirs and not counted.issuperset((ours.fold, theirs.fold)):
            unfinished = theirs.fold.startswith(ours.fold) or ours.fold.startswith(theirs.fold)
            if not (typing and unfinished):
                yield RoleEvidence(ROLES[role], "differs", weight)


def _weight(role: int, stranger: float) -> Weight:
    most = -log(weights.HEAD_ONLY) if role == _HEAD else stranger
    return Weight(min(stranger, most), 0.0)


def _find(record: Record, fold: str) -> tuple[int, Name]:
    """Find the first role of a person; one that is there."""
    return next(
        (role, name) for role, name in enumerate(record.people) if name and name.fold == fold
    )
