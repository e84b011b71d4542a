"""The progress of a commune by village: the table of the ministry's report (domain.md §9)."""

from collections.abc import Iterable
from datetime import date

from app.domain.ids import VillageId
from app.domain.status import Status
from app.domain.village import Village
from app.reports.figures import Tally
from app.reports.read_counted import read_counted
from app.reports.report import Report, ReportRow
from app.services.app import VIETNAM, App
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


def village_progress(app: App, on: date) -> Report:
    """Count the table: a row a village in the order of the commune's list, and the total.

    Children whose village is not known have a row of their own at the end.
    """
    taken_at = app.clock().astimezone(VIETNAM).replace(second=0, microsecond=0)
    with app.store.read() as snapshot:
        tally = Tally(read_counted(snapshot, on))
        villages = snapshot.villages.as_listed()
    places = _places(villages, tally)
    return Report(
        kind=KIND,
        on=on,
        taken_at=taken_at,
        figures=FIGURES,
        rows=tuple(ReportRow(id_, name, tally.row(FIGURES, id_)) for id_, name in places),
        total=tally.row(FIGURES),
        tally=tally,
    )


def _places(villages: Iterable[Village], tally: Tally) -> list[tuple[VillageId, str]]:
    """Take the villages of today, and whichever others children still live in."""
    lived_in = tally.villages
    named = [
        (village.id, village.name)
        for village in villages
        if village.status is Status.ACTIVE or village.id in lived_in
    ]
    return named + [(NO_VILLAGE, "")] * (NO_VILLAGE in lived_in)
