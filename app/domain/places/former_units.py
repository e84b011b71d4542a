"""The units of 30/6/2025, the last day of three levels, and what became of each.

Codes of former units and of those of today share one number space: 07603 then and 07603 now are
two units. So a former unit has a type of its own, and is never looked up among those of today.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache

ENDED_ON = date(2025, 7, 1)
"""Since this day no former unit exists, whatever its name."""


class Certainty(StrEnum):
    """How sure it is that who lived in a former commune lives in one of today (`sources`)."""

    CERTAIN = "certain"
    CERTAIN_POPULATION = "certain_population"
    """Its land was parted; all its people came here."""
    CHOOSE = "choose"
    """Its people were parted: somebody who knows the place must say where one lives."""
    AREA_ONLY = "area_only"
    """Land alone came here; nobody who lived there."""


_BY_MARK = {
    "": Certainty.CERTAIN,
    "~": Certainty.CERTAIN_POPULATION,
    "?": Certainty.CHOOSE,
    "-": Certainty.AREA_ONLY,
}
_SURE = (Certainty.CERTAIN, Certainty.CERTAIN_POPULATION)


@dataclass(frozen=True, slots=True)
class Successor:
    """A unit of today into which a former one went."""

    code: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """A province (two digits), district (three) or commune (five) of 30/6/2025."""

    code: str
    name: str
    type: str
    parent_code: str
    """The former district or province it lay in; empty for a province."""
    into: tuple[Successor, ...] = ()
    """Empty for a district that had communes: they went their own ways."""
    aliases: tuple[str, ...] = ()
    """Names before that day, its own or of units merged into it: bare letters without spaces."""
    former_parents: tuple[str, ...] = ()
    """Names, in the same way, of districts it lay in before."""

    @property
    def full_name(self) -> str:
        """Give the name with its type: `xã Nam Dương`."""
        return f"{self.type.removesuffix(' trực thuộc trung ương')} {self.name}"

    def sure(self) -> str:
        """Give the code of the unit of today where its people live; empty if that is not sure."""
        return next((one.code for one in self.into if one.certainty in _SURE), "")

    def possible(self) -> tuple[str, ...]:
        """Give the codes of the units of today where its people may live, never mere land."""
        sure = self.sure()
        codes = (one.code for one in self.into if one.certainty is Certainty.CHOOSE)
        return (sure,) if sure else tuple(codes)


COLUMNS = tuple(field.name for field in fields(FormerUnit))


def read_former_unit(row: Mapping[str, str]) -> FormerUnit:
    """Read one line of a list of former units (its columns: `installer/build_former_units.py`).

    Raises KeyError at a mark that says nothing.
    """
    return FormerUnit(
        row["code"],
        row["name"],
        row["type"],
        row["parent_code"],
        tuple(map(_successor, row["into"].split())),
        _listed(row["aliases"]),
        _listed(row["former_parents"]),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


@lru_cache(1 << 13)
def _successor(text: str) -> Successor:
    code = text.rstrip("~?-")
    return Successor(code, _BY_MARK[text[len(code) :]])


class FormerUnitList:
    """The former units, by code."""

    def __init__(self, units: Iterable[FormerUnit]) -> None:
        self._by_code = {unit.code: unit for unit in units}

    def all(self) -> Iterable[FormerUnit]:
        """Give them all, provinces first."""
        return self._by_code.values()

    def get(self, code: str) -> FormerUnit | None:
        """Give a unit by its former code."""
        return self._by_code.get(code)

    def line(self, unit: FormerUnit) -> tuple[FormerUnit, ...]:
        """Give a unit and those it lay in: commune, district, province."""
        above = self.get(unit.parent_code)
        return (unit, *self.line(above)) if above else (unit,)
