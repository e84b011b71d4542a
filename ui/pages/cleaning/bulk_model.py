"""Bulk fixes without their widgets: what each kind would change under the filter, and doing it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import KnownError
from app.services.cleaning.clean_records import Cleaned, apply_fixes
from app.services.cleaning.find_fixes import FoundFixes, find_all_fixes
from ui.errors import told
from ui.tasks import Lane
from ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.cleaning.fix import Fix
    from app.services.pace import Cancelled, Progress
    from app.storage.child_list import ChildFilter
    from ui.desk import Desk

LOOK, CLEAN = "look", "clean"


class BulkModel(QObject):
    """One piece of work at a time: looking for fixes, or making them."""

    found = Signal()
    """What could be put right is known, or is looked for anew."""
    ended = Signal()
    """What was under way is over; `saved` or `trouble` says how."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.fixes: FoundFixes | None = None
        self.trouble = ""
        self.saved: Cleaned | None = None
        self.work = Work(self)
        # Looking through the whole commune takes seconds: a lane of its own, which writes nothing.
        self.lane = Lane("fixes", self)

    @property
    def is_looking(self) -> bool:
        """Whether fixes are being looked for."""
        return self.work.kind == LOOK

    @property
    def is_working(self) -> bool:
        """Whether fixes are being made."""
        return self.work.kind == CLEAN

    def look(self, wanted: ChildFilter) -> None:
        """Find what could be put right among the children of a filter, whatever list they are on.

        A worklist says what is missing, a fix is about what is written: village, words and batch
        are kept, the list is left out.
        """
        if self.is_working:
            return
        app, wide = self._desk.app, replace(wanted, worklist="", problem="")
        self.fixes, self.trouble = None, ""

        def find(progress: Progress, cancelled: Cancelled) -> FoundFixes:
            return find_all_fixes(app, wide, progress=progress, cancelled=cancelled)

        self.work.run(LOOK, self.lane, find, self._take, self._refuse)

    def fix(self, kind: str, chosen: Sequence[Fix]) -> None:
        """Make the chosen changes, all of them or none."""
        if self.is_working or not chosen:
            return
        app = self._desk.app
        self.saved, self.trouble = None, ""

        def make(progress: Progress, cancelled: Cancelled) -> Cleaned:
            today = app.today()
            return apply_fixes(app, kind, chosen, on=today, progress=progress, cancelled=cancelled)

        self.work.run(CLEAN, self._desk.store, make, self._end, self._fail)

    def close(self) -> None:
        """Stop what is under way, and look for nothing more."""
        self.work.stop()
        self.lane.close()

    def _take(self, found: FoundFixes) -> None:
        self.fixes = found
        self.found.emit()

    def _end(self, saved: Cleaned) -> None:
        self.saved = saved
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self.trouble = told(error)
        self.ended.emit()

    def _refuse(self, error: Exception) -> None:
        if not (isinstance(error, KnownError) and error.code == "cancelled"):
            self.trouble = told(error)
        self.found.emit()
