"""The list of children as pages show it: found, filtered, sorted and counted in SQL."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from app.domain.checks import LEVELS
from app.domain.ids import ChildId, VillageId
from app.domain.worklists import LISTS, marks_in, mask_of
from app.storage.child_filter import (
    NO_VILLAGE,
    ChildFilter,
    Facet,
    conditions,
    facet_conditions,
    facet_of,
)
from app.storage.list_tables import listing
from app.storage.records import chunks
from app.storage.tables import child, household, problem, village

__all__ = ["NO_VILLAGE", "SORTS", "ChildFilter", "ChildList", "ChildRow", "Counts"]


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A line of the list."""

    id: ChildId
    full_name: str
    birth_date: str
    """ISO, as far as it is known."""
    sex: str
    ethnicity: str
    national_id: str
    father_name: str
    mother_name: str
    guardian_name: str
    head_name: str
    village: str
    external_code: str
    problems: tuple[str, ...]
    """Problem codes."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many children each facet has; each leaves out its own condition, and keeps the others."""

    total: int = 0
    """Children of the whole filter."""
    villages: Mapping[VillageId, int] = field(default_factory=dict)
    problems: Mapping[str, int] = field(default_factory=dict)
    """Problem code -> children; codes that nobody has are left out."""
    worklists: Mapping[str, int] = field(default_factory=dict)
    """Every key of LISTS."""


SORTS: dict[str, ColumnElement[Any]] = {
    "full_name": listing.c.sort_key,
    "birth_date": child.c.birth_date,
    "sex": child.c.sex,
    "ethnicity": child.c.ethnicity,
    "national_id": child.c.national_id,
    "father_name": child.c.father_name,
    "mother_name": child.c.mother_name,
    "head_name": household.c.head_key,
    "village": village.c.name_key,
    "external_code": child.c.external_code,
}
_Group = tuple[str, int, int]
"""Village id, bits, and how many children have both."""


