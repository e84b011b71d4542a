"""The name material of resources/names, by people and area, ready to draw from."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.demo.weighted import Weighted
from app.domain.person.sex import Sex

_SEX = {Sex.MALE: "M", Sex.FEMALE: "F"}
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class NameList:
    """How one people of one area names itself: S or C family name, M middle, G given name."""

    patterns: Mapping[Sex, str]
    families: Weighted[str]
    middles: Mapping[Sex, Weighted[str]]
    givens: Mapping[Sex, Weighted[str]]


@cache
def read_names(name: str) -> tuple[Row, ...]:
    """Read `resources/names/<name>.csv`."""
    text = files("resources").joinpath("names", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def name_list(people: str, area: str) -> NameList:
    """Give the names of a people, as its elders carry them; `area` only where it has several."""
    if people == "Kinh":
        return kinh_adults()
    rows = [
        r for r in read_names("ethnic_names") if (r["ethnic_group"], r["area"]) == (people, area)
    ]
    ways = read_names("ethnic_patterns")
    (way,) = [row for row in ways if (row["ethnic_group"], row["area"]) == (people, area)]
    return NameList(
        {Sex.MALE: way["pattern_male"], Sex.FEMALE: way["pattern_female"]},
        _weighted(rows, "value", lambda row: row["part"] == "surname"),
        _by_sex(rows, "middle_or_prefix"),
        _by_sex(rows, "given"),
    )


@cache
def kinh_adults() -> NameList:
    """Give the names of Kinh born before 2000: three syllables, mostly Văn and Thị."""
    rows = read_names("names_adult_kinh")
    pattern = dict.fromkeys(Sex, "S M G")
    return NameList(pattern, kinh_families(), _by_sex(rows, "middle"), _by_sex(rows, "given"))


@cache
def modern(sex: Sex) -> Weighted[str]:
    """Give what follows the family name of a child born since 2010."""
    rows = read_names("names_modern_kinh")
    return _weighted(rows, "middle_given", lambda row: row["sex"] == _SEX[sex])


@cache
def kinh_families() -> Weighted[str]:
    """Give the family names of the north with their shares."""
    return Weighted.of(
        (row["surname"], float(row["share_pct_north"]))
        for row in read_names("names_surname")
        if row["share_pct_north"]
    )


def _by_sex(rows: tuple[Row, ...] | list[Row], part: str) -> dict[Sex, Weighted[str]]:
    return {sex: _part_of(rows, part, ("U", letter)) for sex, letter in _SEX.items()}


def _part_of(
    rows: tuple[Row, ...] | list[Row], part: str, letters: tuple[str, ...]
) -> Weighted[str]:
    return _weighted(rows, "value", lambda row: row["part"] == part and row["sex"] in letters)


def _weighted(
    rows: tuple[Row, ...] | list[Row], column: str, wanted: Callable[[Row], bool]
) -> Weighted[str]:
    return Weighted.of((row[column], float(row["weight"])) for row in rows if wanted(row))
