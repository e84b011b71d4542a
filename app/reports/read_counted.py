"""Read the children whom reports count, as of a day."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from app.domain.age import is_child_on
from app.domain.birth_date import BirthDate
from app.domain.child import Child
from app.domain.circumstance_kind import Part, kind_of
from app.domain.household import Household
from app.domain.ids import ChildId, VillageId
from app.domain.sex import Sex
from app.domain.status import Status
from app.domain.worklists import mask_of
from app.reports.figures import Counted
from app.services.cleaning.check_records import find_problems
from app.storage.counted_rows import CountedRow, GroupRow
from app.storage.unit_of_work import Snapshot

Parts = dict[str, set[Part]]


def read_counted(snapshot: Snapshot, on: date) -> list[Counted]:
    """Read the children of the list as it stands now, under 16 on the day `on`.

    Whoever has turned 16 since that day is counted; who was born later is not. A child whose
    birth date is not known is.
    """
    parts = _parts(snapshot.counted.groups(), on)
    found = [_counted(row, parts) for row in snapshot.counted.active()]
    found += _turned_16_since(snapshot, on, parts)
    return [one for one in found if one.birth_date is None or is_child_on(one.birth_date, on)]


def _parts(rows: Iterable[GroupRow], on: date) -> Parts:
    """Say for each child which of the four code lists it has a group of on a day."""
    day = on.isoformat()
    parts: Parts = {}
    for row in rows:
        kind = kind_of(row.code)
        holds = row.started_on <= day and (not row.ended_on or day < row.ended_on)
        if kind is not None and holds:
            parts.setdefault(row.child_id, set()).add(kind.part)
    return parts


def _counted(row: CountedRow, parts: Parts) -> Counted:
    mine = parts.get(row.child_id, set())
    return Counted(
        id=ChildId(row.child_id),
        village_id=VillageId(row.village_id),
        birth_date=BirthDate.from_iso(row.birth_date) if row.birth_date else None,
        sex=Sex(row.sex) if row.sex else None,
        special=row.special != "" or Part.SPECIAL in mine,
        at_risk=row.at_risk != "" or Part.AT_RISK in mine,
        other=Part.OTHER in mine,
        assisted=row.assisted != "" or Part.ASSISTANCE in mine,
        on_system=bool(row.on_system),
        bits=row.bits,
    )


def _turned_16_since(snapshot: Snapshot, on: date, parts: Parts) -> Iterator[Counted]:
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
        yield _counted(_row(child, homes[child.household_id], bits), parts)


def _row(child: Child, home: Household, bits: int) -> CountedRow:
    return CountedRow(
        child_id=child.id,
        village_id=home.village_id or "",
        birth_date=str(child.birth_date or ""),
        sex=str(child.sex or ""),
        special=child.special,
        at_risk=child.at_risk,
        assisted="x" if child.assisted else "",
        on_system=child.revision > 0 or child.external_code != "",
        bits=bits,
    )
