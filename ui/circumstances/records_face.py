"""The records of a child, each with what can be done to it, and the ways to a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.circumstances.circumstance_end import Standing
from ui.circumstances.words import case_line, line_texts, listed_phrase, standing_state
from ui.look import px
from ui.sentences.circumstance import DROPPED, DUTY, NO_CIRCUMSTANCE, SAVED_WITH_CHILD, WAITING
from ui.widgets.basic import StateLine, button, label, rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.circumstances.read_circumstances import CircumstanceLine
    from ui.circumstances.opened import Opened


CLOSED_BY_OTHERS = "{} hồ sơ mật được khóa bằng mật khẩu khác nên chưa đọc được."


class RecordsFace(QWidget):
    """Shows what is recorded and tells what is wished."""

    guide_asked = Signal()
    choose_asked = Signal()
    listed_asked = Signal()
    unlock_asked = Signal()
    lock_asked = Signal()
    case_asked = Signal()
    case_opened = Signal(object)
    register_asked = Signal()
    end_asked = Signal(object)
    correction_asked = Signal(object)
    removal_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.guide = button("Xác định hoàn cảnh", self.guide_asked.emit, role="primary")
        self.choose = button("Ghi nhóm đã biết, trợ giúp…", self.choose_asked.emit, drawing="add")
        self.listed = button("Lập hoàn cảnh từ danh sách", self.listed_asked.emit)
        self.listed.setToolTip(
            "Chỉ lập nhóm ghi đúng tên trong danh mục; ngày và giấy để trống, bổ sung sau."
        )
        self.unlock = button("Mở phần mật…", self.unlock_asked.emit, role="link")
        self.lock = button("Khóa phần mật", self.lock_asked.emit, role="link")
        self.case = button("Ghi vụ việc xâm hại", self.case_asked.emit, role="link")
        self.register = button("Sổ vụ việc", self.register_asked.emit, role="link")
        self.ends: list[QPushButton] = []
        self.cases: list[QPushButton] = []
        self._inner = QScrollArea()
        self._inner.setWidgetResizable(True)
        self._inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner.setAccessibleName("Các hoàn cảnh đã ghi")
        foot = QHBoxLayout()
        foot.addWidget(self.choose)
        foot.addStretch(1)
        foot.addWidget(self.guide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._inner, 1)
        column.addWidget(self.listed, 0, Qt.AlignmentFlag.AlignLeft)
        confidential = QHBoxLayout()
        for part in (self.unlock, self.case, self.register):
            confidential.addWidget(part)
        confidential.addStretch(1)
        confidential.addWidget(self.lock)
        column.addLayout(confidential)
        column.addLayout(foot)

    def show_records(self, opened: Opened) -> None:
        """Show the records of a child, and what came by list alone."""
        found, is_saved = opened.circumstances, opened.unsaved is None
        self.unlock.setVisible(is_saved and not opened.is_unlocked)
        for part in (self.lock, self.case, self.register):
            part.setVisible(opened.is_unlocked)
        inner = QWidget()
        inner.setProperty("role", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(4))
        self.ends, self.cases = [], []
        _add_notes(column, opened)
        if not (found.lines or found.listed or opened.unsaved):
            column.addWidget(label(NO_CIRCUMSTANCE, "muted", wrap=True))
        if any(line.kind and line.kind.has_duty for line in found.lines):
            _add_state(column, DUTY, "bad")
        for line in found.lines:
            self._add_line(column, line, self._what_to_do if is_saved else self._way_out)
        for listed in found.listed:
            _add_state(column, listed_phrase(listed), "note")
        self._add_cases(column, opened)
        self.listed.setVisible(any(listed.kind for listed in found.listed))
        column.addStretch(1)
        self._inner.setWidget(inner)

    def _add_cases(self, column: QVBoxLayout, opened: Opened) -> None:
        if opened.cases:
            column.addWidget(label("Vụ việc xâm hại", "section"))
        for case in opened.cases:
            column.addWidget(label(case_line(case), wrap=True))
            made = button(
                "Xem, bổ sung",
                partial(self.case_opened.emit, case),
                role="link",
                name=f"Xem, bổ sung vụ việc {case_line(case)}",
            )
            self.cases.append(made)
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        if opened.closed:
            _add_state(column, CLOSED_BY_OTHERS.format(opened.closed), "warn")

    def _add_line(
        self,
        column: QVBoxLayout,
        line: CircumstanceLine,
        buttons: Callable[[CircumstanceLine, str], list[QPushButton]],
    ) -> None:
        title, facts, standing = line_texts(line)
        ended = line.standing is Standing.ENDED
        column.addWidget(label(title, "muted" if ended else "strong", wrap=True))
        column.addWidget(label(facts, "muted", wrap=True))
        if standing:
            _add_state(column, standing, standing_state(line))
        if not ended and line.kind is not None:
            row = QHBoxLayout()
            made = buttons(line, title)
            self.ends += made
            for one in made:
                row.addWidget(one)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(rule())

    def _what_to_do(self, line: CircumstanceLine, title: str) -> list[QPushButton]:
        """Make the buttons of a record."""
        offered = (("Sửa ngày, giấy", self.correction_asked), ("Kết thúc…", self.end_asked))
        return [_link(words, signal, line, title) for words, signal in offered]

    def _way_out(self, line: CircumstanceLine, title: str) -> list[QPushButton]:
        """Make the button of what is not saved yet."""
        return [_link("Bỏ", self.removal_asked, line, title)]


def _link(words: str, signal: SignalInstance, line: CircumstanceLine, title: str) -> QPushButton:
    name = f"{words.removesuffix('…')}: {title}"
    return button(words, partial(signal.emit, line), role="link", name=name)


def _add_notes(column: QVBoxLayout, opened: Opened) -> None:
    """Say what waits: for the child to be saved, for the first passphrase."""
    if opened.unsaved is not None:
        column.addWidget(label(SAVED_WITH_CHILD, "muted", wrap=True))
        dropped = len(opened.unsaved.read().dropped)
        if dropped:
            _add_state(column, DROPPED.format(dropped), "ok")
    if opened.waiting and not opened.has_passphrase:
        _add_state(column, WAITING.format(opened.waiting), "note")


def _add_state(column: QVBoxLayout, text: str, state: str) -> None:
    line = StateLine()
    column.addWidget(line)
    line.say(text, state)
