"""The progress of a commune by village: the table of the ministry's report (domain.md §9)."""

from collections.abc import Collection, Iterable, Sequence

from app.domain.hearing import Listen, hear_nothing, heard
from app.domain.ids import VillageId
from app.domain.places.village import Village
from app.domain.reports.period import Period
from app.domain.status import Status
from app.messages import reports as said
from app.reports.behind import who_of
from app.reports.figures import Tally
from app.reports.read_counted import read_counted
from app.reports.report import Column, Line, Report, Table, line_of, total_of
from app.services.app import App
from app.storage.child_filter import NO_VILLAGE

KIND = "village-progress"
FIGURES = (
    "children",
    "special",
    "updated",
    "special_updated",
    "at_risk_updated",
    "special_assisted_updated",
)
Places = Sequence[tuple[VillageId, str]]
"""The villages of a table, each with its name."""
COLUMNS = tuple(
    Column(figure, said.FIGURES[figure], said.UPDATED if figure.endswith("updated") else "")
    for figure in FIGURES
)


def village_progress(app: App, period: Period, listen: Listen = hear_nothing) -> Report:
    """Count the table as of the last day: a line a village in the order of the commune's list.

    Children whose village is not known have a line of their own at the end.
    """
    with app.store.read() as snapshot:
        tally = Tally(heard(read_counted(snapshot, period.until, listen=listen), listen))
        villages = snapshot.villages.as_listed()
    return Report(
        kind=KIND,
        title=said.TITLES[KIND],
        period=period,
        taken_at=app.minute(),
        tables=(progress_table(tally, places_of(villages, tally.villages)),),
        who=who_of(tally),
    )


def progress_table(tally: Tally, places: Places) -> Table:
    """Make the table of some places."""
    lines = tuple(
        line_of(COLUMNS, id_, name, {f: tally.count(f, id_) for f in FIGURES})
        for id_, name in places
    )
    return village_table(KIND, said.TITLES[KIND], COLUMNS, lines)


def village_table(
    key: str,
    title: str,
    columns: tuple[Column, ...],
    lines: tuple[Line, ...],
    notes: tuple[str, ...] = (),
) -> Table:
    """Make a table of villages, all of them added up below."""
    return Table(
        key=key,
        title=title,
        first=said.VILLAGE,
        columns=columns,
        lines=lines,
        total=total_of(columns, said.TOTAL, lines),
        notes=notes,
    )


def places_of(
    villages: Iterable[Village], lived_in: Collection[VillageId]
) -> list[tuple[VillageId, str]]:
    """Take the villages of today, and whichever others children still live in."""
    named = [
        (village.id, village.name)
        for village in villages
        if village.status is Status.ACTIVE or village.id in lived_in
    ]
    return named + [(NO_VILLAGE, said.NO_VILLAGE)] * (NO_VILLAGE in lived_in)
