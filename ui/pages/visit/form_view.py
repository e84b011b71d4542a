"""Puts the state of the page into its widgets: texts, messages, offers and the list of children."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.cleaning.problem import Level, Problem
from ui.messages import problem_name, problem_sentence
from ui.pages.visit.child_form import ChildForm
from ui.pages.visit.field_row import STATES, FieldRow
from ui.pages.visit.sibling_line import SiblingLine, sibling_line
from ui.pages.visit.view_model import VisitViewModel

_WORST_FIRST = [Level.BLOCK, Level.WARN, Level.WORKLIST]


class HomeForm(Protocol):
    """The fields of the household, and the place that says who lives there."""

    @property
    def rows(self) -> Sequence[FieldRow]: ...  # noqa: D102
    def show_children(self, lines: list[SiblingLine], current: str) -> None: ...  # noqa: D102


class FormView:
    """Writes what the view model says; reads nothing back."""

    def __init__(self, model: VisitViewModel, panel: HomeForm, form: ChildForm) -> None:
        self._model = model
        self._panel = panel
        self._form = form
        self.rows: list[FieldRow] = [*panel.rows, *form.rows]

    def show_all(self) -> None:
        """Write every text, the children, and what is to be said."""
        state = self._model.state
        for row in self.rows:
            row.editor.write(state.texts.get(row.name, ""))
        self._form.heading.say(self._heading())
        self.show_children()
        self.tell()

    def _heading(self) -> str:
        state = self._model.state
        name = state.seen_child.full_name if state.seen_child else "Trẻ mới"
        left = state.moved_from
        return f"{name} · chuyển từ hộ {left.head_name}" if left else name

    def show_children(self) -> None:
        """List the household's children with how each record stands."""
        lines = [
            sibling_line(child, self._model.checks.of_sibling(child))
            for child in self._model.around.children
        ]
        self._panel.show_children(lines, self._model.state.child_id)

    def tell(self) -> None:
        """Say under each field that was left what is to be said of it, the worst first."""
        worst: dict[str, Problem] = {}
        for problem in sorted(self._model.checks.aloud(), key=_badness, reverse=True):
            worst[problem.field] = problem
        for row in self.rows:
            self._tell_row(row, worst.get(row.name))
            row.offer(self._model.state.offers.get(row.name, ""))

    def row(self, name: str) -> FieldRow | None:
        """Find the row of a field."""
        return next((row for row in self.rows if row.name == name), None)

    def _tell_row(self, row: FieldRow, problem: Problem | None) -> None:
        if problem is None:
            said, state = self._model.around.returned.words(row.name, self._model.state)
            row.tell(said, state, short="Trung ương trả lại" if said else "")
            return
        reason = self._model.checks.passed(problem.code) if problem.level is Level.WARN else ""
        if reason:
            row.tell(f"Đã ghi lý do: {reason}", "ok")
        else:
            sentence, short = problem_sentence(problem.code), problem_name(problem.code)
            row.tell(sentence, STATES[problem.level], short=short)


def _badness(problem: Problem) -> int:
    return _WORST_FIRST.index(problem.level)
