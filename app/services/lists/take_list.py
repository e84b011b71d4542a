"""Write what a preview showed: all of a list in one transaction and one group, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.child import Child
from app.domain.cleaning.problem import Problem
from app.domain.errors import KnownError
from app.domain.ids import ChildId
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.doubles.decide_duplicate import DIFFERENT, two_children
from app.services.lists.import_decisions import Decisions
from app.services.lists.import_report import ImportReport, RowLine, RowOutcome, RowRef
from app.services.lists.plan_import import Plan
from app.services.lists.preview_list import Preview, decide, preview_list, undecided
from app.services.lists.read_list import remember
from app.services.lists.seal_listed import seal_listed
from app.services.lists.take_fields import IMPORT
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.services.steady_memory import steady_memory
from app.storage.unit_of_work import UnitOfWork

REVIEW = "review"
"""What a review sheet that came back is called in the journal: work at the house, no list."""
_CHUNK = 250
"""Records saved between two looks at the cancel button."""
_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Nothing was written: the store has changed since the preview, and some rows end otherwise."""

    preview: Preview
    """As it is now."""
    rows: tuple[RowRef, ...]
    """The rows of which something else was shown before."""


def take_list(
    app: App,
    preview: Preview,
    decisions: Decisions | None = None,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> ImportReport | Moved:
    """Take a list as it was shown, with the decisions (those of the preview where none is given).

    While the journal stands still nothing is read or planned again; of a register, a row that may
    be a child we have is set aside where nobody said which. Raises KnownError `cancelled`
    (nothing was written), `store_busy` when others write all the time.
    """
    shown = preview
    for _ in range(_TRIES):
        wanted = preview.decisions if decisions is None else decisions
        planned = decide(app, shown, wanted, progress=progress, cancelled=cancelled)
        if undecided(planned, wanted):
            sure = replace(wanted, only_sure=True)
            planned = decide(app, planned, sure, progress=progress, cancelled=cancelled)
        report = _take(app, planned, progress, cancelled)
        if report:
            return report
        again = preview_list(
            app, preview.found, on=preview.on, decisions=preview.decisions, cancelled=cancelled
        )
        moved = _moved(shown.report, again.report)
        if moved:
            return Moved(preview=again, rows=moved)
        shown = again
    raise KnownError("store_busy")


def _take(
    app: App, preview: Preview, progress: Progress, cancelled: Cancelled
) -> ImportReport | None:
    """Write a preview; None, with nothing written, when the journal has moved since."""
    plan, found = preview.plan, preview.found
    pace = Pace(len(plan.records) + len(plan.living), progress, cancelled)
    is_answer = any(table.seen for table in found.tables)
    with steady_memory(), app.write(REVIEW if is_answer else IMPORT) as unit:
        if unit.journal.last_seq() != preview.last_seq:
            return None
        _save(unit, plan, pace)
        seal_listed(unit, preview, app.new_id)
        _keep_apart(unit, preview)
        _keep_problems(unit, preview, pace)
        remember(unit, found)
        pace.listen()
    pace.finish()
    return replace(preview.report, group_id=unit.group_id if plan.records else None)


def _save(unit: UnitOfWork, plan: Plan, pace: Pace) -> None:
    records = plan.records
    for start in range(0, len(records), _CHUNK):
        chunk = records[start : start + _CHUNK]
        unit.save_all(chunk)
        pace.tick(len(chunk))


def _keep_apart(unit: UnitOfWork, preview: Preview) -> None:
    """Keep that new children are others than those they look like."""
    ids = {
        line.ref: line.child_id
        for line in preview.report.lines
        if preview.decisions.apart and line.outcome is RowOutcome.ADDED
    }
    for ref, other in sorted(preview.decisions.apart, key=str):
        one, two = ids.get(ref), ids.get(other) if isinstance(other, RowRef) else other
        if one and two:
            unit.save(two_children(one, two, DIFFERENT), reason=DIFFERENT)


def _keep_problems(unit: UnitOfWork, preview: Preview, pace: Pace) -> None:
    """Keep what was found in the children of the list; look again at who shares their numbers."""
    found = _found(preview.report.lines)
    found |= {child_id: found.get(child_id, ()) for child_id in preview.plan.living}
    ids = list(found)
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        unit.problems.replace({child_id: found[child_id] for child_id in chunk})
        pace.tick(len(chunk))
    pace.listen()
    others = (_holders(unit, preview.plan) | set(preview.plan.children)) - found.keys()
    pace.listen()
    keep_problems(unit, preview.on, unit.children.with_households(sorted(others)))


def _found(lines: Iterable[RowLine]) -> dict[ChildId, tuple[Problem, ...]]:
    return {line.child_id: line.problems for line in lines if line.child_id and line.problems}


def _holders(unit: UnitOfWork, plan: Plan) -> set[ChildId]:
    """Name the children who hold, or no longer share, a number that the list has touched."""
    counts = unit.children.id_counts()
    numbers = {_number(c) for c in plan.children.values() if counts.get(c.national_id, 0) > 1}
    return unit.children.holders_of_any(numbers | {_number(c) for c in plan.before.values()})


def _number(child: Child) -> str:
    return child.national_id


def _moved(shown: ImportReport, now: ImportReport) -> tuple[RowRef, ...]:
    """Name the rows that would now end otherwise than was shown."""
    pairs = zip(shown.lines, now.lines, strict=True)
    return tuple(old.ref for old, new in pairs if _told(old) != _told(new))


def _told(line: RowLine) -> tuple[object, ...]:
    """Give what matters of a line; ids of new records are made anew each time."""
    changes = {n: p for n, p in line.changes.items() if not n.endswith("household_id")}
    known = line.child_id if line.matched_by else None
    proposals = dict(line.proposals)
    return line.outcome, known, line.messages, changes, proposals, line.safe, line.problems
