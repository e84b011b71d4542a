"""From Ctrl+Enter to the next child: what stops a save, what is asked, and what follows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.cleaning.problem import Level, Problem
from ui.errors import told
from ui.pages.visit.form_text import CHILD_FIELDS, HOME_FIELDS
from ui.pages.visit.key_hold import KeyHold
from ui.pages.visit.saving import Saving
from ui.signals import Notice
from ui.words import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.outcome import NeedsDecision, Refused, Saved
    from ui.pages.visit.draft_keeper import DraftKeeper
    from ui.pages.visit.lookups import Family
    from ui.pages.visit.page import VisitPage


class SaveFlow(QObject):
    """One save of the page, whatever its end; the form is left as it is until it is saved."""

    def __init__(self, page: VisitPage, keeper: DraftKeeper, show: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._model = page.model
        self._keeper = keeper
        self._show = show
        self._keys = KeyHold(page)
        self._saving = Saving(page.desk, self)
        self._asked: NeedsDecision | None = None
        self._saving.saved.connect(self._saved)
        self._saving.refused.connect(self._refused)
        self._saving.asked.connect(self._ask)
        self._saving.failed.connect(self._failed)
        page.questions.settled.connect(self._settle)
        page.questions.household_taken.connect(self._take_household)
        page.questions.another_household.connect(self._make_another)

    @property
    def under_way(self) -> bool:
        """Whether a save has not been answered yet."""
        return self._saving.under_way

    def save(self) -> None:
        """Check aloud, then save; or go to the first thing that stops it."""
        if self.under_way:
            return
        questions = self._page.questions
        if questions.asks_home and questions.first:
            self._page.bring(questions.first)
            return
        has_child = self._model.has_child
        self._model.state.left |= {*HOME_FIELDS, *(CHILD_FIELDS if has_child else ())}
        self._page.view.tell()
        stopping = self._model.checks.stopping()
        if stopping:
            self._stop(stopping)
            return
        self._keeper.forget(self._model.state)
        self._keys.hold()
        self._saving.save(self._model.entry())

    def _stop(self, stopping: list[Problem]) -> None:
        """Put the cursor where something is to be done: a field, or the reason for a warning."""
        blocks = [problem for problem in stopping if problem.level is Level.BLOCK]
        questions = self._page.questions
        questions.ask_reasons(self._model.checks.open_warnings(), self._model.state.passed)
        if blocks:
            self._page.focus_field(_first_on_form(blocks))
        elif questions.first_empty:
            self._page.bring(questions.first_empty)

    def _saved(self, saved: Saved, family: Family) -> None:
        self._model.refresh_household(family.household, family.children)
        self._model.next_child()
        self._model.begin_draft()
        self._show()
        self._page.focus_field("full_name")
        self._keys.give()
        desk = self._page.desk
        head = family.household.head_name
        text = f"Đã lưu {clock(desk.app.clock())} · hộ {head}"
        notice = Notice(text, group_id=saved.group_id)
        desk.signals.announce("household", "child", "visit", "decision", notice=notice)

    def _refused(self, refused: Refused) -> None:
        self._stay()
        number = self._model.child().national_id
        if number and refused.holders:
            self._model.around.holders[number] = set(refused.holders)
        self._page.view.tell()
        self._stop(list(refused.problems))

    def _ask(self, asked: NeedsDecision) -> None:
        self._stay()
        self._asked = asked
        questions = self._page.questions
        if asked.conflicts:
            questions.ask_conflicts(asked, partial(self._model.value_name, asked))
        else:
            questions.ask_household(asked.alike)
        if questions.first:
            self._page.bring(questions.first)

    def _failed(self, error: Exception) -> None:
        self._stay()
        self._page.desk.signals.say(told(error), state="bad")

    def _stay(self) -> None:
        """Leave the form in front, and in its draft."""
        self._keys.throw_away()
        self._keeper.note(self._model.state)

    def _settle(self, kept: dict[tuple[str, str], bool]) -> None:
        if self._asked:
            self._model.settle(self._asked, kept)
            self._go_on()

    def _take_household(self, household_id: str) -> None:
        for home in self._asked.alike if self._asked else ():
            if home.id == household_id:
                self._model.join_household(home)
                self._go_on()

    def _make_another(self) -> None:
        self._model.state.another_household = True
        self._go_on()

    def _go_on(self) -> None:
        self._asked = None
        self._page.questions.clear()
        self._page.view.show_all()
        self.save()


def _first_on_form(problems: list[Problem]) -> str:
    order = (*HOME_FIELDS, *CHILD_FIELDS)
    fields = {problem.field for problem in problems}
    return next((name for name in order if name in fields), "full_name")
