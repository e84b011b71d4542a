"""The sheet at the right of the window: one child's movements, and the form of a new one.

Everything is reached by the keyboard; Esc closes the sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.status import Status
from ui.look import px
from ui.movements.files import SUFFIX, ask_where_to_save
from ui.movements.form import MovementForm
from ui.movements.model import MovementModel
from ui.sentences.movement import (
    LOCKED,
    NONE_YET,
    NOTHING_NEXT,
    absent_words,
    movement_facts,
    movement_title,
)
from ui.widgets.basic import StateLine, button, label, rule
from ui.widgets.side_sheet import SideSheet

if TYPE_CHECKING:
    from app.domain.ids import ChildId
    from app.domain.movement import Movement
    from app.services.movements.read_movements import ChildMovements
    from ui.desk import Desk


def open_movements(page: QWidget, desk: Desk, child_id: ChildId) -> MovementSheet:
    """Open the sheet of the page's window for a child."""
    window = page.window()
    sheet = window.findChild(MovementSheet) or MovementSheet(window, desk)
    sheet.open_child(child_id)
    return sheet


class MovementSheet(SideSheet):
    """Shows what `MovementModel` holds."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window, "Đóng biến động")
        self.model = MovementModel(desk, self)
        self.message = StateLine()
        self.standing = StateLine()
        self.form = MovementForm(desk.app.today)
        self.removes: list[QWidget] = []
        self.pass_on = button("Ghi tệp hồ sơ cho xã nơi đến…", self._ask_path, role="link")
        self.pass_on.setToolTip("Tệp đã mã hóa và ký, cho mọi trẻ của hộ đã chuyển đi")
        self._past = QWidget()
        self._compose()
        self.model.changed.connect(self._show)
        self.model.refused.connect(lambda text: self.message.say(text, "bad"))
        self.model.saved.connect(self._saved)
        self.model.written.connect(lambda text: self.message.say(text, "ok"))
        self.model.places_found.connect(self.form.offer_places)
        self.form.recorded.connect(self.model.record)
        self.form.place_typed.connect(self.model.find_places)

    def _compose(self) -> None:
        inner = QWidget()
        inner.setProperty("role", "plain")
        self._inside = QVBoxLayout(inner)
        self._inside.setContentsMargins(0, 0, px(8), 0)
        self._inside.setSpacing(px(8))
        for part in (self.standing, self._past, self.pass_on, rule(), self.form):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        scroll = self.add_scrolled(inner, "Biến động đã ghi, và ghi biến động mới")
        self.form.came_to.connect(lambda part: scroll.ensureWidgetVisible(part, 0, px(60)))
        self.column.addWidget(self.message)
        self.column.addWidget(self.form.save, 0, Qt.AlignmentFlag.AlignRight)

    def open_child(self, child_id: ChildId) -> None:
        """Show a child; whoever opened it gets the focus back."""
        self.remember_focus()
        self.message.say("")
        self.model.open(child_id)

    def shut(self) -> None:
        """Put the sheet away."""
        self.model.shut()
        super().shut()

    def _ask_path(self) -> None:
        ask_where_to_save(self, f"ho-so-chuyen-di.{SUFFIX}", self.model.pass_on)

    def _saved(self) -> None:
        self.message.say("")
        self.form.begin_anew()

    def _show(self) -> None:
        opened = self.model.opened
        if opened is None:
            self.hide()
            return
        self.title.setText(f"Biến động · {self.model.name}")
        self.setAccessibleName(f"Biến động của {self.model.name}")
        self.standing.say(*_standing(opened))
        self._show_past(opened)
        self.pass_on.setVisible(opened.child.status is Status.MOVED_OUT)
        for part in (self.form, self.form.save):
            part.setVisible(bool(opened.kinds))
        self.form.show_child(opened)
        if not self.isVisible():
            self.come_up()
            self.form.take_focus()

    def _show_past(self, opened: ChildMovements) -> None:
        past = QWidget()
        column = QVBoxLayout(past)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.removes = []
        if not opened.movements:
            column.addWidget(label(NONE_YET, "muted"))
        for one in opened.movements:
            self._add_movement(column, one)
        self._inside.replaceWidget(self._past, past)
        self._past.hide()
        self._past.deleteLater()
        self._past = past

    def _add_movement(self, column: QVBoxLayout, one: Movement) -> None:
        title = movement_title(one)
        remove = button("Bỏ", lambda: self.model.remove(one), role="link", name=f"Bỏ: {title}")
        remove.setToolTip("Bỏ biến động ghi nhầm; hoàn tác được")
        self.removes.append(remove)
        row = QHBoxLayout()
        row.addWidget(label(title, "strong", wrap=True), 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        facts = movement_facts(one)
        if facts:
            column.addWidget(label(facts, "muted", wrap=True))


def _standing(opened: ChildMovements) -> tuple[str, str]:
    """Say how the child stands to the list, where that is not as usual."""
    if opened.child.status is not Status.ACTIVE:
        return (LOCKED, "warn") if opened.kinds else (NOTHING_NEXT, "warn")
    if opened.absent_since:
        return absent_words(opened.absent_since.isoformat()), "warn"
    return "", ""
