"""What a template may name, filled with a little of everything, so that a form can be tried."""

from dataclasses import fields
from datetime import UTC, date, datetime

from app.domain.reports.period import Period
from app.reports.letter.docx_tables import tables_of
from app.reports.letter.letter import LetterHead, ReportText, letter_context
from app.reports.report import TOTAL, Column, Line, Report, Table

_DAY = date(2026, 6, 8)
_LINES = ("1. A", "B.")
_SEVERAL = ("signing_as", "recipients")


def sample_names() -> dict[str, object]:
    """Give every name a template of a report may use, each with something in it."""
    head = LetterHead(
        **{f.name: _LINES if f.name in _SEVERAL else "A" for f in fields(LetterHead)}  # type: ignore[arg-type]
    )
    text = ReportText(
        **{f.name: "A" if f.name == "about" else _LINES for f in fields(ReportText)}  # type: ignore[arg-type]
    )
    table = Table(
        key="a",
        title="A",
        first="A",
        columns=(Column("a", "A"),),
        lines=(Line("1", "A", (1,)),),
        total=Line(TOTAL, "A", (1,)),
    )
    report = Report(
        kind="a",
        title="A",
        period=Period.of_day(_DAY),
        taken_at=datetime(2026, 6, 8, tzinfo=UTC),
        tables=(table,),
    )
    return {**letter_context(head, text, report), "tables": tables_of((table,))}
