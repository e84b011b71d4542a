"""*Việc đến hạn*: the dues of a month by weeks; marked done by Space, changed by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendar.due_state import DueState
from ui.look import px
from ui.models.text_table import TextTable
from ui.pages.plan.due_model import DueModel
from ui.pages.plan.due_rows import DueRow, colour_of, picture_of, rows_of, texts_of
from ui.pages.plan.rule_sheet import open_rule
from ui.sentences.plan import BY_LIST, DUE_HEADERS, NO_DUE, NOT_SURE
from ui.side_counts import AGAIN_EVERY_MS
from ui.widgets.basic import StateLine, button, label
from ui.widgets.plain_table import PlainTable
from ui.words import capital

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ui.desk import Desk

WIDTHS = (112, 160, 178, 330, 230)
WEEKS_FROM = 900
"""The width, in pixels at 100 %, from which the weeks have a column of their own."""


class DueTable(PlainTable):
    """Space marks the row."""

    marked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Space."""
        if event.key() == Qt.Key.Key_Space:
            self.marked.emit()
        else:
            super().keyPressEvent(event)


class DueFace(QWidget):
    """A month; late things of before stand first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = DueModel(desk, self)
        self.heading = label("", "heading")
        self.before = button("Tháng trước", lambda: self.model.step(-1))
        self.now = button("Tháng này", lambda: self.model.step(0))
        self.after = button("Tháng sau", lambda: self.model.step(1))
        self.with_off = QCheckBox("Cả hạn đã tắt")
        self.message = StateLine()
        self.rows: TextTable[DueRow] = TextTable(
            DUE_HEADERS, texts_of, (), self, colour_of, picture_of
        )
        self.table = DueTable(self.rows, WIDTHS, 3, "Việc đến hạn trong tháng")
        self.table.setWhatsThis("Phím cách ghi là đã xong; Enter mở để đổi hạn.")
        self.listed: list[DueRow] = []
        self.note = label("", "muted", wrap=True)
        self.add = button("Thêm hạn…", self.add_one, drawing="add", shortcut="Ctrl+N")
        self.change = button("Đổi hạn…", self.change_one)
        self.mark = button("Ghi đã xong", self.mark_one, role="primary", drawing="ok")
        self.mark.setToolTip("Ghi đã xong (phím cách)")
        self._compose()
        timer = QTimer(self, interval=AGAIN_EVERY_MS)
        timer.timeout.connect(self._look_again)
        timer.start()
        self.model.listed.connect(self._show)
        self.model.refused.connect(lambda text: self.message.say(text, "bad"))
        self.model.saved.connect(lambda: self.message.say(""))
        self.with_off.toggled.connect(lambda _: self._show())
        self.table.row_changed.connect(lambda _: self._show_row())
        self.table.opened.connect(lambda _: self.change_one())
        self.table.marked.connect(self.mark_one)

    @property
    def row(self) -> DueRow | None:
        """The row the cursor is on."""
        at = self.table.currentIndex().row()
        return self.listed[at] if 0 <= at < len(self.listed) else None

    def begin(self) -> None:
        """Read, and put the cursor into the list."""
        self.model.read()
        self.table.setFocus()

    def mark_one(self) -> None:
        """Mark what the cursor is on as done; once more, as not done."""
        row = self.row
        if row is None or row.line is None:
            return
        if row.line.by_hand:
            self.model.mark(row.line)
        else:
            self.message.say(BY_LIST, "warn")

    def change_one(self) -> None:
        """Open the sheet for what the cursor is on."""
        if self.row is None or self.model.month is None:
            return
        if self.row.deadline.id in self.model.month.steps:
            self._desk.signals.go("plan", tab="steps", step=self.row.deadline.id)
        else:
            open_rule(self, self._desk, self.model, self.row.deadline)

    def add_one(self) -> None:
        """Open the sheet for a new deadline."""
        if self.model.month is not None:
            open_rule(self, self._desk, self.model, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the weeks out where there is little room: the days say them too."""
        super().resizeEvent(event)
        self.table.setColumnHidden(0, self.width() < px(WEEKS_FROM))
        self.table.resize_to_scale()
        if self.row is not None:
            self.table.go_to(self.table.currentIndex().row())
        self.table.setIconSize(QSize(px(18), px(18)))

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.heading)
        head.addStretch(1)
        for part in (self.with_off, self.before, self.now, self.after):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.note, 1)
        for part in (self.add, self.change, self.mark):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _show(self) -> None:
        month = self.model.month
        if month is None:
            return
        self.heading.setText(f"Tháng {self.model.first:%m/%Y}")
        kept = self.row.key if self.row else None
        self.listed = list(rows_of(month, with_off=self.with_off.isChecked()))
        self.rows.show(self.listed)
        if self.listed:
            self.table.go_to(self._place_of(kept))
        sure = month.book.days.is_sure(self.model.first)
        self.message.say("" if sure else NOT_SURE.format(year=self.model.first.year), "warn")
        self._show_row()

    def _look_again(self) -> None:
        """See what has become due meanwhile."""
        if self.isVisible():
            self.model.read()

    def _place_of(self, key: tuple[str, str] | None) -> int:
        """Find the row that was marked, else the first that waits."""
        same = (at for at, row in enumerate(self.listed) if row.key == key)
        waiting = (DueState.LATE, DueState.TODAY, DueState.SOON, DueState.RUNNING, DueState.AHEAD)
        open_ones = (
            at for at, row in enumerate(self.listed) if row.line and row.line.state in waiting
        )
        return next(same, next(open_ones, 0))

    def _show_row(self) -> None:
        row = self.row
        is_done = row is not None and row.line is not None and row.line.state is DueState.DONE
        self.mark.setText("Ghi chưa xong" if is_done else "Ghi đã xong")
        self.mark.setAccessibleName(self.mark.text())
        self.mark.setEnabled(row is not None and row.line is not None)
        self.change.setEnabled(row is not None)
        month = self.model.month
        is_step = row is not None and month is not None and row.deadline.id in month.steps
        self.note.setText(_about(row, is_step=is_step) if row else NO_DUE)


def _about(row: DueRow, *, is_step: bool) -> str:
    source = row.deadline.source
    parts = (row.deadline.note, source and f"{'Kế hoạch' if is_step else 'Nguồn'}: {source}")
    return capital(" · ".join(part for part in parts if part))
