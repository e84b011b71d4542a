"""Read the children whom reports count, as of a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from app.domain.age import is_child_on
from app.domain.birth_date import BirthDate
from app.domain.child import Child
from app.domain.circumstance import Circumstance
from app.domain.circumstance_kind import Kind, Part, kind_named, kind_of
from app.domain.confidential_text import open_text
from app.domain.household import Household
from app.domain.ids import ChildId, VillageId
from app.domain.merged_child import split_groups
from app.domain.registration import is_registered
from app.domain.sex import Sex
from app.domain.status import Status
from app.domain.worklists import mask_of
from app.reports.figures import Counted
from app.services.cleaning.check_records import find_problems
from app.storage.counted_rows import CountedRow, GroupRow
from app.storage.unit_of_work import Snapshot

Kinds = dict[str, set[Kind]]
_NONE: frozenset[str] = frozenset()
_TEXTS = {"special": Part.SPECIAL, "at_risk": Part.AT_RISK}


def read_counted(
    snapshot: Snapshot, on: date, secret: Iterable[Circumstance] | None = None
) -> list[Counted]:
    """Read the children of the list as it stands now, under 16 on the day `on`.

    Whoever has turned 16 since that day is counted; who was born later is not. A child whose
    birth date is not known is. Confidential groups count where `secret` gives those opened.
    """
    sealed = () if secret is None else (_group_row(one) for one in secret)
    kinds = kinds_of([*snapshot.counted.groups(), *sealed], on)
    is_open = secret is not None
    rows = [*snapshot.counted.active(), *_turned_16_since(snapshot, on)]
    found = [counted_of(row, kinds, is_open=is_open) for row in rows]
    return [one for one in found if one.birth_date is None or is_child_on(one.birth_date, on)]


def _group_row(one: Circumstance) -> GroupRow:
    days = (day.isoformat() if day else "" for day in (one.started_on, one.ended_on))
    return GroupRow(one.id, one.child_id, one.code, *days)


def kinds_of(rows: Iterable[GroupRow], on: date) -> Kinds:
    """Say for each child which groups of the four code lists it has on a day."""
    day = on.isoformat()
    kinds: Kinds = {}
    for row in rows:
        kind = kind_of(row.code)
        holds = row.started_on <= day and (not row.ended_on or day < row.ended_on)
        if kind is not None and holds:
            kinds.setdefault(row.child_id, set()).add(kind)
    return kinds


def counted_of(row: CountedRow, kinds: Kinds, *, is_open: bool = False) -> Counted:
    """See a row as reports do; confidential groups count where they are open."""
    texts = {
        part: text if is_open else open_text(field, text)
        for field, part in _TEXTS.items()
        if (text := getattr(row, field))
    }
    mine = kinds.get(row.child_id, set())
    parts = {kind.part for kind in mine}
    return Counted(
        id=ChildId(row.child_id),
        village_id=VillageId(row.village_id),
        birth_date=BirthDate.from_iso(row.birth_date) if row.birth_date else None,
        sex=Sex(row.sex) if row.sex else None,
        special=bool(texts.get(Part.SPECIAL)) or Part.SPECIAL in parts,
        at_risk=bool(texts.get(Part.AT_RISK)) or Part.AT_RISK in parts,
        other=Part.OTHER in parts,
        assisted=row.assisted != "" or Part.ASSISTANCE in parts,
        on_system=bool(row.on_system),
        registered=bool(row.registered),
        groups=frozenset(kind.family for kind in mine) | _named(texts) if mine or texts else _NONE,
        bits=row.bits,
    )


def _named(texts: Mapping[Part, str]) -> frozenset[str]:
    """Take the groups that texts name word for word."""
    found = (kind_named(part, one) for part, text in texts.items() for one in split_groups(text))
    return frozenset(kind.family for kind in found if kind is not None)


def _turned_16_since(snapshot: Snapshot, on: date) -> Iterator[CountedRow]:
    """Count those who have left the list by age alone after that day, as they were then."""
    grown = snapshot.children.get_many(snapshot.counted.turned_16()).values()
    then = [
        replace(one, status=Status.ACTIVE)
        for one in grown
        if one.birth_date and is_child_on(one.birth_date, on)
    ]
    homes = snapshot.households.get_many({one.household_id for one in then})
    people = [(one, homes[one.household_id]) for one in then]
    for child, problems in find_problems(snapshot, on, people):
        bits = mask_of(tuple({problem.code for problem in problems}))
        yield row_of(child, homes[child.household_id], bits)


def row_of(child: Child, home: Household, bits: int) -> CountedRow:
    """Lay a record out as the row that would be read of it."""
    return CountedRow(
        child_id=child.id,
        village_id=home.village_id or "",
        birth_date=str(child.birth_date or ""),
        sex=str(child.sex or ""),
        special=child.special,
        at_risk=child.at_risk,
        assisted="x" if child.assisted else "",
        on_system=child.revision > 0 or child.external_code != "",
        registered=is_registered(child),
        bits=bits,
    )
