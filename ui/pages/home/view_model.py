"""The state of *Trang chủ*: the quality of the commune and the work that waits, as they are now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from app.domain.cleaning.quality import Figures
from app.domain.cleaning.worklists import WORKLISTS
from app.domain.ids import VillageId
from app.services.app import App
from app.services.calendar.read_calendar import CalendarLine, here, read_today
from app.services.cleaning.measure_quality import (
    Quality,
    complement_of,
    measure_quality,
    quality_over_time,
)
from app.storage.child_list import NO_VILLAGE, ChildFilter
from ui.desk import Desk
from ui.village_text import UNKNOWN, village_order, village_title

WEEKS = 12


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the past: the last day kept of it and its figures; None where none was kept."""

    monday: date
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """Everything the page says."""

    quality: Quality
    weeks: tuple[Week, ...]
    """The last WEEKS weeks, the oldest first; the last one is today."""
    villages: Mapping[VillageId, str]
    """Village -> its name, in the order shown."""
    waiting: int
    worklists: tuple[tuple[str, int], ...]
    """(worklist, how many children stand on it), in the order of the letters; none is empty."""
    dues: tuple[CalendarLine, ...] = ()
    """What is late or due today, and what of today is done."""

    @property
    def village_count(self) -> int:
        """Count the villages of the commune."""
        return sum(village != NO_VILLAGE for village in self.villages)

    def of_village(self, village: VillageId) -> Figures:
        """Give the figures of a village."""
        return self.quality.villages.get(village, Figures())


def read_figures(app: App) -> HomeFigures:
    """Count in the store; runs in its lane."""
    quality = measure_quality(app, app.today())
    kept = quality_over_time(app, weeks=WEEKS)
    with app.store.read() as snapshot:
        counts = snapshot.list.counts(ChildFilter()).worklists
        names = {v.id: village_title(v) for v in sorted(snapshot.villages.all(), key=village_order)}
        waiting = snapshot.journal.waiting().count
        dues = tuple(read_today(app, snapshot, here(app)))
    if NO_VILLAGE in quality.villages:
        names[NO_VILLAGE] = UNKNOWN
    return HomeFigures(
        quality=quality,
        weeks=tuple(_weeks(quality, kept)),
        villages=names,
        waiting=waiting,
        worklists=tuple((key, counts[key]) for key in WORKLISTS if counts.get(key)),
        dues=dues,
    )


def facts_of(figure: str, on: date, village: VillageId | None = None) -> dict[str, object]:
    """Give the facts of a wish for the list of those whom a figure leaves out."""
    wanted = complement_of(figure, on, village)
    facts: dict[str, object] = {"worklist": wanted.worklist} if wanted.worklist else {}
    for name in ("stale_on", "village_id"):
        if getattr(wanted, name) is not None:
            facts[name] = getattr(wanted, name)
    return facts


def _weeks(quality: Quality, kept: Iterable[tuple[date, Figures]]) -> Iterable[Week]:
    """Lay what was kept on the weeks; this week says what is so today."""
    by_monday = {_monday(day): figures for day, figures in kept}
    this = _monday(quality.on)
    by_monday[this] = quality.overall
    for back in range(WEEKS - 1, -1, -1):
        monday = this - timedelta(weeks=back)
        yield Week(monday, by_monday.get(monday))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


class HomeViewModel(QObject):
    """Reads the figures again when something they count was written."""

    figured = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.figures: HomeFigures | None = None
        self.attending = True
        """Whether the page is in front; behind, it counts when it is opened again."""
        desk.signals.changed.connect(lambda _: self._look_again())

    def count(self) -> None:
        """Count in the lane of the store."""
        app = self._desk.app
        self._desk.store.run(lambda: read_figures(app), self._take, key="home", owner=self)

    def _look_again(self) -> None:
        if self.attending:
            self.count()

    def _take(self, figures: HomeFigures) -> None:
        self.figures = figures
        self.figured.emit()
