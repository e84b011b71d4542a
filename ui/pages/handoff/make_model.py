"""The state of *Lập danh sách*: what is ticked, whom that means, and the list being made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.handoff.hand_off import KINDS
from app.services.handoff.gather_hand_off import WantedHandOff, gather_hand_off
from app.services.pace import say_nothing
from app.storage.child_list import NO_VILLAGE, ChildFilter
from ui.pages.handoff.long_work import LongWork
from ui.review_sheets.names import free_path
from ui.village_text import UNKNOWN, village_order, village_title

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.ids import VillageId
    from app.services.app import App
    from app.services.handoff.make_hand_off import MadeHandOff
    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk

WORKBOOK, PAPER = ".xlsx", ".pdf"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Whom the next list would have."""

    children: int = 0
    carried: int = 0
    waiting: int = 0
    answered: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    """(kind, how many children it alone would bring)."""
    villages: tuple[tuple[VillageId, str], ...] = ()


class MakeModel(QObject):
    """Counts in the lane of the store, and makes the list there."""

    looked = Signal()
    made = Signal(object)
    """A `MadeHandOff`."""

    def __init__(self, desk: Desk, office: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self.work = LongWork(desk, self)
        self.foreseen = Foreseen()

    def wanted(
        self, kinds: tuple[str, ...], villages: frozenset[VillageId] | None, *, again: bool
    ) -> WantedHandOff:
        """Say what is wanted of this office."""
        return WantedHandOff(office=self._office, kinds=kinds, villages=villages, again=again)

    def look(self, wanted: WantedHandOff) -> None:
        """Count whom a list would have."""
        app = self._desk.app
        self._desk.store.run(
            lambda: _foresee(app, wanted),
            self._show,
            key=f"handoff.make.{self._office}",
            owner=self,
        )

    def make(self, wanted: WantedHandOff, folder: Path, suffixes: tuple[str, ...]) -> None:
        """Make the list and write its files into a folder."""
        app = self._desk.app

        def work(progress: Progress, cancelled: Cancelled) -> MadeHandOff:
            from app.services.handoff.make_hand_off import make_hand_off

            def write(made: MadeHandOff) -> tuple[Path, ...]:
                return write_files(app, made, folder, suffixes, progress, cancelled)

            return make_hand_off(app, wanted, write, progress=progress, cancelled=cancelled)

        self.work.run(work, self.made.emit)

    def _show(self, foreseen: Foreseen) -> None:
        self.foreseen = foreseen
        self.looked.emit()


def write_files(
    app: App,
    made: MadeHandOff,
    folder: Path,
    suffixes: tuple[str, ...],
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> tuple[Path, ...]:
    """Write a list as a workbook, on paper or both; none where one of them fails.

    Raises KnownError: `cancelled` and those of `new_file`.
    """
    from app.services.handoff.make_hand_off import workbook_at
    from ui.hand_off_sheets.printed import write_hand_off_pdf

    paths: list[Path] = []
    try:
        for suffix in suffixes:
            path = free_path(folder, f"doi-soat_{made.hand_off.code}", suffix)
            if suffix == PAPER:
                write_hand_off_pdf(
                    *(path, made.hand_off, made.lines, app.commune.full_name),
                    progress=progress,
                    cancelled=cancelled,
                )
            else:
                workbook_at(app, path)(made)
            paths.append(path)
    except Exception:
        for path in paths:
            path.unlink(missing_ok=True)
        raise
    return tuple(paths)


def _foresee(app: App, wanted: WantedHandOff) -> Foreseen:
    with app.store.read() as snapshot:
        gathered = gather_hand_off(app, snapshot, wanted, on=app.today())
        villages = sorted(snapshot.villages.all(), key=village_order)
        counts = [
            (kind, len(set().union(*(snapshot.list.ids(_of(key)) for key in lists))))
            for kind, lists in KINDS.items()
        ]
    named = [(village.id, village_title(village)) for village in villages]
    return Foreseen(
        children=len(gathered.people),
        carried=gathered.carried,
        waiting=gathered.waiting,
        answered=gathered.answered,
        kinds=tuple(counts),
        villages=(*named, (NO_VILLAGE, UNKNOWN)),
    )


def _of(worklist: str) -> ChildFilter:
    return ChildFilter(worklist=worklist)
