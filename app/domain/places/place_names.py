"""The names of all units, of today and former, each level by its key; built once an edition."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from app.domain.code_lists import read_code_list
from app.domain.places.former_units import FormerUnit
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.place_words import Level, name_key
from app.domain.places.units import Unit
from app.domain.text.text import initials

_FormerByKey = dict[str, list[FormerUnit]]
T = TypeVar("T", Unit, FormerUnit)


class PlaceNames:
    """Units by the key of their names."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.communes = _by_key((unit.name, unit) for unit in gazetteer.units.communes)
        self.provinces = _by_key((unit.name, unit) for unit in gazetteer.units.provinces)
        former = list(gazetteer.former.all())
        self.former: dict[Level, _FormerByKey] = {
            level: _by_key((unit.name, unit) for unit in former if len(unit.code) == level)
            for level in Level
        }
        self.aliases: _FormerByKey = defaultdict(list)
        self.former_districts: dict[str, set[str]] = defaultdict(set)
        """The key of a district that is no more -> the codes of those its communes came to."""
        for unit in former:
            self._note(unit)
        for row in read_code_list("place_abbreviations"):
            province = gazetteer.former.get(row["province"])
            if province:
                self.former[Level.PROVINCE].setdefault(row["key"], []).append(province)
        self.initials = _by_initials(self.former[Level.PROVINCE])
        self.initials_today = _by_initials(self.provinces)

    def _note(self, unit: FormerUnit) -> None:
        for alias in unit.aliases:
            if len(unit.code) == Level.COMMUNE:
                self.aliases[loose(alias)].append(unit)
            else:
                self.former_districts[loose(alias)].add(unit.code)
        for parent in unit.former_parents:
            self.former_districts[loose(parent)].add(unit.parent_code)


def loose(key: str) -> str:
    """Fold a key of an earlier name once more: its spelling of i and y is anybody's."""
    return key.replace("y", "i")


def _by_key(named: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for name, unit in named:
        found[name_key(name)].append(unit)
    return found


def _by_initials(provinces: dict[str, list[T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for units in provinces.values():
        for unit in units:
            if unit not in found[initials(unit.name)]:
                found[initials(unit.name)].append(unit)
    return found
