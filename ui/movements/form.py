"""The form of a new movement: kind, day, place, paper, note, and whether the household goes too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.domain.movements.movement_kind import LEFT, kind_of
from app.services.movements.record_movement import NewMovement
from ui.look import px
from ui.movements.commune_field import CommuneField
from ui.sentences.movement import family_words, side_words
from ui.typed_day import read_day
from ui.widgets.basic import button, label, text_field
from ui.widgets.entry_form import EntryForm
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.services.movements.read_movements import ChildMovements


class MovementForm(EntryForm):
    """Enter goes from field to field; on the last one it records."""

    recorded = Signal(object)
    """A NewMovement."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._about: ChildMovements | None = None
        self.kind = QComboBox()
        self.kind.setAccessibleName("Loại biến động")
        self.day = text_field("Ngày xảy ra", "ngày/tháng/năm")
        self.place = CommuneField()
        self.place_name = label("", "muted")
        self.paper = text_field("Giấy tờ", "loại giấy, số, ngày")
        self.note = text_field("Ghi chú")
        self.family = QCheckBox()
        self.save = button("Ghi biến động", self.keep, role="primary")
        self.save.setToolTip("Ghi biến động (Enter ở ô cuối)")
        self.hint = label("", "muted", wrap=True)
        self._compose()
        self.kind.currentIndexChanged.connect(self._show_kind)

    def show_child(self, about: ChildMovements) -> None:
        """Offer what makes sense of a child; what is being typed stays."""
        is_same = self._about is not None and self._about.child.id == about.child.id
        kinds = [(kind.code, kind.label) for kind in about.kinds]
        shown = [
            (self.kind.itemData(at), self.kind.itemText(at)) for at in range(self.kind.count())
        ]
        self._about = about
        if not is_same or kinds != shown:
            self._begin(kinds)
        self.family.setText(family_words(len(about.family), is_back=about.child.status != "active"))
        self._show_kind()

    def begin_anew(self) -> None:
        """Empty the form: what it said is recorded."""
        self._begin(
            [(self.kind.itemData(at), self.kind.itemText(at)) for at in range(self.kind.count())]
        )

    def take_focus(self) -> None:
        """Begin with the kind."""
        self.kind.setFocus()

    def _compose(self) -> None:
        # A form layout forgets how high a wrapped hint is, and cuts the last field.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        parts: tuple[QWidget, ...] = (
            *(label("Loại", "muted"), self.kind, self.hint),
            *(label("Ngày xảy ra", "muted"), self.day),
            *(self.place_name, self.place),
            *(label("Giấy tờ", "muted"), self.paper),
            *(label("Ghi chú", "muted"), self.note),
            self.family,
        )
        for part in parts:
            column.addWidget(part)

    def _begin(self, kinds: list[tuple[str, str]]) -> None:
        self.kind.blockSignals(True)
        self.kind.clear()
        for code, name in kinds:
            self.kind.addItem(name, code)
        usual = self.kind.findData(LEFT)
        self.kind.setCurrentIndex(max(usual, len(kinds) - 1 if usual < 0 else usual))
        self.kind.blockSignals(False)
        self.day.setText(day(self._today().isoformat()))
        self.place.fill("", "")
        for field in (self.paper, self.note):
            field.clear()
        self.family.setChecked(False)
        self._show_kind()

    def _show_kind(self) -> None:
        kind = kind_of(str(self.kind.currentData() or ""))
        self.hint.setText(kind.note)
        self.place_name.setText(side_words(kind.side))
        self.place.setAccessibleName(side_words(kind.side))
        for part in (self.place, self.place_name):
            part.setVisible(bool(kind.side))
        moves = kind.side != "" and self._about is not None and len(self._about.family) > 1
        self.family.setVisible(moves)

    def parts(self) -> tuple[QWidget, ...]:
        """Give the fields in their order."""
        return (self.kind, self.day, self.place, self.paper, self.note)

    def keep(self) -> None:
        """Keep what was typed, if a movement is open."""
        if self._about is None or not self.save.isEnabled():
            return
        with_family = self.family.isChecked() and self.family.isVisibleTo(self)
        children = tuple(self._about.family) if with_family else (self._about.child.id,)
        entry = NewMovement(
            children=children,
            code=str(self.kind.currentData() or ""),
            happened_on=read_day(self.day.text(), self._today()),
            place=self.place.text() if self.place.isVisibleTo(self) else "",
            place_code=self.place.code,
            paper=self.paper.text(),
            note=self.note.text(),
        )
        self.recorded.emit(entry)
