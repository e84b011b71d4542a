"""The household a newborn belongs to: where its mother or father lives with other children."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.domain.ids import HouseholdId
from app.domain.status import Status
from app.domain.text.spelling import is_one_slip
from app.domain.text.text import fold
from app.storage.entries import Entry
from app.workbook.cells import ReadRow

_Asked = tuple[str, str, str]
"""Mother and father, folded, and the village."""
_NOBODY: _Asked = ("", "", "")


class _Family(NamedTuple):
    """The parents of a child, folded, and where it lives."""

    mother: str
    father: str
    head: str
    village: str
    home_id: HouseholdId


class Families:
    """The families of the store whom rows of a list name, found by parents and village."""

    def __init__(self, stored: Iterable[Entry], rows: Iterable[ReadRow]) -> None:
        asked = {_asked(row) for row in rows} - {_NOBODY}
        by_name: dict[str, set[_Family]] = {
            name: set() for mother, father, _ in asked for name in (mother, father) if name
        }
        for entry in stored if by_name else ():
            home = entry.home
            if entry.status == home.status == Status.ACTIVE:
                for name in (entry.mother, entry.father, home.head):
                    if name in by_name:
                        lives = home.head, home.village_id, home.id
                        by_name[name].add(_Family(entry.mother, entry.father, *lives))
        self._homes = {said: _home_of(said, by_name) for said in asked}

    @property
    def homes(self) -> set[HouseholdId]:
        """Name the households that were found."""
        return {home_id for home_id in self._homes.values() if home_id}

    def home_of(self, row: ReadRow) -> HouseholdId | None:
        """Give the household of the parents whom a row names; None where none or several fit.

        It is one of those the families were asked for; one that names a head or a phone says itself
        which household it means.
        """
        return self._homes.get(_asked(row))


def _asked(row: ReadRow) -> _Asked:
    """Give mother, father and village; nobody where the row says itself where it lives."""
    said = row.household
    if said.get("head_name") or said.get("phone"):
        return _NOBODY
    mother, father = (fold(row.child.get(f"{who}_name", "")) for who in ("mother", "father"))
    return mother, father, said.get("village_id", "")


def _home_of(said: _Asked, by_name: Mapping[str, set[_Family]]) -> HouseholdId | None:
    known = {family for name in said[:2] if name for family in by_name[name]}
    for fits in _FITS:
        found = {family.home_id for family in known if fits(family, *said)}
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
