"""The report on quality: Đúng, Đủ, Sạch, Sống, the worklists, by village and over the weeks.

Worklists and the children behind a figure are those of today; of a day that is over the figures
that were kept of it are given, without lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from app.domain.cleaning.quality import Figures
from app.domain.errors import KnownError
from app.domain.hearing import Listen, hear_nothing, heard
from app.domain.ids import ChildId, VillageId
from app.domain.places.units import Unit
from app.domain.reports.period import Period
from app.messages import quality_report as words
from app.messages import reports as said
from app.reports.kinds import quality_tables as tables
from app.reports.kinds.marked_tally import MarkedTally
from app.reports.kinds.village_progress import places_of
from app.reports.letter.letter import ReportText, report_text
from app.reports.report import TOTAL, Report, Table, Who
from app.services.app import App
from app.services.cleaning.measure_quality import last_of_weeks
from app.storage.unit_of_work import Snapshot

KIND = "quality"
WEEKS = timedelta(weeks=12)


def last_weeks(_snapshot: Snapshot, day: date) -> Period:
    """Give the weeks up to a day over which the figures are shown."""
    return Period(day - WEEKS, day)


def quality(app: App, period: Period, listen: Listen = hear_nothing) -> Report:
    """Measure the quality as of the last day of a period, and over its weeks.

    Raises KnownError `quality_not_kept` where that day is over and nothing was kept till then.
    """
    with app.store.read() as snapshot:
        days = {
            day: figures
            for day, figures in snapshot.quality.since(period.since).items()
            if day <= period.until
        }
        if period.until < app.today():
            made, who = tuple(_of_the_past(snapshot, period, days)), None
        else:
            listen()
            tally = MarkedTally(heard(snapshot.quality.children(period.until), listen))
            made = tuple(heard(_of_today(snapshot, period, days, tally), listen, every=1))
            who = _who_of(tally)
    return Report(
        kind=KIND,
        title=said.TITLES[KIND],
        period=period,
        taken_at=app.minute(),
        tables=made,
        charts=(tables.CHART,),
        who=who,
    )


def _of_today(
    snapshot: Snapshot, period: Period, days: Mapping[date, Figures], tally: MarkedTally
) -> Iterator[Table]:
    overall = sum(tally.by_village.values(), Figures())
    places = places_of(snapshot.villages.as_listed(), tally.villages)
    yield tables.overall_table(overall, ())
    yield tables.lists_table(tally, overall.children)
    yield tables.weeks_table(last_of_weeks({**days, period.until: overall}))
    yield tables.villages_table(places, tally.by_village)
    yield tables.village_lists_table(places, tally)


def _of_the_past(
    snapshot: Snapshot, period: Period, days: Mapping[date, Figures]
) -> Iterator[Table]:
    if not days:
        raise KnownError("quality_not_kept", day=said.day_in_figures(period.until))
    last = max(days)
    figures = snapshot.quality.kept(last)
    places = places_of(snapshot.villages.as_listed(), figures.keys())
    note = words.KEPT_NOTE.format(day=said.day_in_figures(last))
    yield tables.overall_table(days[last], (note,))
    yield tables.weeks_table(last_of_weeks(days))
    yield tables.villages_table(places, figures)


def _who_of(tally: MarkedTally) -> Who:
    def who(table: str, line: str, column: str) -> list[ChildId]:
        if table == tables.OVERALL:
            return _of_figure(tally, line, column, None)
        if table == tables.LISTS:
            return tally.who_is_on(line)
        village = None if line == TOTAL else VillageId(line)
        if table == tables.VILLAGES:
            return _of_figure(tally, column, tables.REACHED, village)
        return tally.who_is_on(column, village) if table == tables.VILLAGE_LISTS else []

    return who


def _of_figure(
    tally: MarkedTally, figure: str, column: str, village: VillageId | None
) -> list[ChildId]:
    if tables.CHILDREN in (figure, column):
        return tally.everyone(village)
    return tally.who(figure.removesuffix("_rate"), village, reached=column != tables.LEFT)


def text(snapshot: Snapshot, commune: Unit, report: Report) -> ReportText:
    """Write the parts of the letter; the four figures are said in words, too."""
    usual = report_text(snapshot, commune, report)
    overall = report.table(tables.OVERALL)
    shares = ", ".join(
        words.SHARE_WORDS.format(name=line.name, rate=said.figure(line.values[-1]))
        for line in overall.lines[: len(tables.SLOGAN)]
    )
    children = said.figure(overall.lines[0].values[0])
    measured = words.RATE_LINE.format(children=children, shares=shares)
    results = (usual.results[0], words.RESULTS)
    return replace(usual, results=results, after_table=(measured, *usual.after_table))
