"""Where the guide leads: the groups with law and paper, what is not a group, what is uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.circumstances.words import (
    finding_notes,
    finding_sentence,
    nowhere_sentence,
    open_sentence,
)
from ui.look import px
from ui.sentences.circumstance import DUTY
from ui.widgets.basic import StateLine, button, label, rule

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.circumstances.guide import Found


class ResultFace(QWidget):
    """Shows what was found and lets it be recorded."""

    taken = Signal()
    back_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = label("Kết quả", "heading")
        self.back = button("Quay lại", self.back_asked.emit)
        self.back.setToolTip("Quay lại câu trước (Backspace)")
        self.record = button("Ghi vào hồ sơ", self.taken.emit, role="primary")
        self.close_guide = button("Xong", self.closed.emit, role="primary")
        self._inner = QScrollArea()
        self._inner.setWidgetResizable(True)
        self._inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner.setAccessibleName("Kết quả xác định hoàn cảnh")
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.close_guide)
        foot.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(self._inner, 1)
        column.addLayout(foot)

    def show_found(self, found: Found, told: list[tuple[str, str]]) -> None:
        """Show where the answers lead, and the answers under it."""
        self.record.setVisible(bool(found.findings))
        self.close_guide.setVisible(not found.findings)
        inner = QWidget()
        inner.setProperty("role", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(8))
        for finding in found.findings:
            column.addWidget(label(finding_sentence(finding), "strong", wrap=True))
            for note in finding_notes(finding):
                _add_state(column, note, "warn")
        if not found.findings:
            column.addWidget(label(nowhere_sentence(found), "strong", wrap=True))
        else:
            for note in found.notes:
                column.addWidget(label(note, "muted", wrap=True))
        for question in found.still_open:
            _add_state(column, open_sentence(question), "warn")
        if any(finding.kind.has_duty for finding in found.findings):
            _add_state(column, DUTY, "bad")
        column.addWidget(rule())
        for question, answer in told:
            column.addWidget(label(f"{question} {answer}.", "muted", wrap=True))
        column.addStretch(1)
        self._inner.setWidget(inner)

    def forget(self) -> None:
        """Show nothing: what was found may be confidential."""
        self._inner.setWidget(QWidget())

    def take_focus(self) -> None:
        """Put the focus on the button that goes on."""
        (self.close_guide if self.record.isHidden() else self.record).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Backspace."""
        if event.key() == Qt.Key.Key_Backspace:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)


def _add_state(column: QVBoxLayout, text: str, state: str) -> None:
    line = StateLine()
    column.addWidget(line)
    line.say(text, state)
