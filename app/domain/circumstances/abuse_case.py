"""An abuse case of the register (Thông tư 13/2021, Phụ lục IV), and its counts for any period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from app.domain.circumstances.circumstance_end import birthday
from app.domain.code_lists import read_code_list
from app.domain.ids import ChildId
from app.domain.person.age import CHILD_UNTIL
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex

CHOICES = ("form", "setting", "reporter", "result")
"""The fields that take a code of `abuse_codes.csv`."""
AGE_GROUPS = ((0, 5), (6, 9), (10, 12), (13, 15))
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AbuseCase:
    """One case of one child; codes are those of `abuse_codes.csv`."""

    id: str
    child_id: ChildId
    form: str
    found_on: date
    setting: str = ""
    reporter: str = ""
    handling: str = ""
    """What the commune did, in words."""
    fined: str = ""
    """The administrative sanction (xử lý vi phạm hành chính): number, day, amount."""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Victim:
    """What of a child a case is counted by."""

    sex: Sex | None
    born: BirthDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCounts:
    """Cases found in a period; indicator 0101 counts the children, each once."""

    children: int = 0
    cases: int = 0
    fined: int = 0
    by: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """`form`, `sex`, `age`, `setting`, `reporter`, `result` -> code -> cases."""
    victims: frozenset[ChildId] = frozenset()
    fined_victims: frozenset[ChildId] = frozenset()
    victims_by: Mapping[str, Mapping[str, frozenset[ChildId]]] = field(default_factory=dict)
    """As `by`: the children of those cases."""


_Found = tuple[AbuseCase, Victim]


def count_cases(cases: Iterable[tuple[AbuseCase, Victim]], first: date, last: date) -> CaseCounts:
    """Count the cases found from `first` to `last`, both included."""
    found = [(case, victim) for case, victim in cases if first <= case.found_on <= last]
    by = {name: _group(name, found) for name in (*CHOICES, "sex", "age")}
    victims = _victims(found)
    return CaseCounts(
        children=len(victims),
        cases=len(found),
        fined=sum(bool(case.fined) for case, _ in found),
        by={
            name: {code: len(ones) for code, ones in groups.items()} for name, groups in by.items()
        },
        victims=victims,
        fined_victims=_victims([one for one in found if one[0].fined]),
        victims_by={
            name: {code: _victims(ones) for code, ones in groups.items()}
            for name, groups in by.items()
        },
    )


def _group(name: str, found: Iterable[_Found]) -> dict[str, list[_Found]]:
    groups: dict[str, list[_Found]] = {}
    for case, victim in found:
        groups.setdefault(_code(name, case, victim), []).append((case, victim))
    return groups


def _code(name: str, case: AbuseCase, victim: Victim) -> str:
    if name == "sex":
        return victim.sex or UNKNOWN
    if name == "age":
        return age_group(victim.born, case.found_on)
    return getattr(case, name) or UNKNOWN


def _victims(found: Iterable[_Found]) -> frozenset[ChildId]:
    return frozenset(case.child_id for case, _ in found)


def age_labels() -> dict[str, tuple[int, int]]:
    """Give the age groups of the register: key -> first and last age. They are ours."""
    return {f"{low}-{high}": (low, high) for low, high in AGE_GROUPS}


def age_group(born: BirthDate | None, on: date) -> str:
    """Name the group of ages on a day: `0-5` … `13-15`, or UNKNOWN."""
    reached = 0
    for age in range(1, CHILD_UNTIL + 1):
        day = birthday(born, age)
        if day is None:
            return UNKNOWN
        if day <= on:
            reached = age
    return next((f"{low}-{high}" for low, high in AGE_GROUPS if low <= reached <= high), UNKNOWN)


def abuse_codes(name: str) -> dict[str, str]:
    """Give the codes of a field with their official words."""
    rows = read_code_list("abuse_codes")
    return {row["code"]: row["label_vi"] for row in rows if row["field"] == name}


def texts_of_case(case: AbuseCase) -> dict[str, str]:
    """Give the fields that are sealed."""
    names = (f.name for f in fields(AbuseCase) if f.name not in ("id", "child_id"))
    values = {name: getattr(case, name) for name in names}
    return {name: str(value) for name, value in values.items() if value}


def case_in(id_: str, child_id: ChildId, contents: Mapping[str, str]) -> AbuseCase:
    """Read a case from its sealed fields."""
    words = ("form", "setting", "reporter", "handling", "fined", "result")
    told = {name: contents.get(name, "") for name in words}
    found = date.fromisoformat(contents["found_on"])
    return AbuseCase(id=id_, child_id=child_id, found_on=found, **told)
