"""Forms that were changed and not saved: kept by child, also when the program ends."""

import json
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.domain.ids import ChildId, DraftId
from app.services.app import App
from app.services.visits.keep_draft import drop_draft, keep_draft
from ui.desk import Desk
from ui.pages.visit.state import VisitState

PAGE = "cleaning"
_DRAFT = DraftId("cleaning")
EVERY_MS = 800


class UnsavedForms(QObject):
    """A form left half-way waits here until its child is opened again."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._forms: dict[ChildId, VisitState] = {}
        self._is_read = False
        self._kept = ""
        self._timer = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep_now)

    def __contains__(self, child_id: str) -> bool:
        return child_id in self._forms

    def __len__(self) -> int:
        return len(self._forms)

    def note(self, state: VisitState) -> None:
        """Remember a form while it differs from its record; a form put back is forgotten."""
        if state.is_touched:
            self._forms[state.child_id] = state
        else:
            self._forms.pop(state.child_id, None)
        if not self._timer.isActive():
            self._timer.start()

    def take(self, child_id: ChildId) -> VisitState | None:
        """Give the form of a child that waits."""
        return self._forms.get(child_id)

    def forget(self, child_id: ChildId) -> None:
        """Let go of a form that was saved or thrown away."""
        if self._forms.pop(child_id, None) is not None and not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Keep the forms in the store."""
        self._timer.stop()
        body = json.dumps([state.to_json() for state in self._forms.values()])
        if body == self._kept or (not self._forms and not self._kept):
            return
        self._kept = body if self._forms else ""
        app, work = self._desk.app, _keep if self._forms else _drop
        self._desk.store.run(lambda: work(app, body), lambda _: None, key="cleaning.unsaved")

    def read(self, then: Callable[[], None]) -> None:
        """Read once what the last session left; `then` when it is there."""
        if self._is_read:
            return
        self._is_read = True
        app = self._desk.app

        def found(states: list[VisitState]) -> None:
            self._forms = {state.child_id: state for state in states} | self._forms
            then()

        self._desk.store.run(lambda: _read(app), found, owner=self)


def _keep(app: App, body: str) -> None:
    keep_draft(app, _DRAFT, PAGE, body)


def _drop(app: App, _body: str) -> None:
    drop_draft(app, _DRAFT)


def _read(app: App) -> list[VisitState]:
    with app.store.read() as snapshot:
        draft = snapshot.drafts.newest(PAGE)
    try:
        return [VisitState.from_json(one) for one in json.loads(draft.body)] if draft else []
    except (ValueError, KeyError, TypeError):
        return []  # written by another version: what it held cannot be put into this form
