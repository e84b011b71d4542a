"""The units an address may mean, looked up plainly: the truth the reader is held against."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.place_words import name_key
from tests.places.slips import Written

if TYPE_CHECKING:
    import random

    from app.domain.places.former_units import FormerUnit
    from app.domain.places.units import Unit

_COMMUNE, _DISTRICT, _PROVINCE = 5, 3, 2
_NATIONAL = " trực thuộc trung ương"


class World:
    """All units of the shipped edition."""

    def __init__(self) -> None:
        self.gazetteer = shipped_gazetteer()
        former = list(self.gazetteer.former.all())
        self.former = [one for one in former if len(one.code) == _COMMUNE and one.possible()]
        self.provinces = [one for one in former if len(one.code) == _PROVINCE]
        self.today = list(self.gazetteer.units.communes)
        self._districts: dict[str, list[FormerUnit]] = defaultdict(list)
        for one in former:
            if len(one.code) == _DISTRICT:
                self._districts[one.parent_code].append(one)

    def districts_near(self, unit: FormerUnit) -> list[FormerUnit]:
        """Give the districts of its province in which a commune did not lie."""
        near = self._districts[self.gazetteer.former.line(unit)[-1].code]
        return [one for one in near if one.code != unit.parent_code] or near

    def any_commune(self, chance: random.Random) -> FormerUnit | Unit:
        """Give some commune."""
        return chance.choice(self.former if chance.random() < 0.5 else self.today)

    def province_today(self, unit: FormerUnit | Unit) -> Unit:
        """Give the province of today in which a unit lies."""
        code = self.codes(unit)[0]
        return self.gazetteer.units.province_of(self.gazetteer.units.get(code))

    def codes(self, unit: FormerUnit | Unit) -> tuple[str, ...]:
        """Give the communes of today where the people of a unit may live."""
        return unit.possible() if hasattr(unit, "possible") else (unit.code,)

    def written(self, unit: FormerUnit | Unit) -> Written:
        """Write a unit as it should be."""
        if hasattr(unit, "possible"):
            line = self.gazetteer.former.line(unit)
        else:
            line = (unit, self.gazetteer.units.province_of(unit))
        return Written(unit, tuple((one.type.removesuffix(_NATIONAL), one.name) for one in line))

    def is_today(self, one: Written, unit: Unit) -> bool:
        """Whether the parts are the plain address of a unit of today."""
        keys = [name_key(name) for _, name in one.parts]
        line = (unit, self.gazetteer.units.province_of(unit))
        return keys == [name_key(part.name) for part in line][: len(keys)]

    def meant(self, one: Written) -> set[str]:
        """Give the communes of today that the parts as they stand now may mean, plainly read."""
        commune, *above = (name_key(name) for _, name in one.parts)
        return {
            code
            for unit in self._by_name.get(commune, ())
            if self._lies(unit, above)
            for code in self.codes(unit)
        }

    def _lies(self, unit: FormerUnit | Unit, above: list[str]) -> bool:
        return all(any(key in names for names in self._above(unit)) for key in above) and (
            hasattr(unit, "possible") or len(above) <= 1
        )

    def _above(self, unit: FormerUnit | Unit) -> list[set[str]]:
        today = name_key(self.province_today(unit).name)
        if not hasattr(unit, "possible"):
            return [{today}]
        _, district, province = self.gazetteer.former.line(unit)
        was = {name_key(name) for name in (*unit.former_parents, *district.aliases)}
        return [{name_key(district.name), *was}, {name_key(province.name), today}]

    @cached_property
    def _by_name(self) -> dict[str, list[FormerUnit | Unit]]:
        found: dict[str, list[FormerUnit | Unit]] = defaultdict(list)
        for unit in (*self.former, *self.today):
            found[name_key(unit.name)].append(unit)
            for alias in getattr(unit, "aliases", ()):
                found[alias].append(unit)
        return found
