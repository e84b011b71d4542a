"""The list of children as pages show it: found, filtered, sorted and counted in SQL."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVarTuple, cast

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from app.domain.circumstances.circumstance_count import CircumstanceCounts
from app.domain.cleaning.checks import LEVELS
from app.domain.cleaning.worklists import (
    ANSWERED,
    DIFFERS,
    LIKELY_DOUBLE,
    LISTS,
    NOT_FOUND,
    POLICE,
    marks_in,
    mask_of,
)
from app.domain.ids import ChildId, VillageId
from app.domain.places.village import short_name
from app.storage.child_filter import (
    NO_VILLAGE,
    ChildFilter,
    Facet,
    conditions,
    facet_conditions,
    facet_of,
)
from app.storage.circumstance_facets import count_circumstances, count_texts
from app.storage.list_tables import listing
from app.storage.records import chunks
from app.storage.tables import child, household, village

__all__ = ["NO_VILLAGE", "SORTS", "ChildFilter", "ChildList", "ChildRow", "Counts", "Look"]


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
    """Problem codes, and the other marks that say something of the record itself."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many children each facet has; each leaves out its own condition, and keeps the others."""

    total: int = 0
    """Children of the whole filter."""
    villages: Mapping[VillageId, int] = field(default_factory=dict)
    problems: Mapping[str, int] = field(default_factory=dict)
    """The same codes and marks -> children; those that nobody has are left out."""
    worklists: Mapping[str, int] = field(default_factory=dict)
    """Every key of LISTS."""
    police: Mapping[str, int] = field(default_factory=dict)
    """Marks of POLICE -> children, counted as the problems are."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a page shows of a filter before any line is painted."""

    ids: Sequence[ChildId]
    counts: Counts


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
Ts = TypeVarTuple("Ts")
_SEPARATOR = ","
"""Stands in no id, number or village id."""
_BETWEEN = " "
_Group = tuple[str, int, int]
"""Village id, bits, and how many children have both."""


