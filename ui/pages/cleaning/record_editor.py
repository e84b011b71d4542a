"""The record beside the list: what is wrong, the form to put it right, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.look import px
from ui.pages.cleaning.correct_form import CorrectForm
from ui.pages.cleaning.double_lines import DoubleLines
from ui.pages.cleaning.problem_lines import ProblemLines
from ui.pages.visit.form_view import FormView
from ui.pages.visit.question_panel import QuestionPanel
from ui.widgets.basic import StateLine, button, label, rule
from ui.widgets.elided import ElidedLabel
from ui.words import thousands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.cleaning.problem import Problem
    from app.services.outcome import NeedsDecision
    from ui.pages.cleaning.correcting import Correcting

WIDTH = 424
_VALUE_WIDTH = 120


class RecordEditor(QFrame):
    """Shows what `Correcting` holds and tells it what is typed."""

    closed = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    visit_asked = Signal()
    circumstances_asked = Signal()

    def __init__(self, correcting: Correcting) -> None:
        super().__init__()
        self._correcting = correcting
        self.setProperty("role", "card")
        self.title = ElidedLabel("heading")
        self.place = label("", "muted")
        self.previous = button("‹", self.previous_asked.emit, role="icon", name="Hồ sơ trước")
        self.next = button("›", self.next_asked.emit, role="icon", name="Hồ sơ sau")
        self.shut = button("", self.closed.emit, role="icon", drawing="close", name="Đóng hồ sơ")
        self.kept = StateLine()
        self.problems = ProblemLines()
        self.doubles = DoubleLines()
        self.form = CorrectForm()
        self.questions = QuestionPanel(value_width=_VALUE_WIDTH)
        self.save = button("Lưu, sang hồ sơ sau", correcting.save, role="primary")
        self.restore = button(
            "", correcting.throw_away, role="icon", drawing="undo", name="Bỏ phần đang gõ"
        )
        self.visit = button("Phiếu thăm hộ", self.visit_asked.emit, role="link")
        self.circumstances = button(
            "Hoàn cảnh…", self.circumstances_asked.emit, role="link", shortcut="F6"
        )
        self._view = FormView(correcting.form, self.form.home, self.form.child)
        self._compose()
        self._listen()
        self.resize_to_scale()
        self.hide()

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self.setFixedWidth(px(WIDTH))

    def show_place(self, place: int, total: int) -> None:
        """Say where in the list the record stands."""
        self.place.setText(f"{thousands(place + 1)}/{thousands(total)}" if place >= 0 else "")

    def begin(self) -> None:
        """Put the cursor into the first field that has a problem."""
        self.form.show_top()
        self.form.bring(self._correcting.first_field)

    def take_fix(self) -> None:
        """Take the first fix that is offered."""
        self.problems.take_first()

    def _compose(self) -> None:
        for made, keys in ((self.previous, "Alt+↑"), (self.next, "Alt+↓")):
            made.setToolTip(f"{made.accessibleName()} ({keys})")
        self.save.setToolTip("Lưu rồi mở hồ sơ sau trong danh sách (Ctrl+Enter)")
        self.restore.setToolTip("Bỏ phần đang gõ, ghi lại như trong sổ")
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(self.title, 1)
        for part in (self.restore, self.place, self.previous, self.next, self.shut):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.addWidget(self.visit)
        foot.addWidget(self.circumstances)
        foot.addStretch(1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(8), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.kept)
        column.addWidget(self.problems)
        column.addWidget(self.doubles)
        column.addWidget(rule())
        column.addWidget(self.form, 1)
        column.addWidget(self.questions)
        column.addLayout(foot)

    def _listen(self) -> None:
        correcting = self._correcting
        self.form.edited.connect(correcting.edit)
        self.form.left.connect(self._leave)
        self.form.home.village_asked.connect(self._offer_villages)
        self.form.home.village_chosen.connect(correcting.choose_village)
        self.problems.fix_taken.connect(self._take_fix)
        self.problems.reasoned.connect(correcting.pass_warning)
        self.questions.reasoned.connect(correcting.pass_warning)
        self.questions.settled.connect(correcting.settle)
        correcting.opened.connect(self._show)
        correcting.edited.connect(self._tell)
        correcting.stopped.connect(self._stop)
        correcting.asked.connect(self._ask)

    def _show(self) -> None:
        record = self._correcting.record
        self.setVisible(record is not None)
        if record is None:
            return
        self.title.say(record.said.title)
        self.setAccessibleName(f"Hồ sơ {record.said.title}")
        self.questions.clear()
        self.problems.show_problems(
            record.said.returned,
            record.problems,
            record.fixes,
            {**record.child.originals, **record.home.originals},
            {**record.child.passed, **self._correcting.form.state.passed},
        )
        self._view.show_all()
        self.doubles.show_doubles(record.doubles)
        self.form.history.show_history(record.said.history)
        self.form.source.setText(f"Nguồn: {record.said.source}" if record.said.source else "")
        self._tell_kept()

    def _tell(self) -> None:
        self._view.tell()
        self._tell_kept()

    def _tell_kept(self) -> None:
        touched = self._correcting.is_touched
        self.restore.setVisible(touched)
        waited = touched and self._correcting.waited
        self.kept.say("Còn phần gõ dở từ lần trước, chưa lưu." if waited else "", "warn")

    def _leave(self, name: str) -> None:
        correcting = self._correcting
        correcting.leave(name)
        text = correcting.form.state.texts.get(name, "")
        next(row for row in self.form.rows if row.name == name).editor.write(text)

    def _take_fix(self, fix: object) -> None:
        name = self._correcting.take_fix(fix)  # type: ignore[arg-type]
        self._view.show_all()
        self.form.bring(name)

    def _offer_villages(self, text: str) -> None:
        around = self._correcting.form.around
        self.form.home.offer_villages(text, around.villages.suggest(text, 7, around.recent))

    def _stop(self, stopping: Sequence[Problem]) -> None:
        """Put the cursor where something is to be done: a field, or the reason for a warning."""
        self._view.tell()
        warnings = self._correcting.form.checks.open_warnings()
        self.questions.ask_reasons(warnings, self._correcting.form.state.passed)
        blocked = self._correcting.first_blocked(stopping)
        if blocked:
            self.form.bring(blocked)
        elif self.questions.first_empty is not None:
            self.questions.first_empty.setFocus()

    def _ask(self, asked: NeedsDecision) -> None:
        form = self._correcting.form

        def name_value(field: str, text: str) -> str:
            return form.value_name(asked, field, text)

        self.questions.ask_conflicts(asked, name_value)
        if self.questions.first is not None:
            self.questions.first.setFocus()
