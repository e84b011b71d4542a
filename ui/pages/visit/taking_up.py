"""Going on with a record of the strip; where its household is another one, a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.pages.visit.lookups import Family, read_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.child import Child
    from app.domain.household import Household
    from app.domain.ids import ChildId
    from ui.pages.visit.page import VisitPage
    from ui.pages.visit.waiting_draft import WaitingDraft

_BOTH_KNOWN = "Cả hai hồ sơ đều đã có trong sổ nên không nhập tiếp được."


class TakingUp(QObject):
    """Nothing typed is lost: it goes into the record, stays with the household, or waits."""

    def __init__(self, page: VisitPage, waiting: WaitingDraft, show: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._model = page.model
        self._waiting = waiting
        self._show = show
        self._record: tuple[Child, Family] | None = None
        self._came_from = ""
        page.questions.home_kept.connect(self._keep)
        page.questions.home_left.connect(self._move)

    def begin(self, child_id: ChildId) -> None:
        """Read the record, and ask where the child lives when its household is another."""
        if self._model.state.seen_child:
            self._page.desk.signals.say(_BOTH_KNOWN, state="warn")
            return
        desk = self._page.desk
        desk.store.run(lambda: read_record(desk.app, child_id), self._found, owner=self)

    def withdraw(self) -> bool:
        """Ask no more, leaving the form as it is; False when nothing is asked."""
        if not self._page.questions.asks_home:
            return False
        self._page.questions.clear()
        self._record = None
        self._page.focus_field(self._came_from)
        return True

    def _found(self, record: tuple[Child, Family] | None) -> None:
        if record is None or self._model.state.seen_child:
            return
        self._record = record
        home = record[1].household
        self._came_from = self._page.focused_field() or "full_name"
        if home.id == self._model.state.household_id or not self._model.visits_somebody:
            self._keep()
        else:
            self._ask(home)

    def _ask(self, home: Household) -> None:
        questions, model = self._page.questions, self._model
        waits = model.household_alone() is not None
        questions.ask_home(model.describe(home), model.describe(model.household()), waits=waits)
        if questions.first:
            self._page.bring(questions.first)

    def _keep(self) -> None:
        """Go to the household of the record; what was typed for the visited one waits."""
        if self._record is None:
            return
        aside = self._model.household_alone()
        if aside and self._record[1].household.id != aside.household_id:
            self._waiting.put_aside(aside)
        self._take(move=False)

    def _move(self) -> None:
        """Let the record become one of the household that is visited."""
        self._take(move=True)

    def _take(self, *, move: bool) -> None:
        if self._record is None:
            return
        (child, family), self._record = self._record, None
        self._model.take_up(child, family.household, family.children, move=move)
        self._show()
        self._page.focus_field(self._came_from)
