"""Keeps the form in the store while it is typed: within a second, off the GUI thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.services.visits.keep_draft import drop_draft, keep_draft
from ui.desk import Desk
from ui.pages.visit.state import PAGE, VisitState

if TYPE_CHECKING:
    from app.domain.ids import DraftId

EVERY_MS = 800
"""From the first change not yet kept; two seconds are promised, a busy lane needs the rest."""


class DraftKeeper(QObject):
    """Notes that there is something to keep; keeps it once, however much is typed meanwhile."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state: VisitState | None = None
        self._kept: set[DraftId] = set()
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep_now)

    def note(self, state: VisitState) -> None:
        """Say that the form changed."""
        self._state = state
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep what was noted, without waiting for the time to come."""
        self._timer.stop()
        state, self._state = self._state, None
        if state and state.is_touched:
            app, id_, body = self._desk.app, state.draft_id, state.to_json()
            self._kept.add(id_)
            self._desk.store.run(
                lambda: keep_draft(app, id_, PAGE, body), lambda _: None, key=_key(state)
            )
        elif state and state.draft_id in self._kept:
            # It was only the way to a household: nothing of it would be missed.
            self.drop(state)

    def forget(self, state: VisitState) -> None:
        """Keep nothing more of this form: it is being saved."""
        self._timer.stop()
        self._state = None
        self._desk.store.drop(_key(state))

    def drop(self, state: VisitState) -> None:
        """Throw a kept form away: the person said so."""
        app = self._desk.app
        self._kept.discard(state.draft_id)
        self._desk.store.drop(_key(state))
        self._desk.store.run(lambda: drop_draft(app, state.draft_id), lambda _: None)


def _key(state: VisitState) -> str:
    """Name the place of a form in the lane: a newer one never pushes another form out of it."""
    return f"visit.draft.{state.draft_id}"
