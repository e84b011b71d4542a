"""Bulk fixes, made as they were shown: in one group that is undone in one step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.child import Child
from app.domain.cleaning.fix import Fix
from app.domain.fields import text_of, with_texts
from app.domain.household import Household
from app.domain.ids import ChildId, GroupId
from app.domain.status import Status
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.services.steady_memory import steady_memory
from app.storage.records import chunks
from app.storage.unit_of_work import UnitOfWork

CLEAN = "clean"
_Record = Child | Household


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What was put right; fixes whose old value stands no more were left."""

    group_id: GroupId | None
    """None when nothing was left to put right."""
    applied: int
    outdated: tuple[Fix, ...] = ()


def apply_fixes(
    app: App,
    kind: str,
    fixes: Iterable[Fix],
    *,
    on: date,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> Cleaned:
    """Make the fixes that were shown, in one transaction and one group.

    A fix whose old value stands no more, or whose record has left the list, is left and named;
    one that somebody must still choose for is left without a word.
    Raises KnownError `cancelled`: then nothing was changed.
    """
    wanted = [fix for fix in fixes if fix.kind == kind and not fix.is_open]
    by_record: dict[str, list[Fix]] = {}
    for fix in wanted:
        by_record.setdefault(fix.id, []).append(fix)
    with steady_memory(), app.write(CLEAN) as work:
        ids = sorted(_concerned(work, wanted))
        pace = Pace(len(by_record) + len(ids), progress, cancelled)
        outdated: list[Fix] = []
        has_saved = False
        for chunk in chunks(sorted(by_record)):  # as they lie in the store
            changed, left = _changed(work, {id_: by_record[id_] for id_ in chunk})
            outdated += left
            has_saved |= bool(work.save_all(changed, reason=kind))
            pace.tick(len(chunk))
        _check(work, ids, on, pace)
        pace.listen()
    pace.finish()
    return Cleaned(
        group_id=work.group_id if has_saved else None,
        applied=len(wanted) - len(outdated),
        outdated=tuple(outdated),
    )


def _concerned(work: UnitOfWork, fixes: Sequence[Fix]) -> set[ChildId]:
    """Name whom to look at again: who changes, who lives there, who has the same number."""
    ids = {ChildId(fix.id) for fix in fixes if fix.entity == "child"}
    homes = {fix.id for fix in fixes if fix.entity == "household"}
    numbers = {fix.new for fix in fixes if fix.field == "national_id"}
    return ids | work.children.ids_in(homes) | work.children.holders_of_any(numbers)


def _changed(
    work: UnitOfWork, by_record: Mapping[str, Sequence[Fix]]
) -> tuple[list[_Record], list[Fix]]:
    """Give the records as they shall be, and the fixes that are left."""
    changed: list[_Record] = []
    outdated: list[Fix] = []
    found = dict(_records(work, by_record))
    for id_, fixes in by_record.items():
        record = found.get(id_)
        stand = [fix for fix in fixes if record is not None and _stands(fix, record)]
        outdated += [fix for fix in fixes if fix not in stand]
        if record is not None and stand:
            # The text that was received stays beside the value, as after an import.
            put_right = with_texts(record, {fix.field: fix.new for fix in stand})
            changed.append(_keeping(put_right, stand))
    return changed, outdated


def _keeping(record: _Record, fixes: Sequence[Fix]) -> _Record:
    """Keep the old text for good where the fix says so, the eldest one."""
    kept = {fix.keeps: fix.old for fix in fixes if fix.keeps}
    return replace(record, originals={**kept, **record.originals}) if kept else record


def _records(
    work: UnitOfWork, by_record: Mapping[str, Sequence[Fix]]
) -> Iterator[tuple[str, _Record]]:
    homes = [id_ for id_, fixes in by_record.items() if fixes[0].entity == "household"]
    yield from work.households.get_many(homes).items()
    yield from work.children.get_many(by_record.keys() - homes).items()


def _stands(fix: Fix, record: _Record) -> bool:
    """Whether the record still is as it was shown: the value, or the text received for it."""
    received = "village" if fix.field == "village_id" else fix.field
    was_read = fix.old or record.originals.get(received, "") == fix.shown_old
    stands = text_of(record, fix.field) == fix.old
    return record.status is Status.ACTIVE and stands and bool(was_read)


def _check(work: UnitOfWork, ids: Sequence[ChildId], on: date, pace: Pace) -> None:
    """Look again at the problems of these children, those on the list."""
    holders = work.children.id_counts()
    for chunk in chunks(ids):
        people = work.children.with_households(chunk)
        keep_problems(work, on, [p for p in people if p[0].status is Status.ACTIVE], holders)
        pace.tick(len(chunk))
