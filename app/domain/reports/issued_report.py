"""An issued report: what it is called by, apart from its figures, which stay as they were."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.reports.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedReport:
    """One report as it left the office."""

    id: str
    kind: str
    title: str
    period: Period
    taken_at: datetime
    """The cut-off of its figures."""
    issued_at: datetime
    number: str = ""
    """`12/BC-UBND`; empty where it is written in by hand."""
    written_on: date | None = None
    """The date of the letter; None where it is written in by hand."""
    author: str = ""
    replaces: str = ""
    """The id of the report that it withdraws."""
