"""The units of today and the former ones together: what one edition of the unit files knows.

The shipped edition is read when it is first asked for; a data folder may hold a newer one.
"""

from collections.abc import Callable, Iterable
from functools import cache, cached_property

from app.domain.code_lists import read_code_list
from app.domain.places.former_units import FormerUnit, FormerUnitList, read_former_unit
from app.domain.places.units import Unit, UnitList, shipped_units
from app.domain.text.text import fold


class Gazetteer:
    """Units of today, former ones, and the ways between them."""

    def __init__(self, units: UnitList, read_former: Callable[[], Iterable[FormerUnit]]) -> None:
        """Take the units of today; the former ones are read when somebody asks for them."""
        self.units = units
        self._read_former = read_former

    @cached_property
    def former(self) -> FormerUnitList:
        """The units of 30/6/2025."""
        return FormerUnitList(self._read_former())

    def full_name(self, unit: Unit) -> str:
        """Write a unit as an address does: `xã Nam Dương, tỉnh Bắc Ninh`."""
        parts = (unit,) if unit.is_province else (unit, self.units.province_of(unit))
        return ", ".join(part.full_name[:1].lower() + part.full_name[1:] for part in parts)

    def former_full_name(self, unit: FormerUnit) -> str:
        """Write a former unit with those it lay in."""
        return ", ".join(one.full_name for one in self.former.line(unit))

    def successors(self, unit: FormerUnit) -> list[Unit]:
        """Give the units of today where the people of a former one may live: one if that is sure.

        Of a district that had communes: nowhere.
        """
        found = map(self.units.get, unit.possible())
        return [one for one in found if one]

    def former_names(self, commune: Unit) -> tuple[str, ...]:
        """Name the communes of before July 2025 that a commune was made of, where that is certain.

        A name that another commune of the province bears today is left out: it means that one.
        """
        others = (unit for unit in self.units.communes if unit.code != commune.code)
        borne = {fold(one.name) for one in others if one.parent_code == commune.parent_code}
        names = {u.name for u in self._made_of.get(commune.code, ()) if fold(u.name) not in borne}
        return tuple(sorted(names))

    @cached_property
    def _made_of(self) -> dict[str, list[FormerUnit]]:
        found: dict[str, list[FormerUnit]] = {}
        for unit in self.former.all():
            if len(unit.code) == 5 and unit.sure():
                found.setdefault(unit.sure(), []).append(unit)
        return found


@cache
def shipped_gazetteer() -> Gazetteer:
    """Give the edition that came with the program."""
    return Gazetteer(shipped_units(), lambda: map(read_former_unit, read_code_list("former_units")))
