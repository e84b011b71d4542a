"""Administrative units: the provinces and communes of Vietnam (`resources/data/units.csv`)."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.domain.errors import KnownError


@dataclass(frozen=True, slots=True)
class Unit:
    """A province or commune; `full_name` begins with its type, as documents write it."""

    code: str
    name: str
    level: str
    parent_code: str
    type: str
    full_name: str


@cache
def _units() -> dict[str, Unit]:
    with (files("resources") / "data" / "units.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: Unit(**row) for row in csv.DictReader(lines)}


def find_commune(code: str) -> Unit:
    """Look a commune up by its code. Raises KnownError unknown_commune."""
    unit = _units().get(code)
    if unit is None or unit.level != "commune":
        raise KnownError("unknown_commune", commune=code)
    return unit


def province_of(commune: Unit) -> Unit:
    """Give the province that a commune lies in."""
    return _units()[commune.parent_code]
