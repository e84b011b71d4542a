"""What the people around two children say: a set compared crosswise, the same person counted once.

It separates families and says nothing among brothers and sisters.
"""

from math import log
from typing import NamedTuple

from app.matching import weights
from app.matching.frequency import Commune
from app.matching.name_evidence import NameComparer, NameEvidence
from app.matching.record import ROLES, Record
from app.matching.syllables import Name
from app.matching.weights import Weight

_FATHER, _MOTHER, _GUARDIAN, _HEAD = range(len(ROLES))
_DIFFERS = {_FATHER: weights.FATHER_DIFFERS, _MOTHER: weights.MOTHER_DIFFERS}
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
        found: list[RoleEvidence] = []
        counted: set[Name] = set()
        for role in (_MOTHER, _FATHER, _GUARDIAN, _HEAD):
            evidence = self._role(first, second, role, counted, typing=typing)
            if evidence:
                found.append(evidence)
        return self._bounded(found)

    def _role(
        self, first: Record, second: Record, role: int, counted: set[Name], *, typing: bool
    ) -> RoleEvidence | None:
        ours, theirs = first.people[role], second.people[role]
        if ours in counted or theirs in counted or not (ours or theirs):
            return None
        if ours and theirs:
            evidence = self._same_role(ours, theirs, role)
            if evidence:
                counted.update((ours, theirs))
                return evidence
        crossed = self._crossed(first, second, role, counted)
        if crossed or not (ours and theirs) or role not in _DIFFERS:
            return crossed
        if typing and (theirs.fold.startswith(ours.fold) or ours.fold.startswith(theirs.fold)):
            return None
        return RoleEvidence(ROLES[role], "differs", _DIFFERS[role])

    def _same_role(self, ours: Name, theirs: Name, role: int) -> RoleEvidence | None:
        evidence = self._compare(ours, theirs)
        if evidence.stranger <= 0 or evidence.verdict == "differs":
            return None
        verdict = "same" if ours.fold == theirs.fold else "close"
        weight = evidence.stranger
        if role == _HEAD:
            weight = min(weight, -log(weights.HEAD_ONLY))
        return RoleEvidence(ROLES[role], verdict, Weight(weight, 0.0))

    def _crossed(
        self, first: Record, second: Record, role: int, counted: set[Name]
    ) -> RoleEvidence | None:
        """Find the person in another role: exactly, for every further look is a further chance."""
        for one, other in ((first, second), (second, first)):
            name = one.people[role]
            for theirs in other.people if name and name not in counted else ():
                if name and theirs and theirs not in counted and theirs.fold == name.fold:
                    counted.update((name, theirs))
                    weight = self._compare(name, theirs).stranger + weights.CROSSED
                    field = ROLES[min(role, _GUARDIAN)]
                    return RoleEvidence(field, "crossed", Weight(max(weight, 0.0), 0.0))
        return None

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
