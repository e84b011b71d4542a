"""The state of *Đồng bộ*: how things stand, what is under way, and what the last round did."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.change import ENTITIES
from ui.errors import told
from ui.sync_port import SyncNeed, SyncOutcome, SyncState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.desk import Desk


class SyncViewModel(QObject):
    """One round at a time, in the lane of the network; the state comes from the store's lane."""

    stated = Signal()
    began = Signal()
    progressed = Signal(str, int, int)
    """Stage, done and total, from whichever thread works."""
    ended = Signal()
    """`outcome` or `trouble` says how."""
    enrolled = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = SyncState()
        self.needs: Sequence[SyncNeed] = ()
        self.running = False
        self.outcome: SyncOutcome | None = None
        self._stop = threading.Event()
        self.trouble = ""
        """A sentence; empty when nothing went wrong."""
        desk.signals.changed.connect(lambda _: self.look())

    def look(self) -> None:
        """Ask how things stand."""
        sync = self._desk.sync
        self._desk.store.run(
            lambda: (sync.state(), sync.needs()), self._take_state, key="sync.page", owner=self
        )

    def send(self) -> None:
        """Begin a round, unless one is under way."""
        if self.running:
            return
        self.running, self.outcome, self.trouble = True, None, ""
        self.began.emit()
        self._stop = threading.Event()
        sync, progress, stop = self._desk.sync, self.progressed.emit, self._stop
        self._desk.network.run(
            lambda: sync.run(progress, stop.is_set), self._take_outcome, self._refuse, owner=self
        )

    def stop(self) -> None:
        """Ask the round to end; what was acknowledged is kept."""
        self._stop.set()

    def enrol(self, url: str, code: str) -> None:
        """Join the central with a code."""
        if self.running:
            return
        self.running, self.trouble = True, ""
        self.began.emit()
        sync = self._desk.sync
        self._desk.network.run(
            lambda: sync.enrol(url, code), lambda _: self._join(), self._refuse, owner=self
        )

    def _join(self) -> None:
        self.running = False
        self.enrolled.emit()
        self._end()

    def _take_state(self, stated: tuple[SyncState, Sequence[SyncNeed]]) -> None:
        self.state, self.needs = stated
        self.stated.emit()

    def _take_outcome(self, outcome: SyncOutcome) -> None:
        self.running, self.outcome = False, outcome
        self._end()

    def _refuse(self, error: Exception) -> None:
        self.running, self.trouble = False, told(error)
        self._end()

    def _end(self) -> None:
        self.ended.emit()
        self._desk.signals.announce(*ENTITIES)
