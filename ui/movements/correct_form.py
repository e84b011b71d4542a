"""The form of a movement that was written down wrongly: its day, place, paper and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.movements.movement_kind import kind_of
from ui.look import px
from ui.movements.commune_field import CommuneField
from ui.sentences.movement import correcting_words, side_words
from ui.typed_day import read_day
from ui.widgets.basic import button, label, text_field
from ui.widgets.entry_form import EntryForm
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.domain.movements.movement import Movement


class CorrectForm(EntryForm):
    """Enter goes from field to field; on the last one it saves. What is not changed stays."""

    corrected = Signal(object, object)
    """The movement, and its texts as they are to be: field -> text."""
    left = Signal()
    """The movement is to stay as it is."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.movement: Movement | None = None
        self._held: dict[str, tuple[str, ...]] = {}
        """Movement -> what was typed of it when Esc went back."""
        self._shown: tuple[str, ...] = ()
        self.title = label("", "section", wrap=True)
        self.day = text_field("Ngày xảy ra", "ngày/tháng/năm")
        self.place = CommuneField()
        self.place_name = label("", "muted")
        self.paper = text_field("Giấy tờ", "loại giấy, số, ngày")
        self.note = text_field("Ghi chú")
        self.foot = QWidget()
        self.leave = button("Thôi", self.left.emit)
        self.leave.setToolTip("Giữ nguyên biến động này (Esc)")
        self.save = button("Lưu sửa đổi", self.keep, role="primary")
        self.save.setToolTip("Lưu sửa đổi (Enter ở ô cuối); hoàn tác được")
        self._compose()

    def show_movement(self, movement: Movement) -> None:
        """Show a movement as it is stored, and begin with its day."""
        self.movement = movement
        self.title.setText(correcting_words(movement))
        self.day.setText(day(str(movement.happened_on or "")))
        side = side_words(kind_of(movement.code).side) or ("Nơi" if movement.place else "")
        self.place_name.setText(side)
        self.place.setAccessibleName(side)
        self.place.fill(movement.place, movement.place_code)
        for part in (self.place, self.place_name):
            part.setVisible(bool(side))
        self.paper.setText(movement.paper)
        self.note.setText(movement.note)
        self._shown = self._typed
        held = self._held.pop(movement.id, None)
        if held:
            happened_on, place, code, paper, note = held
            self.day.setText(happened_on)
            self.place.fill(place, code)
            self.paper.setText(paper)
            self.note.setText(note)

    def hold(self) -> None:
        """Keep what was typed for the next time this movement is put right."""
        if self.movement is not None and self._typed != self._shown:
            self._held[self.movement.id] = self._typed

    @property
    def _typed(self) -> tuple[str, ...]:
        texts = self.day.text(), self.place.text(), self.place.code
        return (*texts, self.paper.text(), self.note.text())

    def take_focus(self) -> None:
        """Begin with the day."""
        self.day.setFocus()
        self.day.selectAll()

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        parts: tuple[QWidget, ...] = (
            *(self.title, label("Ngày xảy ra", "muted"), self.day, self.place_name, self.place),
            *(label("Giấy tờ", "muted"), self.paper, label("Ghi chú", "muted"), self.note),
        )
        for part in parts:
            column.addWidget(part)
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.save)

    def parts(self) -> tuple[QWidget, ...]:
        """Give the fields in their order."""
        return (self.day, self.place, self.paper, self.note)

    def keep(self) -> None:
        """Keep what was typed, if a movement is open."""
        if self.movement is None:
            return
        happened_on = read_day(self.day.text(), self._today())
        texts = {
            "happened_on": happened_on.isoformat() if happened_on else "",
            "paper": self.paper.text(),
            "note": self.note.text(),
        }
        if self.place.isVisibleTo(self):
            texts |= {"place": self.place.text(), "place_code": self.place.code}
        self.corrected.emit(self.movement, texts)
