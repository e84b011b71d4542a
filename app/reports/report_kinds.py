"""The kinds of report there are: how each is counted, what it says, and which period is meant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.hearing import Listen
from app.domain.places.units import Unit
from app.domain.reports.period import Period
from app.reports.kinds import coverage, indicators, quality, village_progress
from app.reports.kinds.period_kinds import LENGTHS, usual_period
from app.reports.kinds.period_report import period_report
from app.reports.kinds.period_text import period_text
from app.reports.letter.letter import ReportText, report_text
from app.reports.report import Report
from app.services.app import App
from app.storage.unit_of_work import Snapshot


class Make(Protocol):
    """Counts a report. `listen` is called at least every fifth of a second or so, see `pace`."""

    def __call__(self, app: App, period: Period, listen: Listen = ..., /) -> Report:
        """Count it; raises what `listen` raises, and the KnownErrors of the kind."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report."""

    name: str
    make: Make
    usual: Callable[[Snapshot, date], Period]
    """The period that is meant on a day when nobody names one."""
    write: Callable[[Snapshot, Unit, Report], ReportText] = report_text


def that_day(_snapshot: Snapshot, day: date) -> Period:
    """Mean the day itself."""
    return Period.of_day(day)


KINDS: Mapping[str, ReportKind] = {
    kind.name: kind
    for kind in (
        ReportKind(village_progress.KIND, village_progress.village_progress, that_day),
        ReportKind(coverage.COVERAGE, coverage.coverage, that_day),
        ReportKind(coverage.TO_ENTER, coverage.to_enter, that_day),
        ReportKind(indicators.KIND, indicators.indicators, indicators.this_year, indicators.text),
        ReportKind(quality.KIND, quality.quality, quality.last_weeks, quality.text),
        *(
            ReportKind(kind, period_report(kind), usual_period(kind), period_text)
            for kind in LENGTHS
        ),
    )
}
