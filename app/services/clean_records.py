"""Bulk fixes: found, shown one by one, made in one group that is undone in one step.

A fix that needs to know the person is never made here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.age import is_future
from app.domain.birth_date import BirthDate
from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.fields import fields_of, noun_from
from app.domain.fix import SWAPPED_DATES, Fix
from app.domain.household import Household
from app.domain.ids import ChildId, GroupId
from app.domain.status import Status
from app.services.app import App
from app.services.check_records import keep_problems
from app.services.fix_rules import fixes_of, swapped_date
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.services.propose_fix import ground_of
from app.storage.child_list import ChildFilter
from app.storage.unit_of_work import Snapshot, UnitOfWork

CLEAN = "clean"
_Record = Child | Household
_ENOUGH_DATES = 20
"""Among so many dates of people a day after the 12th is missing once in a hundred million."""
_ENOUGH_FUTURE = 3
"""One or two dates to come are slips of the pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What was put right; fixes whose old value stands no more were left."""

    group_id: GroupId | None
    """None when nothing was left to put right."""
    applied: int
    outdated: tuple[Fix, ...] = ()


def find_fixes(
    app: App,
    kind: str,
    wanted: ChildFilter,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> list[Fix]:
    """Find what one kind of fix would change in the children of a filter, in its order.

    Raises KnownError: `cancelled`; `group_needed` for dates, which are looked at by import.
    """
    with app.store.read() as snapshot:
        ids = snapshot.list.ids(wanted)
        if kind == SWAPPED_DATES:
            ids = _swapped_children(app, snapshot, ids, wanted.group)
        ground = ground_of(app, snapshot)
        people = {child.id: (child, home) for child, home in snapshot.children.with_households(ids)}
    pace = Pace(len(ids), progress, cancelled)
    found: dict[tuple[str, str], Fix] = {}
    for id_ in ids:
        for fix in fixes_of(kind, *people[id_], ground):
            found.setdefault((fix.id, fix.field), fix)
        pace.tick()
    pace.finish()
    return list(found.values())


def _swapped_children(
    app: App, snapshot: Snapshot, ids: Sequence[ChildId], group: str
) -> list[ChildId]:
    """Name the children whose dates this list brought, when it must have been read the wrong way.

    It must when no day of many is later than the 12th, or when some dates lie in the future that
    do not the other way round; and it was not when one date would only then lie there.
    """
    if not group:
        raise KnownError("group_needed")
    brought = {
        line.change.entity_id: BirthDate.from_iso(line.change.fields["birth_date"][1])
        for line in snapshot.journal.group(GroupId(group))
        if line.change.entity == "child" and line.change.fields.get("birth_date", ("", ""))[1]
    }
    whole = [born for born in brought.values() if born.is_complete]
    if not _was_read_swapped(whole, app.today()):
        return []
    now = snapshot.children.get_many(id_ for id_ in ids if id_ in brought)
    return [id_ for id_ in ids if id_ in now and now[id_].birth_date == brought[id_]]


def _was_read_swapped(dates: Sequence[BirthDate], today: date) -> bool:
    pairs = [(born, swapped) for born in dates if (swapped := swapped_date(born))]
    early = [is_future(born, today) for born, other in pairs if _tells(born, other, today)]
    never_late = len(dates) >= _ENOUGH_DATES and all(born.day <= 12 for born in dates)
    return all(early) and (never_late or len(early) >= _ENOUGH_FUTURE)


def _tells(born: BirthDate, other: BirthDate, today: date) -> bool:
    """Whether one way round, and only one, the date is still to come."""
    return is_future(born, today) != is_future(other, today)


def apply_fixes(app: App, kind: str, fixes: Iterable[Fix], *, on: date) -> Cleaned:
    """Make the fixes that were shown, in one transaction and one group.

    A fix whose old value stands no more, or whose record has left the list, is left and named.
    """
    wanted = [fix for fix in fixes if fix.kind == kind]
    with app.write(CLEAN) as work:
        records = _records(work, wanted)
        numbers = {r.national_id for r in records.values() if isinstance(r, Child)}
        changed, outdated = _changed(wanted, records)
        saved = work.save_all(changed.values(), reason=kind)
        _check(work, changed.values(), numbers, on)
        return Cleaned(
            group_id=work.group_id if saved else None,
            applied=len(wanted) - len(outdated),
            outdated=tuple(outdated),
        )


def _records(work: UnitOfWork, fixes: Sequence[Fix]) -> dict[str, _Record]:
    homes = work.households.get_many(fix.id for fix in fixes if fix.entity == "household")
    children = work.children.get_many(fix.id for fix in fixes if fix.entity == "child")
    return {**homes, **children}


def _changed(
    fixes: Sequence[Fix], records: dict[str, _Record]
) -> tuple[dict[str, _Record], list[Fix]]:
    changed: dict[str, _Record] = {}
    outdated: list[Fix] = []
    for fix in fixes:
        record = changed.get(fix.id) or records.get(fix.id)
        if record is None or not _stands(fix, record):
            outdated.append(fix)
        else:
            changed[fix.id] = _fixed(fix, record)
    return changed, outdated


def _stands(fix: Fix, record: _Record) -> bool:
    """Whether the record still is as it was shown: the value, or the text received for it."""
    fields = fields_of(record)
    stands = fields.get(fix.field, "") == fix.old
    was_read = fix.old or fields.get(_original(fix.field), "") == fix.shown_old
    return record.status is Status.ACTIVE and stands and bool(was_read)


def _fixed(fix: Fix, record: _Record) -> _Record:
    """Set the value; the text that was received stays beside it, as after an import."""
    fields = fields_of(record) | {fix.field: fix.new}
    return noun_from(type(record), record.id, record.revision, fields)


def _original(field: str) -> str:
    return "original.village" if field == "village_id" else f"original.{field}"


def _check(work: UnitOfWork, changed: Iterable[_Record], before: set[str], on: date) -> None:
    """Look again at those who were changed, who live with them, and who share their numbers."""
    records = list(changed)
    ids = {record.id for record in records if isinstance(record, Child)}
    homes = [record.id for record in records if isinstance(record, Household)]
    ids |= {child.id for child in work.children.of_households(homes)}
    numbers = before | {r.national_id for r in records if isinstance(r, Child)}
    ids |= work.children.holders_of_any(numbers)
    keep_problems(work, on, work.children.with_households(sorted(ids)))
