"""Days, paper and note of one group; and the day and cause of an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.circumstances.words import kind_title
from ui.look import px
from ui.sentences.circumstance import GIVEN_CAUSES, TYPED_BEFORE, cause_name
from ui.typed_day import read_day
from ui.widgets.basic import StateLine, button, label, text_field
from ui.widgets.entry_form import EntryForm
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.domain.circumstances.circumstance import Circumstance
    from app.domain.circumstances.circumstance_kind import Kind
    from app.services.circumstances.record_circumstance import Recording
    from ui.circumstances.typed import Texts

UNREADABLE_DAY = "Ngày ghi đủ ngày, tháng, năm, như 05/02/2026; chưa rõ thì để trống."
END_NEEDS_DAY = "Cần ngày kết thúc, như 05/02/2026."


class FormFace(EntryForm):
    """What a record says beside its group."""

    said = Signal(object, object, str, str)
    """Started on, valid until, paper, note."""
    passed_over = Signal()
    back_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.title = label("", "heading", wrap=True)
        self.criteria = label("", "muted", wrap=True)
        self.started = text_field("Từ ngày", "ngày/tháng/năm, chưa rõ thì để trống")
        self.paper = text_field("Giấy tờ", "loại giấy, số, ngày")
        self.until = text_field("Giấy có giá trị đến", "ngày/tháng/năm, không có thì để trống")
        self.note = text_field("Ghi chú")
        self._fields = (self.started, self.paper, self.until, self.note)
        self._shown: Texts = self.typed
        self.message = StateLine()
        self.back = button("Quay lại", self.back_asked.emit)
        self.skip = button("Không ghi nhóm này", self.passed_over.emit)
        self.save = button("Lưu", self.keep, role="primary")
        self.save.setToolTip("Lưu (Enter)")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(px(4))
        for field in self._fields:
            form.addRow(label(field.accessibleName(), "muted"), field)
        foot = QHBoxLayout()
        for part in (self.back, self.skip):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for widget in (self.title, self.criteria):
            column.addWidget(widget)
        column.addLayout(form)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addLayout(foot)

    def show_group(self, kind: Kind, known: Circumstance | Recording | None, *, left: int) -> None:
        """Ask for a group; `known` is what was said before, `left` how many groups follow."""
        self.title.setText(kind_title(kind, kind.code))
        paper = f"Giấy cần có: {kind.paper}." if kind.paper else ""
        self.criteria.setText(" ".join(filter(None, (kind.criteria, paper))))
        self.started.setText(day(str(known.started_on)) if known and known.started_on else "")
        self.until.setText(day(str(known.valid_until)) if known and known.valid_until else "")
        self.paper.setText(known.paper if known else "")
        self.note.setText(known.note if known else "")
        self.save.setText("Lưu" if left == 0 else "Tiếp tục")
        self.skip.setVisible(known is None)
        self.message.say("")
        self._shown = self.typed

    @property
    def typed(self) -> Texts:
        """What the fields hold."""
        return tuple(field.text() for field in self._fields)

    @property
    def is_changed(self) -> bool:
        """Whether somebody typed since the group was shown."""
        return self.typed != self._shown

    def put(self, texts: Texts) -> None:
        """Show what was typed before and not stored."""
        for field, text in zip(self._fields, texts, strict=True):
            field.setText(text)
        self.message.say(TYPED_BEFORE)

    def forget(self) -> None:
        """Show nothing: what was said may be confidential."""
        for text in (self.title, self.criteria):
            text.clear()
        for field in self._fields:
            field.clear()
        self._shown = self.typed

    def take_focus(self) -> None:
        """Begin with the first day."""
        self.started.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give the fields in their order."""
        return self._fields

    def keep(self) -> None:
        """Say what was typed, once its days can be read."""
        days = [read_day(field.text(), self._today()) for field in (self.started, self.until)]
        for field, found in zip((self.started, self.until), days, strict=True):
            if field.text().strip() and found is None:
                self.message.say(UNREADABLE_DAY, "bad")
                field.setFocus()
                return
        self.said.emit(*days, self.paper.text(), self.note.text())


class EndFace(EntryForm):
    """When and why a circumstance ended; Enter goes from the day to the cause and keeps it."""

    ended = Signal(object, str)
    back_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.title = label("", "heading", wrap=True)
        self.day = text_field("Ngày kết thúc", "ngày/tháng/năm")
        self.cause = QComboBox()
        self.cause.setAccessibleName("Lý do")
        for cause in GIVEN_CAUSES:
            self.cause.addItem(cause_name(cause), cause)
        self.message = StateLine()
        self.save = button("Kết thúc hoàn cảnh", self._end, role="primary")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(label("Ngày kết thúc", "muted"), self.day)
        form.addRow(label("Lý do", "muted"), self.cause)
        foot = QHBoxLayout()
        foot.addWidget(button("Quay lại", self.back_asked.emit))
        foot.addStretch(1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addLayout(form)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addLayout(foot)

    def show_record(self, title: str) -> None:
        """Ask for the end of a record; today is proposed."""
        self.title.setText(f"Kết thúc: {title}")
        self.day.setText(day(self._today().isoformat()))
        self.message.say("")

    def parts(self) -> tuple[QWidget, ...]:
        """Give the fields in their order."""
        return self.day, self.cause

    def keep(self) -> None:
        """Keep the end."""
        self._end()

    def take_focus(self) -> None:
        """Begin with the day."""
        self.day.setFocus()
        self.day.selectAll()

    def _end(self) -> None:
        found = read_day(self.day.text(), self._today())
        if found is None:
            self.message.say(END_NEEDS_DAY, "bad")
            self.day.setFocus()
        else:
            self.ended.emit(found, str(self.cause.currentData()))
