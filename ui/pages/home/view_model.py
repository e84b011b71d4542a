"""The state of *Trang chủ*: the figures of the commune as they are now."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.domain.ids import VillageId
from app.services.app import App
from app.storage.child_list import NO_VILLAGE, ChildFilter
from ui.desk import Desk
from ui.village_text import UNKNOWN, village_order, village_title

NO_NUMBER = "missing_national_id"


@dataclass(frozen=True, slots=True)
class VillageFigure:
    """A village, its children, and those of them whose ID number is known."""

    id: VillageId
    name: str
    children: int
    numbered: int


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """Everything the page says."""

    children: int
    waiting: int
    villages: tuple[VillageFigure, ...]
    problems: tuple[tuple[str, int], ...]
    """(problem code, how many children have it), most frequent first."""

    @property
    def village_count(self) -> int:
        """Count the villages of the commune."""
        return sum(village.id != NO_VILLAGE for village in self.villages)

    @property
    def numbered(self) -> int:
        """Count the children whose ID number is known."""
        return sum(village.numbered for village in self.villages)


def read_figures(app: App) -> HomeFigures:
    """Count in the store; runs in its lane."""
    everyone = ChildFilter()
    with app.store.read() as snapshot:
        counts = snapshot.list.count_by_village(everyone)
        without = snapshot.list.count_by_village(ChildFilter(problem=NO_NUMBER))
        problems = snapshot.list.count_by_problem(everyone)
        villages = sorted(snapshot.villages.all(), key=village_order)
        waiting = snapshot.journal.waiting().count
    names = {village.id: village_title(village) for village in villages}
    if counts.get(NO_VILLAGE):
        names[NO_VILLAGE] = UNKNOWN
    return HomeFigures(
        children=sum(counts.values()),
        waiting=waiting,
        villages=tuple(
            VillageFigure(id_, name, counts.get(id_, 0), counts.get(id_, 0) - without.get(id_, 0))
            for id_, name in names.items()
        ),
        problems=tuple(sorted(problems.items(), key=lambda pair: -pair[1])),
    )


class HomeViewModel(QObject):
    """Reads the figures again when something they count was written."""

    figured = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.figures: HomeFigures | None = None
        desk.signals.changed.connect(lambda _: self.count())

    def count(self) -> None:
        """Count in the lane of the store."""
        app = self._desk.app
        self._desk.store.run(lambda: read_figures(app), self._take, key="home", owner=self)

    def _take(self, figures: HomeFigures) -> None:
        self.figures = figures
        self.figured.emit()
