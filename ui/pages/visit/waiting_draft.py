"""The form that waits over the page: left by a crash, or put aside for another household."""

from PySide6.QtCore import QObject, Signal

from app.storage.drafts import Draft
from ui.desk import Desk
from ui.pages.visit.draft_bar import DraftBar
from ui.pages.visit.draft_keeper import DraftKeeper
from ui.pages.visit.state import VisitState
from ui.words import moment


class WaitingDraft(QObject):
    """At most one form waits; it stays in the store until it is taken up, saved or thrown away."""

    taken_up = Signal(VisitState)

    def __init__(self, desk: Desk, bar: DraftBar, keeper: DraftKeeper) -> None:
        super().__init__(keeper)
        self._clock = desk.app.clock
        self._bar = bar
        self._keeper = keeper
        self._state: VisitState | None = None
        bar.reopened.connect(self._take_up)
        bar.dropped.connect(self._drop)

    def find(self, draft: Draft | None, current: VisitState) -> None:
        """Offer what the store holds, unless it is the form in front."""
        if draft is None or draft.id == current.draft_id:
            return
        try:
            state = VisitState.from_json(draft.body)
        except (ValueError, KeyError, TypeError):
            # A draft of another version of the program: it cannot be shown, and is left alone.
            return
        self._show(state, moment(draft.saved_at, self._clock()))

    def put_aside(self, state: VisitState) -> None:
        """Keep a form that gives way to another one."""
        self._keeper.note(state)
        self._keeper.keep_now()
        now = self._clock()
        self._show(state, moment(now, now))

    def _show(self, state: VisitState, when: str) -> None:
        self._state = state
        # A surname that only waits for its name names nobody.
        named = state.seen_child or state.differs(["full_name"])
        child = state.texts.get("full_name", "") if named else ""
        self._bar.tell(when, state.texts.get("head_name", ""), child)

    def _take_up(self) -> None:
        state, self._state = self._state, None
        self._bar.hide()
        if state:
            self.taken_up.emit(state)

    def _drop(self) -> None:
        state, self._state = self._state, None
        self._bar.hide()
        if state:
            self._keeper.drop(state)
