"""What a report has to say beside its sums, gathered in the lane."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.services.lists.import_report import ImportReport, RowLine, RowOutcome


@dataclass(frozen=True, slots=True)
class Reported:
    """The report of an import with what the page shows of it."""

    report: ImportReport
    problems: Sequence[tuple[str, int]]
    """Problem code and children, the most frequent first."""
    told: Sequence[RowLine]
    """The rows set aside, and those with something to know."""
    waiting: int = 0
    """Confidential records that wait for the first passphrase."""


def gather(report: ImportReport, waiting: int = 0) -> Reported:
    """Count the problems and pick the rows of a report."""
    found = (line.problems for line in report.lines)
    counts = Counter(code for problems in found for code in {one.code for one in problems})
    told = tuple(line for line in report.lines if _is_told(line))
    return Reported(report, tuple(counts.most_common()), told, waiting)


def _is_told(line: RowLine) -> bool:
    return line.outcome is RowOutcome.SET_ASIDE or bool(line.messages or line.proposals)
