"""The list of children as pages show it: found, filtered, sorted and counted in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select

from app.domain.ids import ChildId, VillageId
from app.domain.text import fold
from app.storage.journal import OPEN_STATES
from app.storage.records import chunks
from app.storage.tables import child, household, journal, problem, village

NO_VILLAGE = VillageId("")
"""Stands for the children whose village is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFilter:
    """Which children, and in which order."""

    words: str = ""
    """Each word must stand in name, parents, household head, code or number; tones aside."""
    village_id: VillageId | None = None
    """NO_VILLAGE for those without; None for all."""
    problem: str = ""
    waiting: bool = False
    """Only those with changes that the central has not taken."""
    sort: str = "full_name"
    """A column of ChildRow that SORTS names."""
    descending: bool = False


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


SORTS: dict[str, Sequence[ColumnElement[Any]]] = {
    "full_name": (child.c.sort_key,),
    "birth_date": (child.c.birth_date,),
    "sex": (child.c.sex,),
    "ethnicity": (child.c.ethnicity,),
    "national_id": (child.c.national_id,),
    "father_name": (child.c.father_name,),
    "mother_name": (child.c.mother_name,),
    "head_name": (household.c.head_key,),
    "village": (village.c.name_key,),
    "external_code": (child.c.external_code,),
}


class ChildList:
    """Ids first, rows when they are painted: 20,000 children cost their ids only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self, wanted: ChildFilter) -> list[ChildId]:
        """Name the children of a filter, in its order."""
        order = [c.desc() if wanted.descending else c.asc() for c in SORTS[wanted.sort]]
        statement = self._joined(select(child.c.id)).where(*_where(wanted))
        statement = statement.order_by(*order, child.c.sort_key, child.c.id)
        return [ChildId(id_) for id_ in self._connection.scalars(statement)]

    def rows(self, ids: Sequence[ChildId]) -> list[ChildRow]:
        """Fetch the lines of these children, in the order asked; unknown ids are left out."""
        found: dict[str, ChildRow] = {}
        for chunk in chunks(ids):
            problems = self._problems(chunk)
            for row in self._connection.execute(self._line(chunk)):
                found[row.id] = _row(row, problems.get(row.id, ()))
        return [found[id_] for id_ in ids if id_ in found]

    def count_by_village(self, wanted: ChildFilter) -> dict[VillageId, int]:
        """Count the children of a filter in each village, whichever village it names."""
        key = func.coalesce(household.c.village_id, "")
        statement = self._joined(select(key, func.count())).group_by(key)
        statement = statement.where(*_where(wanted, facet="village"))
        return {VillageId(id_): count for id_, count in self._connection.execute(statement)}

    def count_by_problem(self, wanted: ChildFilter) -> dict[str, int]:
        """Count the children of a filter with each problem, whichever problem it names."""
        joined = self._joined(select(problem.c.code, func.count(child.c.id.distinct())))
        statement = joined.join(problem, problem.c.child_id == child.c.id)
        statement = statement.where(*_where(wanted, facet="problem")).group_by(problem.c.code)
        return dict(self._connection.execute(statement).all())

    def _joined(self, statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        return (
            statement.select_from(child)
            .join(household, household.c.id == child.c.household_id)
            .outerjoin(village, village.c.id == household.c.village_id)
        )

    def _line(self, ids: list[str]) -> Select[Any]:
        columns = [*child.columns, household.c.head_name, village.c.name.label("village")]
        return self._joined(select(*columns)).where(child.c.id.in_(ids))

    def _problems(self, ids: list[str]) -> dict[str, tuple[str, ...]]:
        statement = select(problem.c.child_id, problem.c.code).where(problem.c.child_id.in_(ids))
        found: dict[str, tuple[str, ...]] = {}
        for child_id, code in self._connection.execute(statement):
            found[child_id] = (*found.get(child_id, ()), code)
        return found


def _where(wanted: ChildFilter, facet: str = "") -> list[ColumnElement[bool]]:
    """Write a filter as conditions; the one named by `facet` is left out."""
    where = [child.c.status == "active"]
    where += [_mentions(word) for word in fold(wanted.words).split()]
    if wanted.village_id is not None and facet != "village":
        where.append(household.c.village_id.is_not_distinct_from(wanted.village_id or None))
    if wanted.problem and facet != "problem":
        has = exists().where(problem.c.child_id == child.c.id, problem.c.code == wanted.problem)
        where.append(has)
    if wanted.waiting:
        where.append(_waits())
    return where


def _mentions(word: str) -> ColumnElement[bool]:
    of_child = child.c.search_key.contains(word, autoescape=True)
    return of_child | household.c.search_key.contains(word, autoescape=True)


def _waits() -> ColumnElement[bool]:
    return child.c.id.in_(
        select(journal.c.entity_id).where(
            journal.c.entity == "child", journal.c.state.in_(OPEN_STATES)
        )
    )


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
