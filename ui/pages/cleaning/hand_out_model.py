"""The state of *Xuất và in*: what can go out, what is being written, what was written."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.cleaning.worklists import AT_THE_HOUSE
from app.domain.errors import KnownError
from app.storage.child_list import NO_VILLAGE, ChildFilter
from ui.errors import told
from ui.village_text import UNKNOWN, village_order, village_title

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from app.domain.ids import VillageId
    from app.services.app import App
    from ui.desk import Desk

WORKBOOK, PAPER = ".xlsx", ".pdf"


@dataclass(frozen=True, slots=True)
class VillageToAsk:
    """A village with children to ask about."""

    id: VillageId
    name: str
    children: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What can go out."""

    filtered: int = 0
    everyone: int = 0
    villages: tuple[VillageToAsk, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Files that were written, and how many children are in them."""

    paths: tuple[Path, ...] = ()
    children: int = 0
    trouble: str = ""
    """Why nothing was written, in a sentence."""
    stopped: bool = False


class HandOutModel(QObject):
    """One piece of writing at a time, in the lane of the store."""

    looked = Signal()
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = threading.Event()
        self.wanted = ChildFilter()
        self.choice = Choice()
        self.running = False
        self.written = Written()

    def look(self, wanted: ChildFilter) -> None:
        """Count what is in a filter, in the commune, and to be asked in each village."""
        self.wanted = wanted
        app = self._desk.app
        self._desk.store.run(
            lambda: _choice_of(app, wanted), self._show, key="hand_out", owner=self
        )

    def write_list(self, path: Path, wanted: ChildFilter) -> None:
        """Write the children of a filter as a list."""
        from app.services.lists.export_list import export_list

        app = self._desk.app

        def write(stopped: Callable[[], bool]) -> Written:
            done = export_list(app, wanted, path, progress=self.progressed.emit, cancelled=stopped)
            return Written((done.path,), done.children)

        self._run(write)

    def write_sheets(
        self,
        folder: Path,
        villages: Collection[VillageId],
        suffixes: Collection[str],
        *,
        apart: bool,
    ) -> None:
        """Write review sheets of villages as workbooks, on paper or both; `apart`: a file each."""
        from ui.review_sheets.files import SheetFiles, write_sheet_files

        wanted = SheetFiles(folder, tuple(villages), tuple(suffixes), apart=apart)
        app, progress = self._desk.app, self.progressed.emit

        def write(stopped: Callable[[], bool]) -> Written:
            return Written(*write_sheet_files(app, wanted, progress=progress, cancelled=stopped))

        self._run(write)

    def stop(self) -> None:
        """Ask the writing to end; what was written by it is taken away again."""
        self._stop.set()

    def _run(self, write: Callable[[Callable[[], bool]], Written]) -> None:
        if self.running:
            return
        self._stop = threading.Event()
        self.running, self.written = True, Written()
        stopped = self._stop.is_set
        self._desk.store.run(lambda: write(stopped), self._end, self._refuse, owner=self)

    def _show(self, choice: Choice) -> None:
        self.choice = choice
        self.looked.emit()

    def _end(self, written: Written) -> None:
        self.running, self.written = False, written
        self.ended.emit()

    def _refuse(self, error: Exception) -> None:
        stopped = isinstance(error, KnownError) and error.code == "cancelled"
        self._end(Written(trouble=told(error), stopped=stopped))


def _choice_of(app: App, wanted: ChildFilter) -> Choice:
    with app.store.read() as snapshot:
        asked = snapshot.list.count_by_village(ChildFilter(worklist=AT_THE_HOUSE))
        filtered = len(snapshot.list.ids(wanted))
        everyone = snapshot.children.count()
        villages = sorted(snapshot.villages.all_ever(), key=village_order)
    lines = [
        VillageToAsk(village.id, village_title(village), asked[village.id])
        for village in villages
        if asked.get(village.id)
    ]
    if asked.get(NO_VILLAGE):
        lines.append(VillageToAsk(NO_VILLAGE, UNKNOWN, asked[NO_VILLAGE]))
    return Choice(filtered, everyone, tuple(lines))
