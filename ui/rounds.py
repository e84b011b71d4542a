"""Rounds of sync: at a press, and by themselves when one that did not end well is due again."""

from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.domain.change import ENTITIES
from ui.errors import told

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.ids import Clock
    from ui.signals import Signals
    from ui.sync_port import SyncOutcome, SyncPort, SyncState
    from ui.tasks import Lane

FIRST_SECONDS = 3.0
"""A round that was due before the window opened lets it stand first."""
CLOCK_SECONDS = 60.0
"""How far the timer and the clock may be apart."""
AGAIN_SECONDS = 900.0
"""The wait after a round that could not even note when to try again (a full disk)."""


class Rounds(QObject):
    """One round at a time, in the lane of the network; the store says when the next one is due."""

    began = Signal()
    progressed = Signal(str, int, int)
    """Stage, done and total, from whichever thread works."""
    stopping = Signal()
    ended = Signal()
    """`outcome` or `trouble` says how."""

    def __init__(self, sync: SyncPort, lane: Lane, signals: Signals, clock: Clock) -> None:
        super().__init__()
        self._sync = sync
        self._lane = lane
        self._signals = signals
        self._clock = clock
        self._stop = threading.Event()
        self._due: datetime | None = None
        self._tried: datetime | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.begin)
        self.running = False
        self.outcome: SyncOutcome | None = None
        self.trouble = ""
        """A sentence; empty when nothing went wrong."""

    def begin(self) -> None:
        """Begin a round now, unless one is under way."""
        if self.running:
            return
        self._timer.stop()
        self._tried, self._due = self._due, None
        self.running, self.trouble = True, ""
        self._stop = threading.Event()
        self._sync.prepare()
        self.began.emit()
        sync, progress, stop = self._sync, self.progressed.emit, self._stop
        self._lane.run(
            lambda: sync.run(progress, stop.is_set), self._take_outcome, self._refuse, owner=self
        )

    def stop(self) -> None:
        """Ask the round to end; what was acknowledged is kept."""
        if self.running:
            self._stop.set()
            self.stopping.emit()

    @property
    def is_stopping(self) -> bool:
        """Whether the round under way was asked to end."""
        return self.running and self._stop.is_set()

    def expect(self, state: SyncState) -> None:
        """Wait for the moment at which the store says the next round is due."""
        moments = (state.next_try_at, state.next_slot_at) if state.enrolled else ()
        due = min((moment for moment in moments if moment), default=None)
        if due is None or self.running:
            self._due = None
            self._timer.stop()
            return
        seconds = max(FIRST_SECONDS, (due - self._clock()).total_seconds())
        was_tried = due == self._tried and seconds <= FIRST_SECONDS
        wait = AGAIN_SECONDS if was_tried else seconds
        was_set = self._timer.remainingTime() / 1000 > wait + CLOCK_SECONDS
        if due != self._due or was_set:  # it is another moment, or the clock is another
            self._due = due
            self._timer.start(math.ceil(wait * 1000))

    def forget(self) -> None:
        """Let go of how the last round ended: there is another central to talk to."""
        self.outcome, self.trouble = None, ""

    def close(self) -> None:
        """Begin no more, and end the one under way at its next answer."""
        self._timer.stop()
        self._stop.set()

    def _take_outcome(self, outcome: SyncOutcome) -> None:
        self.running, self.outcome = False, outcome
        self._end(changed=bool(outcome.sent or outcome.received))

    def _refuse(self, error: Exception) -> None:
        self.running, self.trouble = False, told(error)
        self._end(changed=True)

    def _end(self, *, changed: bool) -> None:
        self.ended.emit()
        if changed:
            self._signals.announce(*ENTITIES)
