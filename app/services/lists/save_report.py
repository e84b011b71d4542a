"""Save what an import did, or a preview shows, as a spreadsheet beside the list itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.cleaning.problem import Level, Problem
from app.services.app import App
from app.services.lists.hide_secrets import in_the_open
from app.services.lists.import_report import ImportReport, RowLine, RowOutcome
from app.services.lists.read_list import FoundList
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.workbook.outgoing.report_file import Look, ToldRow, write_report

_LOOKS = {Level.BLOCK: Look.WRONG, Level.WARN: Look.CHECK, Level.WORKLIST: Look.CHECK}
_OUTCOME_LOOKS = {
    RowOutcome.ADDED: Look.CHANGED,
    RowOutcome.CHANGED: Look.CHANGED,
    RowOutcome.SET_ASIDE: Look.ASIDE,
}
_COLUMN_OF = {"village_id": "village"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """The words of the face that saves the report: a code in, what people read out."""

    field: Callable[[str], str]
    problem: Callable[[str], str]
    """A problem code, as a sentence."""
    message: Callable[[str], str]
    """A code of `RowLine.messages`, as a sentence."""
    outcome: Callable[[RowOutcome], str]
    passed: Callable[[str], str]
    """A kind of `PassedRow`: heading, total …"""


def save_report(
    app: App,
    report: ImportReport,
    found: FoundList,
    path: Path,
    words: ReportWords,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> None:
    """Write the report as .xlsx, without what only those allowed may see.

    Raises KnownError `cancelled` and those of `new_file`.
    """
    told = {(row.sheet, row.row): ToldRow(words.passed(row.kind)) for row in report.passed}
    told |= {(line.sheet, line.row): _told(line, words) for line in report.lines}
    sheets = [
        (in_the_open(sheet, tables), tables)
        for sheet in found.workbook.sheets
        if (tables := [table for table in found.tables if table.sheet == sheet.name])
    ]
    pace = Pace(sum(len(sheet.rows) for sheet, _ in sheets), progress, cancelled)
    summary = _summary(report, words)
    write_report(path, sheets, told, summary.items(), created=app.clock(), tick=pace.tick)
    pace.finish()


def _summary(report: ImportReport, words: ReportWords) -> Mapping[str, int]:
    """Count the rows by what became of them, and what there is to look at."""
    counts = {"Tổng số dòng": report.rows}
    for outcome in RowOutcome:
        counts[words.outcome(outcome)] = sum(line.outcome is outcome for line in report.lines)
    for line in report.lines:
        for said in {_said(problem, words) for problem in line.problems}:
            counts[said] = counts.get(said, 0) + 1
    return counts


def _told(line: RowLine, words: ReportWords) -> ToldRow:
    marks = {_column(name): Look.CHANGED for name in line.changes}
    marks |= {_column(name): Look.CHECK for name in line.proposals}
    marks |= {problem.field: _LOOKS[problem.level] for problem in reversed(line.problems)}
    notes = [words.message(code) for code in line.messages]
    notes += [_said(problem, words) for problem in line.problems]
    notes += [
        f"{words.field(name)}: “{known}” ≠ “{said}”"
        for name, (known, said) in line.proposals.items()
    ]
    notes += [
        f"{words.field(name)}: “{old}” → “{new}”"
        for name, (old, new) in line.changes.items()
        if name not in ("source", "household.source", "household_id")
    ]
    return ToldRow(words.outcome(line.outcome), notes, marks, _OUTCOME_LOOKS.get(line.outcome))


def _said(problem: Problem, words: ReportWords) -> str:
    return f"{words.field(problem.field)}: {words.problem(problem.code)}"


def _column(name: str) -> str:
    base = name.removeprefix("household.").removeprefix("original.")
    return _COLUMN_OF.get(base, base)
