"""A newer edition of the unit files, checked whole before anything goes by it.

The files have the form of the shipped ones (`resources/data/units.csv`, `former_units.csv`). What
is wrong is named with its file and its line, and nothing of such an edition is taken.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from app.domain.errors import KnownError
from app.domain.places.former_units import COLUMNS as FORMER_COLUMNS
from app.domain.places.former_units import FormerUnit, FormerUnitList, read_former_unit
from app.domain.places.gazetteer import Gazetteer
from app.domain.places.place_words import Level
from app.domain.places.units import COLUMNS, Unit, UnitList, read_unit

_LEVELS = {"province": Level.PROVINCE, "commune": Level.COMMUNE}
_UNIT_HEADER = {*COLUMNS, "level"}
_FORMER_HEADER = {*FORMER_COLUMNS}

Row = Mapping[str, str]
T = TypeVar("T", Unit, FormerUnit)


@dataclass(frozen=True, slots=True)
class UnitFile:
    """A file as it was handed in."""

    name: str
    text: str

    @property
    def is_former(self) -> bool:
        """Whether it is the file of former units. Raises KnownError `unit_file_strange`."""
        try:
            header = set(next(csv.reader(self.text.splitlines()), []))
        except csv.Error:
            header = set()
        if header >= _UNIT_HEADER:
            return False
        if header >= _FORMER_HEADER:
            return True
        raise KnownError("unit_file_strange", file=self.name)


def read_edition(units: UnitFile, former: UnitFile) -> Gazetteer:
    """Read and check both files.

    Raises KnownError with `file`, `line` and what stands there: unit_line_short,
    unit_code_wrong, unit_code_twice, unit_name_missing, unit_parent_unknown, unit_edge_wrong,
    unit_edge_unknown, unit_leads_nowhere; with `file` alone: unit_file_strange, unit_file_empty;
    with `name`: unit_province_empty.
    """
    found = UnitList(_checked(units, _read_unit, _check_unit))
    if not found.communes:
        raise KnownError("unit_file_empty", file=units.name)
    _check_provinces(units, found)
    ended = FormerUnitList(_checked(former, read_former_unit, partial(_check_former, found)))
    return Gazetteer(found, ended.all)


def check_newer(before: Gazetteer, now: Gazetteer) -> None:
    """Refuse an edition that is older, or has lost former units: those are a closed list.

    Raises KnownError `unit_file_older` (`given`, `held`: dates), `unit_former_missing` (`count`,
    `name`).
    """
    held, given = map(_changed_last, (before, now))
    if given < held:
        raise KnownError("unit_file_older", given=given, held=held)
    known = {unit.code for unit in now.former.all()}
    lost = [unit for unit in before.former.all() if unit.code not in known]
    if lost:
        name = before.former_full_name(lost[0])
        raise KnownError("unit_former_missing", count=len(lost), name=name)


def _changed_last(edition: Gazetteer) -> str:
    return max((unit.changed_on for unit in edition.units.communes), default="")


def _checked(
    file: UnitFile,
    read: Callable[[Row], T],
    check: Callable[[T, Mapping[str, T]], tuple[str, str] | None],
) -> list[T]:
    """Read the lines of a file; `check` says what is wrong with one: a code, and what stands there.

    It is given all units of the file by code: a parent may stand below.
    """
    lines = [(number, _read(file, number, row, read)) for number, row in _rows(file)]
    by_code = {unit.code: unit for _, unit in lines}
    seen: set[str] = set()
    for number, unit in lines:
        wrong = ("unit_code_twice", unit.code) if unit.code in seen else check(unit, by_code)
        if wrong:
            raise KnownError(wrong[0], file=file.name, line=number, text=wrong[1])
        seen.add(unit.code)
    return [unit for _, unit in lines]


def _rows(file: UnitFile) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(file.text.splitlines())
    try:
        for row in reader:
            if None in row or None in row.values():
                raise KnownError("unit_line_short", file=file.name, line=reader.line_num)
            yield reader.line_num, row
    except csv.Error as error:  # a quote that is never closed
        raise KnownError("unit_line_short", file=file.name, line=reader.line_num) from error


def _read(file: UnitFile, number: int, row: Row, read: Callable[[Row], T]) -> T:
    try:
        return read(row)
    except (KeyError, ValueError) as error:
        text = row.get("into", "")
        raise KnownError("unit_edge_wrong", file=file.name, line=number, text=text) from error


def _read_unit(row: Row) -> Unit:
    unit = read_unit(row)
    is_right = _LEVELS.get(row["level"]) == len(unit.code)
    return unit if is_right else replace(unit, code="")


def _check_unit(unit: Unit, units: Mapping[str, Unit]) -> tuple[str, str] | None:
    if not unit.code.isdecimal() or unit.is_province is not (len(unit.code) == Level.PROVINCE):
        return "unit_code_wrong", unit.code or unit.full_name
    if not unit.name or not unit.full_name.endswith(unit.name) or not unit.type:
        return "unit_name_missing", unit.code
    parent = units.get(unit.parent_code) if unit.parent_code else None
    if unit.parent_code and (parent is None or not parent.is_province):
        return "unit_parent_unknown", unit.parent_code
    return None


def _check_provinces(file: UnitFile, units: UnitList) -> None:
    peopled = {unit.parent_code for unit in units.communes}
    for province in units.provinces:
        if province.code not in peopled:
            raise KnownError("unit_province_empty", file=file.name, name=province.full_name)


def _check_former(
    today: UnitList, unit: FormerUnit, units: Mapping[str, FormerUnit]
) -> tuple[str, str] | None:
    if not unit.code.isdecimal() or len(unit.code) not in tuple(Level):
        return "unit_code_wrong", unit.code
    if not unit.name or not unit.type:
        return "unit_name_missing", unit.code
    if unit.parent_code and unit.parent_code not in units:
        return "unit_parent_unknown", unit.parent_code
    for successor in unit.into:
        if today.get(successor.code) is None:
            return "unit_edge_unknown", successor.code
    leads_nowhere = len(unit.code) == Level.COMMUNE and not unit.possible()
    return ("unit_leads_nowhere", unit.code) if leads_nowhere else None
