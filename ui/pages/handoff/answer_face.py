"""*Nhận trả lời*: what the office wrote beside what the book has, taken one by one or together.

By keyboard: ↑ ↓ walk, 1 takes and goes on, 2 keeps the commune's own, 3 leaves it for later,
4 asks which child a row is, Ctrl+Enter writes what is chosen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.handoff.answer import Kind
from app.services.handoff.take_answer import Choice
from ui.look import px
from ui.models.text_table import TextTable
from ui.pages.handoff.answer_model import AnswerModel, Item
from ui.pages.handoff.answer_words import HEADERS, WIDTHS, cells_of, reasons_of
from ui.pages.handoff.work_row import WorkRow
from ui.sentences.handoff import CHOICES, FACES, WHICH_CHILD
from ui.widgets.basic import StateLine, button, label
from ui.widgets.part_tabs import PartTabs
from ui.widgets.plain_table import PlainTable
from ui.words import thousands

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.handoff.judge_answer import Judged
    from ui.desk import Desk

_KINDS = tuple(Kind(key) for key in FACES)
REASON_ROOM = 64
WHO_KEY = "4"
WHO_KINDS = (Kind.STRANGER, Kind.DECIDE, Kind.SAFE)


class AnswerFace(QWidget):
    """Tabs by what can be done, a table of differences, and the reason under it."""

    closed = Signal()
    who_asked = Signal(object)
    """The `AnswerLine` of a row whose child is to be named."""

    def __init__(self, desk: Desk, office: str) -> None:
        super().__init__()
        self.model = AnswerModel(desk, office, self)
        self._desk = desk
        self.file = label("", "heading", wrap=True)
        self.tabs = PartTabs(list(FACES.values()))
        self.tabs.setAccessibleName("Các dòng trả lời")
        self.rows: TextTable[Item] = TextTable(
            HEADERS, lambda item: cells_of(item, self.model.choice(item)), (0,), self
        )
        self.table = PlainTable(self.rows, WIDTHS, 1, "Chỗ khác nhau")
        self.reason = StateLine()
        self.choose = {
            choice: button(CHOICES[choice], partial(self._choose, choice)) for choice in Choice
        }
        self.open_record = button("Mở hồ sơ", self._open, role="link")
        self.who = button("Trẻ nào?", self._ask_who)
        self.back = button("Quay lại", self.closed.emit)
        self.take = button("Ghi vào sổ", self.model.take, role="primary")
        self.foot = WorkRow(self.model.work, self.back, self.take)
        self._items: list[Item] = []
        self._compose()
        self._listen()

    def _compose(self) -> None:
        chosen = QHBoxLayout()
        chosen.setSpacing(px(8))
        reason = QWidget()
        reason.setMinimumHeight(px(REASON_ROOM))  # its place is kept: nothing jumps
        inner = QVBoxLayout(reason)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.reason)
        inner.addStretch(1)
        chosen.addWidget(reason, 1)
        for part in (self.open_record, self.who, *self.choose.values()):
            chosen.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.take.setToolTip("Ghi những chỗ đã chọn vào sổ, thành một đợt (Ctrl+Enter)")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.file)
        column.addWidget(self.tabs)
        column.addWidget(self.table, 1)
        column.addLayout(chosen)
        column.addWidget(self.foot)

    def _listen(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._show_rows())
        self.table.row_changed.connect(lambda _: self._show_row())
        self.table.opened.connect(lambda _: self._choose(Choice.TAKE))
        self.model.judged_anew.connect(self._show)
        self.model.chosen_anew.connect(self._repaint)
        self.model.work.turned.connect(self._show_work)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._take_key(keys, self._take_now)
        # Not as keys of the buttons: those press only a moment later, on the next line perhaps.
        for key, (choice, made) in enumerate(self.choose.items(), start=1):
            self._take_key(str(key), partial(self._choose, choice))
            made.setToolTip(f"{CHOICES[choice]} ({key})")
        self._take_key(WHO_KEY, self._ask_who)
        self.who.setToolTip(f"{WHICH_CHILD} ({WHO_KEY})")

    def _take_key(self, keys: str, does: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, does)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def item(self) -> Item | None:
        """The line the cursor is on."""
        row = self.table.currentIndex().row()
        return self._items[row] if 0 <= row < len(self._items) else None

    def go_to(self, kind: Kind) -> None:
        """Show a tab."""
        self.tabs.setCurrentIndex(_KINDS.index(kind))

    def _show(self) -> None:
        judged = self.model.judged
        if judged is None:
            self._show_rows()
            return
        self.file.setText(_heading(judged))
        counts = [len(judged.of_kind(kind)) for kind in _KINDS]
        for at, (kind, count) in enumerate(zip(_KINDS, counts, strict=True)):
            self.tabs.setTabText(at, f"{FACES[kind]} ({thousands(count)})")
        self.foot.said.say(self.model.warning, "warn")
        named = next((line for line in judged.lines if line.ref == self.model.named), None)
        first = next((kind for kind, n in zip(_KINDS, counts, strict=True) if n), Kind.SAFE)
        to_decide = judged.of_kind(Kind.DECIDE)
        self.go_to(named.kind if named else Kind.DECIDE if to_decide else first)
        self._show_rows()
        if named:
            self.table.go_to(next(at for at, i in enumerate(self._items) if i.line is named))
        self.table.setFocus()

    def _show_rows(self) -> None:
        self._items = self.model.items(_KINDS[max(0, self.tabs.currentIndex())])
        self.rows.show(self._items)
        if self._items:
            self.table.go_to(0)
        self._show_row()
        self._show_work()

    def _show_row(self) -> None:
        item = self.item
        said = reasons_of(item) if item else []
        self.reason.say("\n".join(said), "warn" if said else "")
        can_choose = item is not None and self.model.choice(item) is not None
        for choice, made in self.choose.items():
            is_open = choice is not Choice.TAKE or (item is not None and item.can_be_taken)
            made.setEnabled(can_choose and is_open)
        self.open_record.setEnabled(item is not None and item.line.child_id is not None)
        self.who.setEnabled(item is not None and item.line.kind in WHO_KINDS)

    def _repaint(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            last = self.rows.index(row, len(HEADERS) - 1)
            self.rows.dataChanged.emit(self.rows.index(row, 0), last)
        self._show_work()

    def _choose(self, choice: Choice) -> None:
        item, row = self.item, self.table.currentIndex().row()
        if item is None:
            return
        self.model.choose(item, choice)
        if row + 1 < len(self._items):
            self.table.go_to(row + 1)

    def _open(self) -> None:
        item = self.item
        if item is not None and item.line.child_id is not None:
            self._desk.signals.go("children", child_id=item.line.child_id)

    def _ask_who(self) -> None:
        item = self.item
        if item is not None and self.who.isEnabled() and not self.model.work.running:
            self.who_asked.emit(item.line)

    def _show_work(self) -> None:
        running = self.model.work.running
        taking, keeping = self.model.to_take, self.model.to_keep
        kept = f", giữ {thousands(keeping)}" if keeping else ""
        self.take.setText(f"Ghi vào sổ: lấy {thousands(taking)}{kept}")
        self.take.setEnabled(self.model.judged is not None and not running)
        self.back.setEnabled(not running)

    def _take_now(self) -> None:
        if self.take.isEnabled():
            self.model.take()


def _heading(judged: Judged) -> str:
    found = judged.found
    code = f" · {found.code}" if found.code else ""
    told = f"{found.file}{code}: {thousands(len(judged.lines))} dòng"
    if judged.unanswered:
        told += f" · còn {thousands(judged.unanswered)} trẻ chưa được trả lời, để danh sách sau"
    if found.passed:
        told += f" · {thousands(len(found.passed))} dòng khác không phải của trẻ nào"
    return told
