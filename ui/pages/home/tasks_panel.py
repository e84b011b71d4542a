"""What to do today: what waits to be sent, and the worklists that are not empty."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.domain.calendar.due_state import DueState
from app.services.calendar.read_calendar import CalendarLine
from app.services.handoff.remind_hand_offs import Reminder
from ui.desk import Desk
from ui.icons import icon
from ui.look import LIGHT, px
from ui.messages import worklist_name
from ui.pages.home.view_model import HomeFigures
from ui.sentences.handoff import REMINDERS
from ui.sentences.plan import DONE_TODAY, DUE_LATE, DUE_TODAY
from ui.widgets.basic import STATE_COLOURS, button, card, label, restate
from ui.widgets.elided import OfferButton
from ui.widgets.growing import grow_icon
from ui.words import thousands


class TasksPanel(QFrame):
    """Each line opens its list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._go = desk.signals.go
        self._content: QWidget | None = None
        self.lines: list[QPushButton] = []
        _, column = card(into=self)
        column.addWidget(label("Việc cần làm", "heading"))
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        column.addStretch(1)

    def show_figures(self, figures: HomeFigures) -> None:
        """Show the work as it is now."""
        focused = next((place for place, one in enumerate(self.lines) if one.hasFocus()), -1)
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        content = self._content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self.lines = self._make_lines(figures)
        for line in self.lines:
            column.addWidget(line)
        if not self.lines:
            column.addWidget(label("Chưa thấy việc nào cần làm.", "muted"))
        self._column.addWidget(content)
        content.show()
        if 0 <= focused < len(self.lines):
            self.lines[focused].setFocus()

    def _make_lines(self, figures: HomeFigures) -> list[QPushButton]:
        made = [self._due(one) for one in figures.dues]
        if figures.waiting:
            text = f"Gửi lên trung ương: {thousands(figures.waiting)} thay đổi"
            made.append(button(text, lambda: self._go("sync"), role="link", drawing="sync"))
        return [*made, *(self._worklist(key, count) for key, count in figures.worklists)]

    def _due(self, line: CalendarLine) -> QPushButton:
        if line.reminder is not None:
            return self._reminder(line.reminder)
        phrase, state, drawing = due_line(line)
        made = OfferButton(phrase)
        made.setParent(self)  # shown without a parent it would open as a window
        made.setIcon(icon(drawing, STATE_COLOURS.get(state, LIGHT.ink)))
        grow_icon(made, px(18), 18)
        made.clicked.connect(lambda: self._go("plan", tab="due"))
        made.offer(line.due.deadline.what)
        restate(made, state)
        return made

    def _reminder(self, one: Reminder) -> QPushButton:
        text = REMINDERS[one.what, one.is_late].format(
            office=one.office_name,
            children=thousands(one.children),
            due=f"{one.due:%d/%m}",
        )
        facts = {"tab": one.office, **({"make": True} if one.what == "make" else {})}
        line = button(
            text,
            lambda: self._go("handoff", **facts),
            role="link",
            drawing="error" if one.is_late else "handoff",
        )
        restate(line, "bad" if one.is_late else "")
        return line

    def _worklist(self, key: str, count: int) -> QPushButton:
        text = f"{worklist_name(key)}: {thousands(count)} trẻ"
        return button(text, lambda: self._go("cleaning", worklist=key), role="link")


def due_line(line: CalendarLine) -> tuple[str, str, str]:
    """Say a due in one line: (phrase around what it is, state of the look, icon)."""
    one = line.due.occurrence
    if line.state is DueState.DONE:
        return DONE_TODAY, "ok", "ok"
    if line.state is DueState.LATE:
        return DUE_LATE.format(due=f"{one.due_on:%d/%m}"), "bad", "error"
    hour = f", trước {one.at:%H:%M}" if one.at else ""
    return DUE_TODAY.format(hour=hour), "warn", "warning"
