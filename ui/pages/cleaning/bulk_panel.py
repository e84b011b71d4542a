"""*Sửa hàng loạt*: choose a kind, look at every change, take ticks away, and do it in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.domain.cleaning.fix import FIX_KINDS
from ui.look import px
from ui.messages import fix_name, fix_sentence
from ui.pages.children.view_model import Facet
from ui.pages.cleaning.bulk_choice import ask_choice
from ui.pages.cleaning.bulk_model import BulkModel
from ui.pages.cleaning.bulk_table import FIELD, NAME, NEW, OLD, BulkTable
from ui.signals import Notice
from ui.widgets.basic import StateLine, button, label
from ui.widgets.facet_list import FacetList
from ui.widgets.plain_table import PlainTable
from ui.widgets.work_bar import WorkBar
from ui.words import thousands

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.storage.child_list import ChildFilter
    from ui.desk import Desk

_WIDTHS = (200, 200, 200, 110)
_ROOMY = 560
"""The width, in pixels at 100 %, from which the name of the field has room too."""


NOTHING = "Không có chỗ nào như vậy trong phần đang lọc."
LOOKING = "Đang tìm chỗ sửa được…"
STOPPED = "Đã dừng tìm. Nhấn F5 để tìm lại."


class TickTable(PlainTable):
    """Space turns the tick of the row, wherever in the row the cursor is."""

    turned = Signal(int)

    def __init__(self, model: BulkTable) -> None:
        super().__init__(model, _WIDTHS, NEW, "Các chỗ sẽ sửa")
        for column in (NAME, OLD):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the name of the field out where old and new need the room."""
        super().resizeEvent(event)
        self.setColumnHidden(FIELD, self.width() < px(_ROOMY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space for the tick."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.turned.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class BulkPanel(QWidget):
    """Nothing is changed before the person has seen it and pressed the button.

    `kinds` is for the page to lay out: it stands among the facets.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = BulkModel(desk, self)
        self.kinds = FacetList("Loại sửa hàng loạt")
        self.kinds.setWhatsThis("Chọn loại sửa; số bên phải là số chỗ sẽ sửa trong bộ lọc đang có.")
        self.table = BulkTable(self)
        self.view = TickTable(self.table)
        self.view.setWhatsThis("Mỗi dòng là một chỗ sẽ sửa. Dấu cách: chọn, bỏ chọn. Enter: mở.")
        self.about = label("", "muted", wrap=True)
        self.nothing = label("", "heading", wrap=True)
        self.all = button("Chọn tất cả", lambda: self.table.turn_all(on=True), role="link")
        self.none = button("Bỏ chọn tất cả", lambda: self.table.turn_all(on=False), role="link")
        self.fix = button("Sửa", self._fix, role="primary")
        self.bar = WorkBar(self.model.work)
        self.trouble = StateLine()
        self.kind = FIX_KINDS[0]
        self._is_chosen = False
        self._compose()
        self._listen()
        self._show_work()

    def open(self, wanted: ChildFilter) -> None:
        """Look for what could be put right under this filter."""
        self._is_chosen = False
        self.model.look(wanted)
        self._show_found()
        self.kinds.setFocus()

    def show_filter(self, wanted: ChildFilter) -> None:
        """Follow the filter while the panel is in front."""
        if self.isVisible() and not self.model.is_working:
            self.model.look(wanted)
            self._show_found()

    def leave(self) -> None:
        """Look for nothing more: the window closes."""
        self.model.close()

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.about)
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.trouble)
        column.addWidget(self.bar)
        foot = QHBoxLayout()
        for part in (self.all, self.none):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self.fix)
        column.addLayout(foot)

    def _listen(self) -> None:
        self.kinds.chosen.connect(self._choose)
        self.table.ticked.connect(self._show_count)
        self.view.opened.connect(self._open_child)
        self.view.turned.connect(self.table.turn)
        self.table.asked.connect(lambda row: ask_choice(self.view, self.table, row))
        self.model.found.connect(self._show_found)
        self.model.ended.connect(self._end)

    def _choose(self, kind: str) -> None:
        self.kind, self._is_chosen = kind, True
        self._show_kind()

    def _show_found(self) -> None:
        found = self.model.fixes
        counts = {kind: len(found.by_kind[kind]) if found else 0 for kind in FIX_KINDS}
        if not self._is_chosen:
            self.kind = next((kind for kind in FIX_KINDS if counts[kind]), self.kind)
        lines = [Facet(kind, fix_name(kind), count) for kind, count in counts.items()]
        self.kinds.show_facets(lines, self.kind)
        self._show_kind()

    def _show_kind(self) -> None:
        found = self.model.fixes
        self.about.setText(fix_sentence(self.kind))
        self.table.show(found.by_kind[self.kind] if found else (), found.names if found else {})
        self.nothing.setText(NOTHING if found else LOOKING if self.model.is_looking else STOPPED)
        self._show_work()

    def _show_count(self) -> None:
        count = self.table.records
        self.fix.setText(f"Sửa {thousands(count)} hồ sơ" if count else "Sửa")
        self.fix.setEnabled(bool(count) and not self.model.is_working)

    def _show_work(self) -> None:
        working, some = self.model.is_working, bool(self.table.fixes)
        self.view.setVisible(some)
        self.nothing.setVisible(not some)
        for part in (self.all, self.none):
            part.setVisible(some and not working)
        self.kinds.setEnabled(not working)
        self.view.setEnabled(not working)
        self.trouble.say(self.model.trouble, "warn")
        self._show_count()

    def _fix(self) -> None:
        self.model.fix(self.kind, self.table.chosen)
        self._show_work()

    def _end(self) -> None:
        self._show_work()
        saved = self.model.saved
        if saved is None:
            self.kinds.setFocus()
            return
        self.model.saved = None
        text = f"{fix_name(self.kind)}: đã sửa {thousands(saved.applied)} chỗ"
        if saved.outdated:
            text += f"; để nguyên {thousands(len(saved.outdated))} chỗ vừa được sửa khác"
        notice = Notice(text, group_id=saved.group_id)
        self._desk.signals.announce("child", "household", notice=notice)

    def _open_child(self, row: int) -> None:
        fix = self.table.fixes[row]
        self._desk.signals.go("cleaning", child_id=fix.child_id)
