"""Which peoples live in a commune's province, and how its villages are called."""

from dataclasses import dataclass
from functools import cache

from app.demo.name_lists import NameList, name_list, read_names
from app.demo.weighted import Weighted
from app.domain.code_lists import read_code_list
from app.domain.person.ethnicity import find_ethnicity

_IN_THE_PLAIN = "Đồng bằng – đánh số"


@dataclass(frozen=True, slots=True)
class People:
    """A people: its official name and how it names its own."""

    ethnicity: str
    names: NameList


@dataclass(frozen=True, slots=True)
class Region:
    """What is usual in a province."""

    peoples: Weighted[People]
    villages: tuple[tuple[str, str], ...]
    """Village names as (kind, rest), those of the area first, then those of the plain."""
    id_provinces: Weighted[str]
    """The first three digits of the numbers of those who live here."""


@cache
def region_of(province: str) -> Region:
    """Find the region of a province (two digits)."""
    rows = [row for row in read_names("regions") if province in row["provinces"].split("|")]
    peoples = Weighted.of((_people(row), float(row["weight"])) for row in rows)
    return Region(peoples, _villages(rows[0]["villages"]), _id_provinces(province))


def _people(row: dict[str, str]) -> People:
    ethnicity = find_ethnicity(row["ethnic_group"])
    if ethnicity is None:
        raise ValueError(row["ethnic_group"])
    return People(ethnicity, name_list(row["ethnic_group"], row["area"]))


def _villages(area: str) -> tuple[tuple[str, str], ...]:
    rows = read_names("villages")
    return tuple(
        (row["unit_types"].split("|")[0], row["name"])
        for wanted in dict.fromkeys((area, _IN_THE_PLAIN))
        for row in rows
        if row["area"] == wanted
    )


def _id_provinces(province: str) -> Weighted[str]:
    rows = read_code_list("id_province_codes")
    return Weighted.of((row["code"], _share(row, province)) for row in rows)


def _share(row: dict[str, str], province: str) -> float:
    """Most were registered in the province itself, some in one that was merged with it."""
    if row["code"] == f"0{province}":
        return 60.0
    return 5.0 if row["province_2025_code"] == province else 0.1