class ChildList:
    """Ids first, rows when they are painted: 60,000 children cost their ids only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self, wanted: ChildFilter) -> list[ChildId]:
        """Name the children of a filter, in its order."""
        column = SORTS[wanted.sort]
        columns = dict.fromkeys((column, listing.c.sort_key, listing.c.child_id))
        order = [c.desc() if wanted.descending else c.asc() for c in columns]
        statement = _sortable(select(listing.c.child_id), wanted.sort).where(*_where(wanted))
        found = self._connection.scalars(statement.order_by(*order)).all()
        return cast("list[ChildId]", found)

    def rows(self, ids: Sequence[ChildId]) -> list[ChildRow]:
        """Fetch the lines of these children, in the order asked; unknown ids are left out."""
        found: dict[str, ChildRow] = {}
        for chunk in chunks(ids):
            problems = self._problems(chunk)
            for row in self._connection.execute(_line(chunk)):
                found[row.id] = _row(row, problems.get(row.id, ()))
        return [found[id_] for id_ in ids if id_ in found]

    def counts(self, wanted: ChildFilter) -> Counts:
        """Count the children of a filter by village, by problem and by worklist, in one pass."""
        facet = facet_of(wanted)
        groups = self._groups(wanted)
        by_bits = _by_bits(groups, lambda id_: facet.village_id in (None, id_))
        return Counts(
            total=sum(n for _, _, n in _having(groups, facet)),
            villages=_by_village(groups, facet),
            problems=_by_problem(by_bits, facet.worklist_bits),
            worklists=_by_worklist(by_bits, facet.problem_bits),
        )

    def count_by_village(self, wanted: ChildFilter) -> Mapping[VillageId, int]:
        """Count the children of a filter in each village, whichever village it names."""
        return self.counts(wanted).villages

    def count_by_problem(self, wanted: ChildFilter) -> Mapping[str, int]:
        """Count the children of a filter with each problem, whichever problem it names."""
        return self.counts(wanted).problems

    def count_by_worklist(self, wanted: ChildFilter) -> Mapping[str, int]:
        """Count the children of a filter on each worklist, whichever worklist it names."""
        return self.counts(wanted).worklists

    def _groups(self, wanted: ChildFilter) -> list[_Group]:
        keys = listing.c.village_id, listing.c.bits
        statement = select(*keys, func.count()).where(*conditions(wanted)).group_by(*keys)
        return [(id_, bits, n) for id_, bits, n in self._connection.execute(statement)]

    def _problems(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        statement = select(problem.c.child_id, problem.c.code).where(problem.c.child_id.in_(ids))
        found: dict[str, tuple[str, ...]] = {}
        for child_id, code in self._connection.execute(statement):
            found[child_id] = (*found.get(child_id, ()), code)
        return found


def _where(wanted: ChildFilter) -> list[ColumnElement[bool]]:
    return [*facet_conditions(facet_of(wanted)), *conditions(wanted)]


def _sortable(statement: Select[tuple[str]], sort: str) -> Select[tuple[str]]:
    """Join what the order needs, and nothing else."""
    statement = statement.select_from(listing)
    if sort == "village":
        return statement.outerjoin(village, village.c.id == listing.c.village_id)
    if sort != "full_name":
        statement = statement.join(child, child.c.id == listing.c.child_id)
    if sort == "head_name":
        statement = statement.join(household, household.c.id == child.c.household_id)
    return statement


def _line(ids: Sequence[str]) -> Select[Any]:
    columns = [*child.columns, household.c.head_name, village.c.name.label("village")]
    return (
        select(*columns)
        .join(household, household.c.id == child.c.household_id)
        .outerjoin(village, village.c.id == household.c.village_id)
        .where(child.c.id.in_(ids))
    )


def _has(bits: int, wanted: int) -> bool:
    return not wanted or bool(bits & wanted)


def _having(groups: Iterable[_Group], facet: Facet) -> Iterable[_Group]:
    by_marks = (g for g in groups if facet.village_id in (None, g[0]))
    return (
        g for g in by_marks if _has(g[1], facet.problem_bits) and _has(g[1], facet.worklist_bits)
    )


def _by_village(groups: Iterable[_Group], facet: Facet) -> Mapping[VillageId, int]:
    counts: Counter[VillageId] = Counter()
    anywhere = Facet(None, facet.problem_bits, facet.worklist_bits)
    for id_, _, n in _having(groups, anywhere):
        counts[VillageId(id_)] += n
    return counts


def _by_bits(groups: Iterable[_Group], here: Callable[[str], bool]) -> Mapping[int, int]:
    counts: Counter[int] = Counter()
    for id_, bits, n in groups:
        if here(id_):
            counts[bits] += n
    return counts


def _by_problem(by_bits: Mapping[int, int], worklist_bits: int) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for bits, n in by_bits.items():
        if _has(bits, worklist_bits):
            counts.update(dict.fromkeys(marks_in(bits), n))
    return {mark: n for mark, n in counts.items() if mark in LEVELS}


def _by_worklist(by_bits: Mapping[int, int], problem_bits: int) -> Mapping[str, int]:
    fitting = [(bits, n) for bits, n in by_bits.items() if _has(bits, problem_bits)]
    masks = {key: mask_of(marks) for key, marks in LISTS.items()}
    return {key: sum(n for bits, n in fitting if bits & mask) for key, mask in masks.items()}


def _row(row: Row[Any], problems: tuple[str, ...]) -> ChildRow:
    return ChildRow(
        id=ChildId(row.id),
        full_name=row.full_name,
        birth_date=row.birth_date,
        sex=row.sex,
        ethnicity=row.ethnicity,
        national_id=row.national_id,
        father_name=row.father_name,
        mother_name=row.mother_name,
        guardian_name=row.guardian_name,
        head_name=row.head_name,
        village=row.village or "",
        external_code=row.external_code,
        problems=problems,
    )
