"""Bring a list of children in: every row arrives or is set aside with its reason, in one piece."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.place import VillageBook
from app.services.app import App
from app.services.check_records import find_problems, keep_problems
from app.services.import_report import ImportReport, RowLine
from app.services.plan_import import Plan, plan_import
from app.services.take_fields import IMPORT
from app.storage.unit_of_work import UnitOfWork
from app.workbook.cells import Reading, ReadRow, read_row
from app.workbook.layout import Table, find_tables
from app.workbook.reader import Workbook, read_workbook

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

_CHUNK = 250
"""Records saved between two looks at the cancel button."""
_STEPS_A_ROW = 4
"""Read, decided, saved, checked."""


class _Rehearsed(Exception):  # noqa: N818 (no error: the way out of a transaction unwritten)
    """Carries the report of a dry run out of the transaction, which is then rolled back."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


def _say_nothing(_done: int, _total: int) -> None:
    """Stand in for a progress bar where nobody watches."""


def import_workbook(
    app: App,
    path: Path,
    *,
    on: date,
    dry_run: bool = False,
    progress: Progress = _say_nothing,
    cancelled: Cancelled = lambda: False,
) -> ImportReport:
    """Import a spreadsheet in one transaction and one group; `on` is the day ages count to.

    Raises KnownError: `cancelled` (nothing was written), those of `read_workbook`, and
    `no_table_found`.
    """
    workbook = read_workbook(path)
    tables = list(find_tables(workbook).tables)
    pace = _Pace(sum(len(table.rows) for table in tables) * _STEPS_A_ROW, progress, cancelled)
    try:
        with app.write(IMPORT) as unit:
            report = _import(app, unit, workbook, tables, on, pace)
            if dry_run:
                _roll_back(report)
    except _Rehearsed as rehearsed:
        report = replace(rehearsed.report, group_id=None)
    pace.finish()
    return report


def _roll_back(report: ImportReport) -> NoReturn:
    raise _Rehearsed(report)


class _Pace:
    """How far the work is; raises KnownError `cancelled` soon after the person asks for it."""

    def __init__(self, total: int, progress: Progress, cancelled: Cancelled) -> None:
        self._total = total
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def tick(self, steps: int = 1) -> None:
        """Count steps done; report and listen every so often."""
        before, self._done = self._done, min(self._done + steps, self._total)
        if before // _CHUNK != self._done // _CHUNK:
            if self._cancelled():
                raise KnownError("cancelled")
            self._progress(self._done, self._total)

    def finish(self) -> None:
        """Report that all is done; nothing can be cancelled any more."""
        self._progress(self._total, self._total)


def _import(
    app: App, unit: UnitOfWork, workbook: Workbook, tables: list[Table], on: date, pace: _Pace
) -> ImportReport:
    rows = list(_read(app, unit, workbook, tables, on, pace))
    plan = plan_import(rows, unit, app.new_id, pace.tick)
    before = _numbers_before(unit, plan.children)
    _save(unit, plan, pace, len(rows))
    lines = _check(unit, plan, on, pace)
    _check_holders(unit, plan, before, on)
    return ImportReport(
        file=workbook.file_name,
        group_id=unit.group_id if plan.children or plan.households else None,
        lines=tuple(lines),
        columns_not_taken=tuple(f"{t.sheet}!{h}" for t in tables for h in t.not_taken),
    )


def _read(
    app: App, unit: UnitOfWork, workbook: Workbook, tables: list[Table], on: date, pace: _Pace
) -> Iterator[ReadRow]:
    villages = VillageBook(unit.villages.all(), (app.commune.name, app.commune.full_name))
    reading = Reading(
        file_name=workbook.file_name, today=on, villages=villages, epoch_1904=workbook.epoch_1904
    )
    for table in tables:
        for row in table.rows:
            yield read_row(table, row, reading)
            pace.tick()


def _save(unit: UnitOfWork, plan: Plan, pace: _Pace, steps: int) -> None:
    records = plan.records
    for start in range(0, len(records), _CHUNK):
        unit.save_all(records[start : start + _CHUNK])
        pace.tick(steps * min(_CHUNK, len(records) - start) // len(records))


def _check(unit: UnitOfWork, plan: Plan, on: date, pace: _Pace) -> Iterator[RowLine]:
    """Find the problems of every child of the list, keep them, and add them to its line."""
    people = [pair for pair in plan.people if pair]
    found = {}
    for child, problems in find_problems(unit, on, people):
        found[child.id] = tuple(problems)
        pace.tick()
    unit.problems.replace(found)
    for line, pair in zip(plan.lines, plan.people, strict=True):
        yield replace(line, problems=found[pair[0].id]) if pair else line


def _numbers_before(unit: UnitOfWork, children: Iterable[Child]) -> set[str]:
    """Collect the numbers that the children to be changed hold now."""
    known = unit.children.get_many(child.id for child in children)
    return {child.national_id for child in known.values() if child.national_id}


def _check_holders(unit: UnitOfWork, plan: Plan, before: set[str], on: date) -> None:
    """Look again at the children outside the list who hold, or no longer share, a number of it."""
    seen = {pair[0].id for pair in plan.people if pair}
    counts = unit.children.id_counts()
    numbers = {c.national_id for c in plan.children if counts.get(c.national_id, 0) > 1} | before
    others = unit.children.holders_of_any(numbers) - seen
    keep_problems(unit, on, unit.children.with_households(sorted(others)))
