"""The sheet at the right of the window: one child's movements, and the form of a new one.

Each can be put right or taken out.

Everything is reached by the keyboard; Esc closes the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.movements.movement_kind import TURNED_16, kind_of
from app.domain.status import Status
from ui.look import px
from ui.movements.correct_form import CorrectForm
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
    from datetime import date

    from app.domain.ids import ChildId
    from app.domain.movements.movement import Movement
    from app.services.movements.read_movements import ChildMovements
    from app.services.movements.record_movement import NewMovement
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """A movement of a child that is to be put right: the newest of a kind in a period."""

    code: str
    first: date
    last: date

    def is_it(self, movement: Movement) -> bool:
        """Whether it is this one."""
        day = movement.happened_on
        return movement.code == self.code and day is not None and self.first <= day <= self.last


def is_recorded(code: str) -> bool:
    """Whether a person wrote such a movement down: who turned 16 did so on the birthday."""
    return bool(kind_of(code).code) and code != TURNED_16


def open_movements(
    page: QWidget, desk: Desk, child_id: ChildId, wanted: Wanted | None = None
) -> MovementSheet:
    """Open the sheet of the page's window for a child, at the `wanted` movement."""
    sheet = MovementSheet.of(page, desk)
    sheet.open_child(child_id, wanted)
    return sheet


