"""The form by which villages change: the decision, the table, and what it would do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.person.birth_date import parse_birth_date
from app.domain.places.village_past import Decision
from ui.look import px
from ui.models.text_table import TextTable
from ui.pages.settings.homes_table import HomesTable
from ui.widgets.basic import StateLine, button, label
from ui.widgets.file_dialog import ask_for_file
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.pages.settings.plan_rows import PlanRow
    from ui.pages.settings.villages_model import VillagesModel

HEADERS = ("Hiện nay", "Hộ", "Sau thay đổi", "Việc làm")
WIDTHS = (170, 50, 170, 220)
TABLES = "Bảng tính (*.xlsx *.xls *.ods *.csv)"
TYPE_NEW = "Hãy gõ tên thôn mới sau mũi tên. Chưa có gì thay đổi."
LINES, FEW_LINES = 92, 52
"""Of the table that is typed: where households are shared out, they need the room."""
_AFTER_MS = 250
_MOST_TROUBLES = 3
_EXAMPLE = (
    "Mỗi dòng một việc (mũi tên gõ là ->); dán hai cột từ Excel cũng được:\n"
    "Thôn Biêng, Thôn Lâm → Thôn Đoàn Kết\n"
    "Thôn 5 → Thôn 5A; Thôn 5B\n"
    "→ Thôn Mới (lập mới)      Thôn Cũ → (thôi)"
)


class ChangeForm(QWidget):
    """Nothing is changed before it was shown and the button pressed."""

    left = Signal()
    """Back to the list."""

    def __init__(self, desk: Desk, model: VillagesModel) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self.on = QLineEdit()
        self.number = QLineEdit()
        self.table = QPlainTextEdit()
        self.rows: TextTable[PlanRow] = TextTable(HEADERS, _cells, (1,), self)
        self.plan = PlainTable(self.rows, WIDTHS, 3, "Những thay đổi sẽ làm")
        self.homes = HomesTable(model, self)
        self.trouble = StateLine()
        self.apply = button("Thực hiện thay đổi", self._apply, role="primary")
        self.file = button("Mở bảng từ tệp…", self._ask_table, role="link")
        self.homes_file = button("Chia hộ theo tệp…", self._ask_homes, role="link")
        self.back = button("‹ Danh sách thôn", self.left.emit, role="link")
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._compose()
        self._listen()

    def begin(self, text: str) -> None:
        """Begin a line; what is typed already stays above it."""
        typed = self.table.toPlainText().rstrip()
        self.table.setPlainText("\n".join(filter(None, (typed, text))))
        cursor = self.table.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.table.setTextCursor(cursor)
        if not self.on.text():
            self.on.setText(f"{self._desk.app.today():%d/%m/%Y}")
        self.table.setFocus()
        self.foresee()

    def clear(self) -> None:
        """Empty the form: the change was made."""
        for part in (self.on, self.number, self.table):
            part.clear()
        self._show()

    def foresee(self) -> None:
        """Ask what the table would do."""
        self._model.foresee(self.table.toPlainText(), self.decision or Decision(date.min))

    @property
    def decision(self) -> Decision | None:
        """The paper; None while its day is none."""
        read = parse_birth_date(self.on.text(), today=self._desk.app.today()).value
        if read is None or not read.day:
            return None
        return Decision(date(read.year, read.month, read.day), self.number.text().strip())

    def _compose(self) -> None:
        self.table.setPlaceholderText(_EXAMPLE)
        self.table.setTabChangesFocus(True)
        self.table.setFixedHeight(px(LINES))
        self.table.setAccessibleName("Bảng thôn cũ và thôn mới")
        self.number.setPlaceholderText("12/QĐ-UBND")
        paper = QHBoxLayout()
        paper.setSpacing(px(8))
        named = (("Có hiệu lực từ ngày", self.on), ("Số quyết định", self.number))
        for name, field in named:
            title = label(name)
            title.setBuddy(field)
            field.setAccessibleName(name)
            field.setFixedWidth(px(150))
            for part in (title, field):
                paper.addWidget(part)
        paper.addStretch(1)
        paper.addWidget(self.file)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.table)
        column.addLayout(paper)
        column.addWidget(self.trouble)
        column.addWidget(self.plan, 1)
        told = QHBoxLayout()
        told.addWidget(self.homes.about, 1)
        told.addWidget(self.homes_file)
        column.addLayout(told)
        column.addWidget(self.homes, 2)
        column.addLayout(foot)

    def _listen(self) -> None:
        self._soon.timeout.connect(self.foresee)
        self.table.textChanged.connect(self._soon.start)
        self.on.textEdited.connect(self._show)
        self._model.foreseen.connect(self._show)
        self._model.ended.connect(self._show)
        self._model.table_read.connect(self.table.setPlainText)

    def _show(self) -> None:
        seen = self._model.seen
        self.rows.show(seen.rows)
        self.homes.show_homes()
        self.homes_file.setVisible(bool(seen.homes))
        self.table.setFixedHeight(px(FEW_LINES if seen.homes else LINES))
        unclear = [
            f"Dòng {n} của tệp chia hộ: không rõ hộ “{who}”." for n, who in self._model.unclear
        ]
        begun = self.table.toPlainText().rstrip().endswith("→") and not seen.rows
        troubles = [TYPE_NEW] if begun and seen.troubles else seen.troubles
        said = [*troubles, *filter(None, (self._model.trouble,)), *unclear][:_MOST_TROUBLES]
        if self.decision is None and seen.rows:
            said.insert(0, "Ngày có hiệu lực chưa đúng. Hãy ghi như 01/06/2026.")
        self.trouble.say("\n".join(said), "warn")
        self.apply.setEnabled(bool(seen.rows) and self.decision is not None)

    def _apply(self) -> None:
        decision = self.decision
        if decision:
            self.apply.setEnabled(False)
            self._model.change(self.table.toPlainText(), decision)

    def _ask_table(self) -> None:
        ask_for_file(self, "Chọn bảng thôn cũ, thôn mới", TABLES, self._model.read_table)

    def _ask_homes(self) -> None:
        ask_for_file(self, "Chọn bảng chủ hộ, thôn mới", TABLES, self._model.read_homes)


def _cells(row: PlanRow) -> tuple[str, ...]:
    return row.before, row.households, row.after, row.deed
