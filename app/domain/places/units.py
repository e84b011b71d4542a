"""Provinces and communes as they stand since 2025-07-01."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.errors import KnownError


@dataclass(frozen=True, slots=True)
class Unit:
    """A province (two digits) or a commune, ward or special zone (five digits)."""

    code: str
    """Of today: a former unit may have had the same number (see `former_units`)."""
    name: str
    full_name: str
    type: str
    """xã, phường, đặc khu; tỉnh, thành phố …"""
    parent_code: str
    """The province of a commune; empty for a province."""
    full_name_2025_07_01: str = ""
    """The name it was founded with, where a resolution changed it since."""
    changed_on: str = ""
    """Since when (ISO) it has the name of today; empty: since 2025-07-01."""
    decree: str = ""

    @property
    def is_province(self) -> bool:
        """Whether it is a province."""
        return not self.parent_code


class UnitList:
    """The provinces and communes of one edition of the list."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_code = {unit.code: unit for unit in units}
        self.communes = [unit for unit in self._by_code.values() if not unit.is_province]
        self.provinces = [unit for unit in self._by_code.values() if unit.is_province]

    def get(self, code: str) -> Unit | None:
        """Give a unit by its code."""
        return self._by_code.get(code)

    def commune(self, code: str) -> Unit:
        """Find a commune by its five-digit code, or raise KnownError `unknown_commune`."""
        unit = self.get(code)
        if unit is None or unit.is_province:
            raise KnownError("unknown_commune", unit=code)
        return unit

    def province(self, code: str) -> Unit:
        """Find a province by its two-digit code, or raise KnownError `unknown_province`."""
        unit = self.get(code)
        if unit is None or not unit.is_province:
            raise KnownError("unknown_province", unit=code)
        return unit

    def province_of(self, unit: Unit) -> Unit:
        """Give the province of a commune, or a province itself."""
        return unit if unit.is_province else self.province(unit.parent_code)


COLUMNS = tuple(field.name for field in fields(Unit))


def read_unit(row: Mapping[str, str]) -> Unit:
    """Read one line of a list of units."""
    return Unit(*(row[column] for column in COLUMNS))


@cache
def shipped_units() -> UnitList:
    """Give the list that came with the program."""
    return UnitList(map(read_unit, read_code_list("units")))


def find_commune(code: str) -> Unit:
    """Find a commune in the shipped list, or raise KnownError `unknown_commune`."""
    return shipped_units().commune(code)


def find_province(code: str) -> Unit:
    """Find a province in the shipped list, or raise KnownError `unknown_province`."""
    return shipped_units().province(code)
