"""Đúng, Đủ, Sạch, Sống of the commune and of each village, today and over the weeks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.cleaning.quality import Figures
from app.domain.ids import VillageId
from app.services.app import App
from app.storage.child_list import ChildFilter

_COMPLEMENTS = {
    "matched": "not_verified",
    "full": "not_full",
    "clean": "not_clean",
    "with_id": "no_valid_id",
    "complete": "incomplete",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The figures as of a day; `app.domain.cleaning.quality` says what each counts."""

    on: date
    overall: Figures
    villages: Mapping[VillageId, Figures]
    """NO_VILLAGE for the children whose village is not known."""


def measure_quality(app: App, on: date) -> Quality:
    """Count every figure; `on` is the day as of which changes wait too long.

    Ages are those of the last look at everyone (`check_everyone`, once a day).
    """
    with app.store.read() as snapshot:
        villages = snapshot.quality.measure(on)
    return Quality(on=on, overall=sum(villages.values(), Figures()), villages=villages)


def complement_of(figure: str, on: date, village_id: VillageId | None = None) -> ChildFilter:
    """Give the list of those whom a figure leaves out: what is to be done to raise it."""
    if figure == "alive":
        return ChildFilter(village_id=village_id, stale_on=on)
    return ChildFilter(village_id=village_id, worklist=_COMPLEMENTS[figure])


def keep_quality_day(app: App) -> None:
    """Keep today's figures, in the place of those kept earlier today."""
    today = app.today()
    with app.write("check") as work:
        work.quality.keep(today, work.quality.measure(today))


def quality_over_time(
    app: App, *, village_id: VillageId | None = None, weeks: int = 12
) -> list[tuple[date, Figures]]:
    """Give the last kept day of each of the last weeks, the oldest first."""
    since = app.today() - timedelta(weeks=weeks)
    with app.store.read() as snapshot:
        return last_of_weeks(snapshot.quality.since(since, village_id))


def last_of_weeks(days: Mapping[date, Figures]) -> list[tuple[date, Figures]]:
    """Take the last day of each week; the days come in their order."""
    last = {day.isocalendar()[:2]: (day, figures) for day, figures in days.items()}
    return list(last.values())
