"""Age groups of the indicators, as the code list has them: in whole years reached on a day.

The groups of Thông tư 13/2021 were not in any source that could be read: those shipped are ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from app.domain.code_lists import read_code_list
from app.domain.person.birth_date import BirthDate

UNKNOWN_AGE = "unknown"


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """Ages from `low` to `high`, both included."""

    key: str
    low: int
    high: int
    label: str


@cache
def age_groups() -> tuple[AgeGroup, ...]:
    """Give the groups, the youngest first."""
    return tuple(map(_group, read_code_list("age_groups")))


@lru_cache(maxsize=1 << 14)
def age_group_on(born: BirthDate | None, on: date) -> str:
    """Name the group of a child on a day; UNKNOWN_AGE where its birth date leaves two open."""
    if born is None:
        return UNKNOWN_AGE
    youngest = _age(born.year, born.month or 12, born.day or 31, on)
    oldest = _age(born.year, born.month or 1, born.day or 1, on)
    found = {_key(max(age, 0)) for age in (youngest, oldest)}
    return found.pop() if len(found) == 1 else UNKNOWN_AGE


def _age(year: int, month: int, day: int, on: date) -> int:
    return on.year - year - ((on.month, on.day) < (month, day))


def _key(age: int) -> str:
    return next((one.key for one in age_groups() if one.low <= age <= one.high), UNKNOWN_AGE)


def _group(row: Mapping[str, str]) -> AgeGroup:
    return AgeGroup(row["key"], int(row["low"]), int(row["high"]), row["label_vi"])
