"""The words of a report of a period: its name, what moved, how it stands to the one before."""

from dataclasses import replace

from app.domain.places.units import Unit
from app.messages import periods as words
from app.messages.reports import figure
from app.reports.kinds import comparison, movement_table
from app.reports.kinds.period_kinds import LENGTHS, period_words
from app.reports.letter.letter import ReportText, report_text, within
from app.reports.report import Report, Table
from app.storage.unit_of_work import Snapshot

_INSIDE = (("in", "from_village"), ("out", "to_village"))


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
    came, left = (_of_commune(table, sum_, inside) for sum_, inside in _INSIDE)
    return words.MOVED.format(came=came, left=left, **told)


def _of_commune(table: Table, of: str, inside: str) -> str:
    """Give a sum of the commune: who went from one of its villages to another did not move."""
    whole, moved = table.in_total(of), table.in_total(inside)
    return figure(whole - moved if isinstance(whole, int) and isinstance(moved, int) else None)


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
