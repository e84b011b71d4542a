"""The record beside the list: who the child is, what to look at again, and what was done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.look import px
from ui.pages.children.record import ChildRecord, FieldLine, HistoryLine
from ui.widgets.basic import StateLine, button, label, rule

WIDTH = 372


class RecordPanel(QFrame):
    """Shows one record; it changes nothing itself."""

    closed = Signal()
    visit_asked = Signal()
    circumstances_asked = Signal()
    movements_asked = Signal()
    elsewhere_asked = Signal()
    """What others wrote into the record is wanted, too."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = label("", "heading", wrap=True)
        self.shut = button("", self.closed.emit, role="icon", drawing="close", name="Đóng hồ sơ")
        self.visit = button("Mở phiếu thăm hộ", self.visit_asked.emit, drawing="visit")
        self.circumstances = button(
            "Hoàn cảnh…",
            self.circumstances_asked.emit,
            shortcut="F6",
            name="Hoàn cảnh và trợ giúp của trẻ",
        )
        self.movements = button(
            "Biến động…",
            self.movements_asked.emit,
            name="Biến động của trẻ: chuyển đi, chuyển đến",
            shortcut="Ctrl+B",
        )
        self.elsewhere = ElsewherePart(self.elsewhere_asked.emit)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName("Nội dung hồ sơ")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.shut, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(12), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.circumstances)
        foot.addWidget(self.movements)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addWidget(self.visit, 0, Qt.AlignmentFlag.AlignRight)
        self.resize_to_scale()
        self.hide()

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self.setFixedWidth(px(WIDTH))

    def show_record(self, record: ChildRecord) -> None:
        """Show a record from its top."""
        self.title.setText(record.title)
        self.setAccessibleName(f"Hồ sơ {record.title}")
        had_focus = self.elsewhere.ask.hasFocus()
        before = self._scroll.takeWidget()
        self._scroll.setWidget(_content(record, self.elsewhere))
        if before is not None:
            before.deleteLater()  # what is kept has left it by now
        self.show()
        if had_focus:
            self.elsewhere.ask.setFocus()


class ElsewherePart(QWidget):
    """Below the history: what others wrote, once a person asks for it."""

    def __init__(self, ask: Callable[[], None]) -> None:
        super().__init__()
        self.ask = button("Xem nơi khác đã ghi gì", ask, role="link")
        self.said = label("", "muted", wrap=True)
        self._lines: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.said)
        self.show_lines((), "")

    def show_lines(self, lines: Sequence[HistoryLine], said: str) -> None:
        """Show what was told, or why there is nothing to show."""
        if self._lines is not None:
            self._lines.deleteLater()
        self._lines = QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        if lines:
            column.addWidget(label("Nơi khác đã ghi", "section"))
        for line in lines:
            _add_history(column, line)
        self._column.addWidget(self._lines)
        self.said.setText(said)
        self.said.setVisible(bool(said))


def _content(record: ChildRecord, elsewhere: QWidget) -> QWidget:
    inner = QWidget()
    inner.setProperty("role", "plain")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, px(8), 0)
    column.setSpacing(px(8))
    went = (("warn", record.went),) if record.went else ()
    said = (*went, *record.returned, *record.problems)
    for state, sentence in said:
        _add_state(column, sentence, state)
    if said:
        column.addWidget(rule())
    column.addLayout(_fields(record.fields))
    for ended in record.merged:
        column.addWidget(label(ended, "muted", wrap=True))
    _add_movements(column, record.movements)
    if record.circumstances:
        column.addWidget(rule())
        column.addWidget(label("Hoàn cảnh", "section"))
    for state, text in record.circumstances:
        _add_state(column, text, state)
    column.addWidget(rule())
    column.addWidget(label("Lịch sử", "section"))
    for line_of_history in record.history:
        _add_history(column, line_of_history)
    _add_earlier(column, record.earlier)
    column.addWidget(elsewhere)
    if record.source:
        column.addWidget(label(f"Nguồn: {record.source}", "muted", wrap=True))
    column.addStretch(1)
    return inner


def _add_movements(column: QVBoxLayout, movements: Sequence[str]) -> None:
    if movements:
        column.addWidget(rule())
        column.addWidget(label("Biến động", "section"))
    for text in movements:
        column.addWidget(label(text, wrap=True))


def _add_earlier(column: QVBoxLayout, lines: Sequence[HistoryLine]) -> None:
    if lines:
        column.addWidget(label("Ở nơi trước", "section"))
    for line in lines:
        _add_history(column, line)


def _add_state(column: QVBoxLayout, text: str, state: str) -> None:
    line = StateLine()
    column.addWidget(line)
    line.say(text, state)


def _fields(lines: tuple[FieldLine, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, line in enumerate(lines):
        name = label(line.name, "muted")
        grid.addWidget(name, row, 0, top)
        value = line.value or "–"
        if line.original:
            value = f"{value}\n(nguyên văn: {line.original})"
        shown = label(value, wrap=True)
        for text in (name, shown):  # both, or their lines would not stand level
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(f"{line.name}: {value}")
        grid.addWidget(shown, row, 1, top)
    return grid


def _add_history(column: QVBoxLayout, line: HistoryLine) -> None:
    column.addWidget(label(line.headline, "muted", wrap=True))
    for detail in line.details:
        shown = label(detail, wrap=True)
        shown.setContentsMargins(px(12), 0, 0, 0)
        column.addWidget(shown)
