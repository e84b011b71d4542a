"""What the people around two children say: a set compared crosswise, the same person counted once.

It separates families and says nothing among brothers and sisters, but that they have one mother.
"""

from math import log
from typing import NamedTuple

import numpy as np

from app.matching import name_evidence, weights
from app.matching.arrays import NONE, Array
from app.matching.name_evidence import NameComparer, NameEvidence
from app.matching.person import Person
from app.matching.records import ROLES, Records
from app.matching.remembered import Remembered

VERDICT_CODES = ("same", "close", "crossed", "differs")
SAME, CLOSE, CROSSED, DIFFERS = range(len(VERDICT_CODES))
FATHER, MOTHER, GUARDIAN, HEAD = range(len(ROLES))
_ORDER = (MOTHER, FATHER, GUARDIAN, HEAD)
_FEW = 1_000
"""Pairs of names that are compared faster than they are counted."""
_VERDICT_OF_NAME = np.full(len(name_evidence.VERDICT_CODES), CLOSE)
_VERDICT_OF_NAME[[name_evidence.SAME, name_evidence.RARE]] = SAME
_VERDICT_OF_NAME[name_evidence.DIFFERS] = NONE
_OF_SIBLINGS = np.array([weights.PARENT_OF_SIBLINGS.get(one, 0.0) for one in VERDICT_CODES])


class FamilyEvidence(NamedTuple):
    """Of pairs of families, by role: weights, and codes of verdicts (NONE: says nothing)."""

    stranger: Array
    sibling: Array
    verdict: Array


class _People(NamedTuple):
    """The people of both sides: names and folded names, (pairs, roles)."""

    ours: Array
    theirs: Array
    our_folds: Array
    their_folds: Array
    is_kin: Array
    """Whether our person bears the child's family name."""


class _Told(NamedTuple):
    """What the names of who stands in one role say: (pairs, roles), or of some pairs of names."""

    stranger: Array
    family: Array
    """What of it the family's part of the name is."""
    verdict: Array


