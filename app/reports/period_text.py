"""The words of a report of a period: its name, what moved, how it stands to the one before."""

from dataclasses import replace

from app.domain.units import Unit
from app.messages import periods as words
from app.messages.reports import figure
from app.reports import comparison, movement_table
from app.reports.letter import ReportText, report_text, within
from app.reports.period_kinds import LENGTHS, period_words
from app.reports.report import Report
from app.storage.unit_of_work import Snapshot


def period_text(snapshot: Snapshot, commune: Unit, report: Report) -> ReportText:
    """Write the parts of the letter from what the book knows of the period."""
    name = period_words(report.kind, report.period)
    text = report_text(
        snapshot,
        commune,
        report,
        about=words.SUBJECT.format(period=name, commune=within(commune)),
        lead=words.LEAD.replace("{period}", name),
    )
    cut_off, *others = text.after_table
    return replace(text, after_table=(cut_off, _moved(report), *_compared(report), *others))


def _moved(report: Report) -> str:
    table = report.table(movement_table.KEY)
    told = {column.key: figure(table.in_total(column.key)) for column in table.columns}
    return words.MOVED.format(came=told["in"], left=told["out"], **told)


def _compared(report: Report) -> tuple[str, ...]:
    lines = {line.key: line.values for line in report.table(comparison.KEY).lines}
    children, updated = (lines[key][-1] for key in ("children", "updated"))
    if not isinstance(children, int) or not isinstance(updated, int):
        return ()
    before = report.period.before(LENGTHS[report.kind])
    said = words.COMPARED.format(
        period=words.days_in_words(before),
        children=words.changed_by(children),
        updated=words.changed_by(updated),
    )
    return (said,)
