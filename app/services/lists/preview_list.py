"""What taking a list would do, row by row; nothing is written and nothing waits for it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.cleaning.problem import Problem
from app.domain.handoff.registration import Span
from app.domain.ids import ChildId
from app.domain.places.place import VillageBook
from app.domain.status import Status
from app.services.app import App
from app.services.cleaning.check_records import find_problems
from app.services.doubles.find_likely import remembered_matcher
from app.services.lists.import_decisions import Decisions
from app.services.lists.import_report import ImportReport, RowLine, RowRef
from app.services.lists.plan_import import Plan, plan_import
from app.services.lists.read_list import FoundList
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.services.registry.span_of_register import span_of_register
from app.services.steady_memory import steady_memory
from app.storage.unit_of_work import Snapshot
from app.workbook.cells import Reading, ReadRow, row_reader

_STEPS = 3
"""Of a row: read, decided, checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A list against one moment of the store, kept so that taking it need not plan again.

    `report` has a line for each of `rows`, in their order; its `group_id` is None.
    """

    found: FoundList
    on: date
    """The day ages are reckoned to."""
    decisions: Decisions
    rows: tuple[ReadRow, ...]
    plan: Plan
    report: ImportReport
    last_seq: int
    """The newest line of the journal when it was planned."""


def preview_list(
    app: App,
    found: FoundList,
    *,
    on: date,
    decisions: Decisions | None = None,
    register: bool = False,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> Preview:
    """Read the rows of a list and decide each against the store as it is now.

    A `register` of the civil registry is compared for the births that it covers, by `decisions`
    or, where they do not say, as the file tells.

    Raises KnownError `cancelled`.
    """
    pace = Pace(found.rows * _STEPS, progress, cancelled)
    with steady_memory(), app.store.read() as snapshot:
        rows = tuple(_read(app, snapshot, found, pace))
        wanted = decisions or Decisions()
        if register and wanted.span is None:
            told = span_of_register(found, rows, on)
            wanted = replace(wanted, span=told or Span(on, on, on))
        return _planned(app, snapshot, found, rows, on, wanted, pace)


def decide(
    app: App,
    preview: Preview,
    decisions: Decisions,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> Preview:
    """Preview the same rows with other decisions."""
    if decisions.of_rows == preview.decisions.of_rows:
        return replace(preview, decisions=decisions)
    pace = Pace(len(preview.rows) * (_STEPS - 1), progress, cancelled)
    with steady_memory(), app.store.read() as snapshot:
        if snapshot.journal.last_seq() == preview.last_seq:
            return _planned(app, snapshot, preview.found, preview.rows, preview.on, decisions, pace)
    return preview_list(
        app,
        preview.found,
        on=preview.on,
        decisions=decisions,
        progress=progress,
        cancelled=cancelled,
    )


def undecided(preview: Preview, decisions: Decisions) -> list[RowRef]:
    """Name the rows of a register that may be a child we have, while nobody says which it is."""
    if decisions.span is None:
        return []
    doubts = preview.plan.doubts
    return [
        line.ref
        for line in preview.report.lines
        if line.child_id in doubts and not decisions.tell_apart(line.ref, doubts[line.child_id])
    ]


def _read(app: App, snapshot: Snapshot, found: FoundList, pace: Pace) -> Iterator[ReadRow]:
    reading = Reading(
        file_name=found.file,
        today=found.on,
        villages=VillageBook.of(app.commune, snapshot.villages.all(), app.gazetteer),
        epoch_1904=found.workbook.epoch_1904,
    )
    for table, columns in zip(found.tables, found.readings, strict=True):
        read = row_reader(table, replace(reading, columns=columns))
        for row in table.rows:
            yield read(row)
            pace.tick()


def _planned(
    app: App,
    snapshot: Snapshot,
    found: FoundList,
    rows: tuple[ReadRow, ...],
    on: date,
    decisions: Decisions,
    pace: Pace,
) -> Preview:
    plan = plan_import(
        rows,
        snapshot,
        app.new_id,
        pace.tick,
        decisions,
        pace.listen,
        lambda: remembered_matcher(app, snapshot),
    )
    problems = _problems(snapshot, plan, on, pace)
    report = ImportReport(
        file=found.file,
        group_id=None,
        lines=tuple(_with_problems(line, problems) for line in plan.lines),
        passed=found.passed,
        columns_not_taken=tuple(f"{t.sheet}!{h}" for t in found.tables for h in t.not_taken),
        unanswered=found.unanswered,
        absent=plan.absent,
    )
    pace.finish()
    return Preview(
        found=found,
        on=on,
        decisions=decisions,
        rows=rows,
        plan=plan,
        report=report,
        last_seq=snapshot.journal.last_seq(),
    )


def _problems(
    snapshot: Snapshot, plan: Plan, on: date, pace: Pace
) -> dict[ChildId, tuple[Problem, ...]]:
    """Find the problems that the children of the list will have."""
    found = {}
    people = plan.living.values()
    for child, problems in find_problems(snapshot, on, people, _holders(plan)):
        found[child.id] = tuple(problems)
        pace.tick()
    return found


def _holders(plan: Plan) -> Mapping[str, int]:
    """Count who will hold each number."""
    holders = Counter(plan.holders)
    holders.subtract(
        child.national_id for child in plan.before.values() if child.status is Status.ACTIVE
    )
    holders.update(child.national_id for child in plan.children.values())
    return holders


def _with_problems(line: RowLine, problems: Mapping[ChildId, tuple[Problem, ...]]) -> RowLine:
    found = problems.get(line.child_id, ()) if line.child_id else ()
    return replace(line, problems=found) if found else line