class FamilyComparer:
    """Compares the people around children."""

    def __init__(self, names: NameComparer) -> None:
        self._names = names
        self._remembered = [Remembered() for _ in ROLES]

    def forget(self) -> None:
        """Forget what was found of a draft."""
        for remembered in self._remembered:
            remembered.forget()

    def compare(
        self,
        ours: Records,
        our_rows: Array,
        theirs: Records,
        their_rows: Array,
        *,
        typing: bool,
        draft: Person | None = None,
    ) -> FamilyEvidence:
        """Weigh father, mother, guardian and head, each person once.

        What is found of a `draft` is kept, role by role, until another name is typed there.
        """
        pairs = _People(
            ours.people[our_rows],
            theirs.people[their_rows],
            ours.folds(our_rows),
            theirs.folds(their_rows),
            ours.is_kin(our_rows),
        )
        shape = pairs.ours.shape
        found = FamilyEvidence(np.zeros(shape), np.zeros(shape), np.full(shape, NONE))
        counted = _Counted(pairs)
        told = self._of_draft(pairs, their_rows, draft) if draft else self._of_roles(pairs)
        _same_roles(pairs, told, counted, found)
        self._crossed(pairs, counted, found)
        both = self._differing(pairs, counted, found, typing=typing)
        # Where both parents differ another adult in common is a grandparent or a neighbour.
        agrees = (found.verdict != DIFFERS) & both[:, None]
        found.verdict[agrees] = NONE
        found.stranger[agrees], found.sibling[agrees] = 0.0, 0.0
        found.stranger[both, MOTHER], found.sibling[both, MOTHER] = weights.BOTH_DIFFER
        found.stranger[both, FATHER], found.sibling[both, FATHER] = 0.0, 0.0
        return found

    def _of_roles(self, pairs: _People) -> _Told:
        """Compare who stands in the same roles."""
        there = (pairs.ours != NONE) & (pairs.theirs != NONE)
        found = _nothing(there.shape)
        for whole, part in zip(
            found, self._of_names(pairs.ours[there], pairs.theirs[there]), strict=True
        ):
            whole[there] = part
        return found

    def _of_draft(self, pairs: _People, rows: Array, draft: Person) -> _Told:
        """Compare the same, role by role: a key changes one name of a draft."""
        found = _nothing(pairs.ours.shape)
        for role, remembered in enumerate(self._remembered):
            there = np.flatnonzero((pairs.ours[:, role] != NONE) & (pairs.theirs[:, role] != NONE))
            if len(there):
                first, second = pairs.ours[there, role], pairs.theirs[there, role]

                def find(at: Array, first: Array = first, second: Array = second) -> _Told:
                    return self._of_names(first[at], second[at])

                told = remembered.find(getattr(draft, ROLES[role]), rows[there], find)
                for whole, part in zip(found, told, strict=True):
                    whole[there, role] = part
        return found

    def _of_names(self, first: Array, second: Array) -> _Told:
        told = self._compare(first, second)
        return _Told(told.stranger, told.family, _VERDICT_OF_NAME[told.verdict])

    def _crossed(self, pairs: _People, counted: "_Counted", found: FamilyEvidence) -> None:
        """Find people in another role: exactly, for every further look is a further chance."""
        same = pairs.our_folds[:, :, None] == pairs.their_folds[:, None, :]
        same &= (pairs.our_folds != NONE)[:, :, None]
        same[:, range(len(ROLES)), range(len(ROLES))] = False
        for ours, theirs in np.argwhere(same.any(axis=0)).tolist():
            at = np.flatnonzero(same[:, ours, theirs] & ~counted.either(ours, theirs))
            if len(at):
                counted.count(at, ours, theirs)
                told = self._compare(pairs.ours[at, ours], pairs.theirs[at, theirs])
                field = min(ours, theirs, GUARDIAN)
                found.verdict[at, field] = CROSSED
                kin = np.where(pairs.is_kin[at, ours], told.family, 0.0)
                weight = np.maximum(told.stranger - kin + weights.CROSSED, 0.0)
                found.sibling[at, field] = _OF_SIBLINGS[CROSSED]
                found.stranger[at, field] = np.maximum(found.stranger[at, field], weight)

    def _compare(self, first: Array, second: Array) -> NameEvidence:
        """Compare pairs of names; where there are many, each two names once."""
        if len(first) <= _FEW:
            return self._names.compare(first, second)
        code = np.minimum(first, second).astype(np.int64) << 32 | np.maximum(first, second)
        code, back = np.unique(code, return_inverse=True)
        told = self._names.compare(code >> 32, code & 0xFFFFFFFF)
        return NameEvidence(*(part[back] for part in told))

    def _differing(
        self, pairs: _People, counted: "_Counted", found: FamilyEvidence, *, typing: bool
    ) -> Array:
        """Say of parents who are two people that they differ; give where both parents do."""
        both = np.ones(len(pairs.ours), bool)
        for role, weight in ((FATHER, weights.FATHER_DIFFERS), (MOTHER, weights.MOTHER_DIFFERS)):
            there = (pairs.ours[:, role] != NONE) & (pairs.theirs[:, role] != NONE)
            differs = there & ~counted.both(role, role)
            if typing:
                differs &= ~self._unfinished(pairs.ours[:, role], pairs.theirs[:, role], differs)
            found.verdict[differs, role] = DIFFERS
            found.stranger[differs, role] = weight.stranger
            found.sibling[differs, role] = weight.sibling
            both &= differs
        return both

    def _unfinished(self, ours: Array, theirs: Array, asked: Array) -> Array:
        """Whether one name is the beginning of the other: it is still being typed."""
        found = np.zeros(len(ours), bool)
        for at in np.flatnonzero(asked):
            one, other = (self._names.names.folded(int(name)) for name in (ours[at], theirs[at]))
            found[at] = one.startswith(other) or other.startswith(one)
        return found


def _same_roles(pairs: _People, told: _Told, counted: "_Counted", found: FamilyEvidence) -> None:
    """Count who stands in one role on both sides, each person once."""
    # A father has the child's surname: what the child's name said is not said again.
    stranger = told.stranger - np.where(pairs.is_kin, told.family, 0.0)
    stranger[:, HEAD] = np.minimum(stranger[:, HEAD], -log(weights.HEAD_ONLY))
    agree = (stranger > 0) & (told.verdict != NONE)
    for role in _ORDER:
        at = np.flatnonzero(agree[:, role] & ~counted.either(role, role))
        if len(at):
            counted.count(at, role, role)
            found.verdict[at, role] = verdict = told.verdict[at, role]
            found.stranger[at, role] = stranger[at, role]
            if role != HEAD:
                found.sibling[at, role] = _OF_SIBLINGS[verdict]


def _nothing(shape: tuple[int, ...]) -> _Told:
    return _Told(np.zeros(shape), np.zeros(shape), np.full(shape, NONE))


class _Counted:
    """Which people of each side were met in the other, by their folded names."""

    def __init__(self, pairs: _People) -> None:
        self._sides = (pairs.our_folds, pairs.their_folds)
        self._counted = tuple(np.zeros(folds.shape, bool) for folds in self._sides)

    def count(self, at: Array, ours: int, theirs: int) -> None:
        """Count our person of one role and theirs of another, in some pairs."""
        for folds, role in zip(self._sides, (ours, theirs), strict=True):
            met = folds[at, role][:, None]
            for counted, side in zip(self._counted, self._sides, strict=True):
                counted[at] |= side[at] == met

    def either(self, ours: int, theirs: int) -> Array:
        """Whether one of the two people was counted."""
        return self._counted[0][:, ours] | self._counted[1][:, theirs]

    def both(self, ours: int, theirs: int) -> Array:
        """Whether each of the two people was counted."""
        return self._counted[0][:, ours] & self._counted[1][:, theirs]
