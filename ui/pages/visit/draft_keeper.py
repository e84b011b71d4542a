"""Keeps the form in the store while it is typed: within a second, off the GUI thread."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.circumstances.confidential_text import TEXTS, secret_groups
from app.services.app import App
from app.services.circumstances.prepare_circumstances import seal_typed
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
            app, copy = self._desk.app, replace(state, texts=dict(state.texts))
            body = "" if tells_a_secret(copy) else copy.to_json()
            self._kept.add(state.draft_id)
            self._desk.store.run(lambda: _keep(app, copy, body), lambda _: None, key=_key(state))
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


def tells_a_secret(state: VisitState) -> bool:
    """Whether somebody types what only those allowed may see: it is kept sealed."""
    return any(secret_groups(name, state.texts.get(name, "")) for name in TEXTS)


def _keep(app: App, state: VisitState, body: str) -> None:
    if not body:
        texts, typed = seal_typed(app, state.child_id, state.texts)
        body = replace(state, texts=texts, prepared=state.prepared.with_more(typed)).to_json()
    keep_draft(app, state.draft_id, PAGE, body)


def _key(state: VisitState) -> str:
    """Name the place of a form in the lane: a newer one never pushes another form out of it."""
    return f"visit.draft.{state.draft_id}"