class ChildList:
    """Ids first, rows when they are painted: 60,000 children cost their ids only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def look(self, wanted: ChildFilter) -> Look:
        """Name the children of a filter in its order, and count them by every facet."""
        if not wanted.words:
            return Look(self.ids(wanted), self.counts(wanted))
        # Words are looked for once, whatever village, problem or worklist is chosen.
        place = listing.c.village_id.concat(_BETWEEN).concat(listing.c.bits).label("place")
        anywhere = _ordered(select(listing.c.child_id, place), wanted).where(*conditions(wanted))
        ids, places = self._read_columns(anywhere)
        groups = {text: (*_read_place(text), n) for text, n in Counter(places).items()}
        facet = facet_of(wanted)
        fitting = {text for text, (id_, bits, _) in groups.items() if _fits(id_, bits, facet)}
        if len(fitting) < len(groups):
            ids = [id_ for id_, text in zip(ids, places, strict=True) if text in fitting]
        return Look(cast("list[ChildId]", ids), _counts(groups.values(), facet))

    def ids(self, wanted: ChildFilter) -> list[ChildId]:
        """Name the children of a filter, in its order."""
        statement = _ordered(select(listing.c.child_id), wanted)
        where = [*facet_conditions(facet_of(wanted)), *conditions(wanted)]
        (ids,) = self._read_columns(statement.where(*where))
        return cast("list[ChildId]", ids)

    def _read_columns(self, statement: Select[*Ts]) -> list[list[str]]:
        """Read lines a column at a time, each as one text: 60,000 rows as such take four times."""
        lines = statement.subquery()
        joined = (func.group_concat(column, _SEPARATOR) for column in lines.columns)
        row = self._connection.execute(select(func.count(), *joined).select_from(lines)).one()
        return [column.split(_SEPARATOR) if row[0] else [] for column in row[1:]]

    def rows(self, ids: Sequence[ChildId]) -> list[ChildRow]:
        """Fetch the lines of these children, in the order asked; unknown ids are left out."""
        found: dict[str, ChildRow] = {}
        for chunk in chunks(ids):
            problems = self._marks(chunk)
            for row in self._connection.execute(_line(chunk)):
                found[row.id] = _row(row, problems.get(row.id, ()))
        return [found[id_] for id_ in ids if id_ in found]

    def counts(self, wanted: ChildFilter) -> Counts:
        """Count the children of a filter by village, by problem and by worklist, in one pass."""
        if wanted.words:
            return self.look(wanted).counts
        keys = listing.c.village_id, listing.c.bits
        statement = select(*keys, func.count()).where(*conditions(wanted)).group_by(*keys)
        groups = [(id_, bits, n) for id_, bits, n in self._connection.execute(statement)]
        return _counts(groups, facet_of(wanted))

    def count_by_circumstance(self, wanted: ChildFilter) -> dict[str, int]:
        """Count the children of a filter with each circumstance, whichever one it names."""
        anyone = replace(wanted, circumstance="")
        where = [*facet_conditions(facet_of(anyone)), *conditions(anyone)]
        return count_circumstances(self._connection, where)

    def count_texts(self) -> CircumstanceCounts:
        """Count the children by the texts of their circumstances; `other` by records."""
        return count_texts(self._connection)

    def count_by_village(self, wanted: ChildFilter) -> Mapping[VillageId, int]:
        """Count the children of a filter in each village, whichever village it names."""
        return self.counts(wanted).villages

    def count_by_problem(self, wanted: ChildFilter) -> Mapping[str, int]:
        """Count the children of a filter with each problem, whichever problem it names."""
        return self.counts(wanted).problems

    def count_by_worklist(self, wanted: ChildFilter) -> Mapping[str, int]:
        """Count the children of a filter on each worklist, whichever worklist it names."""
        return self.counts(wanted).worklists

    def _marks(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        statement = select(listing.c.child_id, listing.c.bits).where(listing.c.child_id.in_(ids))
        found = self._connection.execute(statement)
        return {child_id: tuple(filter(_is_shown, marks_in(bits))) for child_id, bits in found}


def _ordered(statement: Select[*Ts], wanted: ChildFilter) -> Select[*Ts]:
    """Join what the order needs, and nothing else."""
    statement = statement.select_from(listing)
    if wanted.sort == "village":
        statement = statement.outerjoin(village, village.c.id == listing.c.village_id)
    elif wanted.sort != "full_name":
        statement = statement.join(child, child.c.id == listing.c.child_id)
    if wanted.sort == "head_name":
        statement = statement.join(household, household.c.id == child.c.household_id)
    columns = dict.fromkeys((SORTS[wanted.sort], listing.c.sort_key, listing.c.child_id))
    return statement.order_by(*(c.desc() if wanted.descending else c.asc() for c in columns))


def _line(ids: Sequence[str]) -> Select[Any]:
    place = village.c.name.label("village"), village.c.kind.label("village_kind")
    return (
        select(*child.columns, household.c.head_name, *place)
        .join(household, household.c.id == child.c.household_id)
        .outerjoin(village, village.c.id == household.c.village_id)
        .where(child.c.id.in_(ids))
    )


def _read_place(text: str) -> tuple[str, int]:
    village_id, _, bits = text.partition(_BETWEEN)
    return village_id, int(bits)


def _fits(village_id: str, bits: int, facet: Facet) -> bool:
    return (
        facet.village_id in (None, village_id)
        and (not facet.problem_bits or bool(bits & facet.problem_bits))
        and (not facet.worklist_bits or bool(bits & facet.worklist_bits))
    )


def _counts(groups: Iterable[_Group], facet: Facet) -> Counts:
    """Count each facet without its own condition."""
    found = list(groups)
    marks = _by_mark(_by_bits(found, replace(facet, problem_bits=0)))
    return Counts(
        total=sum(n for id_, bits, n in found if _fits(id_, bits, facet)),
        villages=_by_village(found, replace(facet, village_id=None)),
        problems={mark: n for mark, n in marks.items() if _is_shown(mark)},
        worklists=_by_worklist(_by_bits(found, replace(facet, worklist_bits=0))),
        police={mark: n for mark, n in marks.items() if mark in POLICE},
    )


def _by_village(groups: Iterable[_Group], facet: Facet) -> Mapping[VillageId, int]:
    counts: Counter[VillageId] = Counter()
    for village_id, bits, n in groups:
        if _fits(village_id, bits, facet):
            counts[VillageId(village_id)] += n
    return counts


def _by_bits(groups: Iterable[_Group], facet: Facet) -> Mapping[int, int]:
    counts: Counter[int] = Counter()
    for village_id, bits, n in groups:
        if _fits(village_id, bits, facet):
            counts[bits] += n
    return counts


def _by_mark(by_bits: Mapping[int, int]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for bits, n in by_bits.items():
        counts.update(dict.fromkeys(marks_in(bits), n))
    return counts


def _is_shown(mark: str) -> bool:
    """Whether a mark says something of the record itself: not where it has been sent to."""
    return mark in LEVELS or mark in (LIKELY_DOUBLE, DIFFERS, ANSWERED, NOT_FOUND)


def _by_worklist(by_bits: Mapping[int, int]) -> Mapping[str, int]:
    masks = {key: mask_of(marks) for key, marks in LISTS.items()}
    return {key: sum(n for bits, n in by_bits.items() if bits & m) for key, m in masks.items()}


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
        village=short_name(row.village_kind or "", row.village or ""),
        external_code=row.external_code,
        problems=problems,
    )
