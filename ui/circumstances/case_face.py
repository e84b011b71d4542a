"""An abuse case of the child; and the register of the commune, counted for any period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.circumstances.abuse_case import abuse_codes
from ui.circumstances.form_face import UNREADABLE_DAY
from ui.circumstances.words import count_lines
from ui.look import px
from ui.sentences.circumstance import CASE_FIELDS, DUTY, TYPED_BEFORE
from ui.typed_day import read_day
from ui.widgets.basic import StateLine, button, label, text_field
from ui.widgets.entry_form import EntryForm
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.domain.circumstances.abuse_case import AbuseCase, CaseCounts
    from ui.circumstances.typed import Texts

NEEDS_FORM = "Hãy chọn hình thức xâm hại."
_CHOICES = ("form", "setting", "reporter", "result")
_TEXTS = ("handling", "fined")


class CaseFace(EntryForm):
    """What the register says of one case; Enter goes from field to field and keeps it."""

    said = Signal(object, object)
    """The day it was found, and the other fields by name."""
    back_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.duty = StateLine()
        self.found = text_field("Ngày phát hiện", "ngày/tháng/năm")
        self.choices = {name: _choice(name) for name in _CHOICES}
        self.texts = {name: text_field(CASE_FIELDS[name]) for name in _TEXTS}
        self._shown: Texts = ()
        self.message = StateLine()
        self.save = button("Lưu vụ việc", self._say, role="primary")
        form = QFormLayout()
        form.setVerticalSpacing(px(8))
        form.addRow(label("Ngày phát hiện", "muted"), self.found)
        for name, box in self.choices.items():
            form.addRow(label(CASE_FIELDS[name], "muted"), box)
        for name, line in self.texts.items():
            form.addRow(label(CASE_FIELDS[name], "muted"), line)
        foot = QHBoxLayout()
        foot.addWidget(button("Quay lại", self.back_asked.emit))
        foot.addStretch(1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label("Ghi vụ việc xâm hại", "heading"))
        column.addWidget(self.duty)
        column.addLayout(form)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addLayout(foot)

    def begin(self, known: AbuseCase | None = None) -> None:
        """Ask for a new case, today proposed; or for more of one that is known."""
        self.duty.say(DUTY, "bad")
        self.found.setText(day(str(known.found_on if known else self._today())))
        for name, box in self.choices.items():
            box.setCurrentIndex(max(0, box.findData(getattr(known, name, ""))))
        for name, line in self.texts.items():
            line.setText(getattr(known, name, ""))
        self.message.say("")
        self._shown = self.typed
        self.found.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give the fields in their order."""
        return (self.found, *self.choices.values(), *self.texts.values())

    def keep(self) -> None:
        """Keep the case."""
        self._say()

    @property
    def typed(self) -> Texts:
        """What the fields hold."""
        chosen = (str(box.currentData()) for box in self.choices.values())
        return (self.found.text(), *chosen, *(line.text() for line in self.texts.values()))

    @property
    def is_changed(self) -> bool:
        """Whether somebody typed since the case was shown."""
        return self.typed != self._shown

    def put(self, texts: Texts) -> None:
        """Show what was typed before and not stored."""
        found, *others = texts
        self.found.setText(found)
        for box, code in zip(self.choices.values(), others, strict=False):
            box.setCurrentIndex(max(0, box.findData(code)))
        for line, text in zip(self.texts.values(), others[len(self.choices) :], strict=True):
            line.setText(text)
        self.message.say(TYPED_BEFORE)

    def forget(self) -> None:
        """Show nothing of the case that was typed."""
        for line in self.texts.values():
            line.clear()
        self._shown = self.typed

    def _say(self) -> None:
        found = read_day(self.found.text(), self._today())
        if found is None or found > self._today():
            self.message.say(UNREADABLE_DAY, "bad")
            self.found.setFocus()
            return
        if not self.choices["form"].currentData():
            self.message.say(NEEDS_FORM, "bad")
            self.choices["form"].setFocus()
            return
        said = {name: str(box.currentData()) for name, box in self.choices.items()}
        said |= {name: line.text() for name, line in self.texts.items()}
        self.said.emit(found, said)


class RegisterFace(QWidget):
    """The counters of the register."""

    counted = Signal(object, object)
    back_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.first = text_field("Từ ngày", "ngày/tháng/năm")
        self.last = text_field("Đến ngày", "ngày/tháng/năm")
        for line in (self.first, self.last):
            line.returnPressed.connect(self._count)
        self.message = StateLine()
        self.count = button("Đếm", self._count, role="primary")
        self._inner = QScrollArea()
        self._inner.setWidgetResizable(True)
        self._inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner.setAccessibleName("Số liệu vụ việc xâm hại trẻ em")
        period = QHBoxLayout()
        for part in (self.first, self.last, self.count):
            period.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(button("Quay lại", self.back_asked.emit))
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label("Sổ vụ việc xâm hại trẻ em", "heading"))
        column.addLayout(period)
        column.addWidget(self.message)
        column.addWidget(self._inner, 1)
        column.addLayout(foot)

    def begin(self) -> None:
        """Count this year so far."""
        today = self._today()
        self.first.setText(day(today.replace(month=1, day=1).isoformat()))
        self.last.setText(day(today.isoformat()))
        self.first.setFocus()
        self._count()

    def show_counts(self, counts: CaseCounts) -> None:
        """Show the counters of a period."""
        inner = QWidget()
        inner.setProperty("role", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(8), 0)
        for text, role in count_lines(counts):
            column.addWidget(label(text, role, wrap=True))
        column.addStretch(1)
        self._inner.setWidget(inner)

    def forget(self) -> None:
        """Show nothing: the register is confidential."""
        self._inner.setWidget(QWidget())

    def _count(self) -> None:
        first, last = (read_day(line.text(), self._today()) for line in (self.first, self.last))
        if first is None or last is None:
            self.message.say(UNREADABLE_DAY, "bad")
            return
        self.message.say("")
        self.counted.emit(first, last)


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(CASE_FIELDS[name])
    made.addItem("(chọn hình thức)" if name == "form" else "(chưa rõ)", "")
    for code, words in abuse_codes(name).items():
        made.addItem(words, code)
    return made