class MovementSheet(SideSheet):
    """Shows what `MovementModel` holds."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window, "Đóng biến động")
        self.model = MovementModel(desk, self)
        self.message = StateLine()
        self.standing = StateLine()
        self.form = MovementForm(desk.app.today)
        self.correct = CorrectForm(desk.app.today)
        self.corrects: list[QWidget] = []
        self.removes: list[QWidget] = []
        self._wanted: Wanted | None = None
        self._is_recorded = False
        self.pass_on = button("Ghi tệp hồ sơ cho xã nơi đến…", self._ask_path, role="link")
        self.pass_on.setToolTip("Tệp đã mã hóa và ký, cho mọi trẻ của hộ đã chuyển đi")
        self._past = QWidget()
        self._known = QWidget()
        self._compose()
        self.model.changed.connect(self._show)
        self.model.refused.connect(self._refuse)
        self.model.saved.connect(self._saved)
        self.model.written.connect(lambda text: self.message.say(text, "ok"))
        for field in (self.form.place, self.correct.place):
            self.model.places_found.connect(field.offer)
            field.typed.connect(self.model.find_places)
        self.form.recorded.connect(self._record)
        self.correct.corrected.connect(self.model.correct)
        self.correct.left.connect(self._leave)

    def _compose(self) -> None:
        inner = QWidget()
        self._inside = _column(inner)
        self._inside.setContentsMargins(0, 0, px(8), 0)
        self._known_column = _column(self._known)
        for part in (self.standing, self._past, self.pass_on, rule()):
            self._known_column.addWidget(part)
        for whole in (self._known, self.form, self.correct):
            self._inside.addWidget(whole)
        self._inside.addStretch(1)
        scroll = self._scroll = self.add_scrolled(inner, "Biến động đã ghi, và ghi biến động mới")
        for form in (self.form, self.correct):
            form.came_to.connect(lambda part: scroll.ensureWidgetVisible(part, 0, px(60)))
        self.column.addWidget(self.message)
        self.column.addWidget(self.form.save, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addWidget(self.correct.foot)

    def open_child(self, child_id: ChildId, wanted: Wanted | None = None) -> None:
        """Show a child, and put the `wanted` movement right; then the focus goes back."""
        self.remember_focus()
        self.message.say("")
        self.correct.movement, self._wanted = None, wanted
        self.model.open(child_id)

    def shut(self) -> None:
        """Put the sheet away."""
        self.model.shut()
        super().shut()

    def _ask_path(self) -> None:
        ask_where_to_save(self, f"ho-so-chuyen-di.{SUFFIX}", self.model.pass_on)

    def step_back(self) -> None:
        """Leave the movement that is being put right, else the sheet; what was typed is kept."""
        if self.correct.movement is not None:
            self.correct.hold()
            self._leave()
        else:
            super().step_back()

    def _begin_correcting(self, movement: Movement) -> None:
        self.message.say("")
        self.correct.show_movement(movement)
        self._show_forms()
        self.correct.take_focus()

    def _leave(self) -> None:
        at = self._place_of(self.correct.movement)
        self.message.say("")
        self.correct.movement = None
        self._show_forms()
        if 0 <= at < len(self.corrects):
            self.corrects[at].setFocus()
            self._scroll.ensureWidgetVisible(self.corrects[at], 0, px(60))

    def _place_of(self, movement: Movement | None) -> int:
        movements = self.model.opened.movements if self.model.opened else ()
        ids = [one.id for one in movements if is_recorded(one.code)]
        return ids.index(movement.id) if movement and movement.id in ids else -1

    def _record(self, entry: NewMovement) -> None:
        """Record once: a second press would record the next movement, the child's return."""
        self.form.save.setEnabled(False)
        self.model.record(entry)

    def _refuse(self, text: str) -> None:
        self.form.save.setEnabled(True)
        self.message.say(text, "bad")

    def _saved(self) -> None:
        self.message.say("")
        self.form.save.setEnabled(True)
        if self.correct.movement is None:
            self.form.begin_anew()
            self._is_recorded = True
        else:
            self._leave()

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
        self.form.show_child(opened)
        self._show_forms()
        if not self.isVisible():
            self.come_up()
            self.form.take_focus()
        elif self._is_recorded:
            self._come_after()
        self._find_wanted(opened)

    def _come_after(self) -> None:
        """Go where work goes on: the file for the next commune, or the kind of the next movement.

        The button that was pressed would record something else now.
        """
        self._is_recorded = False
        after = (self.pass_on, self.form.kind, *self.removes)
        found = next((one for one in after if one.isVisibleTo(self)), None)
        if found is not None:
            found.setFocus()

    def _show_forms(self) -> None:
        """Show the movements and the form of a new one, or only that of the one being put right."""
        is_correcting = self.correct.movement is not None
        may_record = self.model.opened is not None and bool(self.model.opened.kinds)
        for part in (self.form, self.form.save):
            part.setVisible(may_record and not is_correcting)
        self._known.setVisible(not is_correcting)
        self.correct.setVisible(is_correcting)
        self.correct.foot.setVisible(is_correcting)

    def _find_wanted(self, opened: ChildMovements) -> None:
        wanted, self._wanted = self._wanted, None
        found = next((one for one in opened.movements if wanted and wanted.is_it(one)), None)
        if found is not None:
            self._begin_correcting(found)

    def _show_past(self, opened: ChildMovements) -> None:
        past = QWidget()
        column = QVBoxLayout(past)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.corrects, self.removes = [], []
        if not opened.movements:
            column.addWidget(label(NONE_YET, "muted"))
        for one in opened.movements:
            self._add_movement(column, one)
        self._known_column.replaceWidget(self._past, past)
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
        if is_recorded(one.code):
            correct = button(
                "Sửa", lambda: self._begin_correcting(one), role="link", name=f"Sửa: {title}"
            )
            correct.setToolTip("Sửa ngày, nơi, giấy tờ, ghi chú; hoàn tác được")
            self.corrects.append(correct)
            row.addWidget(correct, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        facts = movement_facts(one)
        if facts:
            column.addWidget(label(facts, "muted", wrap=True))


def _column(around: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    return column


def _standing(opened: ChildMovements) -> tuple[str, str]:
    """Say how the child stands to the list, where that is not as usual."""
    if opened.child.status is not Status.ACTIVE:
        return (LOCKED, "warn") if opened.kinds else (NOTHING_NEXT, "warn")
    if opened.absent_since:
        return absent_words(opened.absent_since.isoformat()), "warn"
    return "", ""
