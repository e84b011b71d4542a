"""Provinces and communes as they stand since 2025-07-01."""

from dataclasses import dataclass
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.errors import KnownError
from app.domain.text import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """A province (two digits) or a commune, ward or special zone (five digits)."""

    code: str
    name: str
    full_name: str
    type: str
    """xã, phường, đặc khu; tỉnh, thành phố …"""
    parent_code: str
    """The province of a commune; empty for a province."""


def find_commune(code: str) -> Unit:
    """Find a commune by its five-digit code, or raise KnownError `unknown_commune`."""
    unit = _units().get(code)
    if unit is None or not unit.parent_code:
        raise KnownError("unknown_commune", unit=code)
    return unit


def find_province(code: str) -> Unit:
    """Find a province by its two-digit code, or raise KnownError `unknown_province`."""
    unit = _units().get(code)
    if unit is None or unit.parent_code:
        raise KnownError("unknown_province", unit=code)
    return unit


def find_communes(text: str, limit: int = 8) -> list[Unit]:
    """Find communes by a part of the name (tones aside) or by code, the whole name first."""
    wanted = fold(text)
    found = [
        (not name.startswith(wanted), len(name), unit)
        for name, unit in _communes_by_name()
        if wanted and (wanted in name or unit.code.startswith(wanted))
    ]
    return [unit for _, _, unit in sorted(found, key=lambda line: line[:2])[:limit]]


@cache
def former_names(commune: Unit) -> tuple[str, ...]:
    """Name the communes of before July 2025 that a commune was made of, as far as that is certain.

    A name that another commune of the province bears today is left out: it means that one.
    """
    borne = {name for name, unit in _communes_by_name()
             if unit.parent_code == commune.parent_code and unit.code != commune.code}  # fmt: skip
    names = _former_names().get(commune.code, "").split("|")
    return tuple(name for name in names if name and fold(name) not in borne)


@cache
def _former_names() -> dict[str, str]:
    return {row["code"]: row["former_names"] for row in read_code_list("former_communes")}


@cache
def _communes_by_name() -> list[tuple[str, Unit]]:
    return [(fold(unit.name), unit) for unit in _units().values() if unit.parent_code]


@cache
def _units() -> dict[str, Unit]:
    columns = ("code", "name", "full_name", "type", "parent_code")
    rows = read_code_list("units")
    return {row["code"]: Unit(*(row[column] for column in columns)) for row in rows}
