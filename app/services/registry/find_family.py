"""The household a newborn belongs to: where its mother or father lives with other children."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import HouseholdId
from app.domain.spelling import is_one_slip
from app.domain.status import Status
from app.domain.text import fold
from app.workbook.cells import ReadRow


class _Family(NamedTuple):
    """The parents of a child, folded, and where it lives."""

    mother: str
    father: str
    head: str
    village: str
    home_id: HouseholdId


class Families:
    """The families of the store, found by the names of parents and the village."""

    def __init__(self, stored: Sequence[tuple[Child, Household]]) -> None:
        self._stored = stored

    @cached_property
    def _by_name(self) -> dict[str, set[_Family]]:
        """Lay the families out once somebody asks: most lists bring no new child."""
        by_name: dict[str, set[_Family]] = {}
        for child, home in self._stored:
            if Status.ACTIVE is child.status is home.status:
                family = _Family(
                    fold(child.mother_name),
                    fold(child.father_name),
                    fold(home.head_name),
                    home.village_id or "",
                    home.id,
                )
                for name in {*family[:3]} - {""}:
                    by_name.setdefault(name, set()).add(family)
        return by_name

    def home_of(self, row: ReadRow) -> HouseholdId | None:
        """Give the household of the parents whom a row names; None where none or several fit.

        A row that names a head or a phone says itself which household it means.
        """
        said = row.household
        if said.get("head_name") or said.get("phone"):
            return None
        mother, father = (fold(row.child.get(f"{who}_name", "")) for who in ("mother", "father"))
        village = said.get("village_id", "")
        known = {f for name in (mother, father) if name for f in self._by_name.get(name, ())}
        for fits in _FITS:
            found = {f.home_id for f in known if fits(f, mother, father, village)}
            if found:
                return found.pop() if len(found) == 1 else None
        return None


def _both_here(family: _Family, mother: str, father: str, village: str) -> bool:
    return bool(mother and father) and (
        (family.mother, family.father, family.village) == (mother, father, village)
    )


def _mother_here(family: _Family, mother: str, father: str, village: str) -> bool:
    """Whether she lives in the village, and nobody else is the father."""
    is_her = bool(mother) and mother == family.mother
    return is_her and _is_here(family, village) and _may_be(family.father, father)


def _with_a_slip(family: _Family, mother: str, father: str, village: str) -> bool:
    """Whether one parent agrees, and the name of the other is a letter off."""
    if not (mother and father and family.mother and family.father and village == family.village):
        return False
    same = (mother == family.mother, father == family.father)
    near = is_one_slip(mother, family.mother), is_one_slip(father, family.father)
    return (same[0] and near[1]) or (same[1] and near[0])


def _father_here(family: _Family, mother: str, father: str, village: str) -> bool:
    """Whether he lives or is head here, and no other mother is known."""
    is_his = bool(father) and father in (family.father, family.head)
    return is_his and _is_here(family, village) and _may_be(family.mother, mother)


def _she_is_head(family: _Family, mother: str, father: str, village: str) -> bool:
    """Whether she is head of a household whose children name no other mother."""
    is_hers = bool(mother) and mother == family.head and not family.mother
    return is_hers and _is_here(family, village) and _may_be(family.father, father)


def _both_elsewhere(family: _Family, mother: str, father: str, village: str) -> bool:
    """Whether both parents agree, and the register does not know the village."""
    both = bool(mother and father) and (family.mother, family.father) == (mother, father)
    return both and not village


_FITS = (_both_here, _mother_here, _with_a_slip, _father_here, _she_is_head, _both_elsewhere)
"""From the surest; of one that fits several households nothing is guessed."""


def _is_here(family: _Family, village: str) -> bool:
    return bool(village) and village == family.village


def _may_be(ours: str, theirs: str) -> bool:
    return not ours or not theirs or ours == theirs
