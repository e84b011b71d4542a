"""The settings of an office: its name, its days, and what its lists ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.handoff.office import ASKABLE
from app.messages.calendar import WEEKDAYS
from app.services.handoff.read_offices import keep_office
from ui.look import px
from ui.messages import field_name
from ui.sentences.handoff import OFFICE_KEPT
from ui.widgets.basic import button, card, label

if TYPE_CHECKING:
    from app.domain.handoff.office import Office
    from ui.desk import Desk


class OfficeFace(QWidget):
    """Nothing is kept before *Lưu*."""

    closed = Signal()
    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._office: Office | None = None
        self._is_held = False
        self.name = QLineEdit()
        self.sends_on, self.returns_on = _weekdays("Ngày gửi"), _weekdays("Ngày nhận lại")
        self.asks = {field: QCheckBox(field_name(field)) for field in ASKABLE}
        self.back = button("Quay lại", self.closed.emit)
        self.save = button("Lưu", self._save, role="primary")
        self._compose()

    def open(self, office: Office) -> None:
        """Show an office as it is; what was typed and not saved is still there after Esc."""
        if office == self._office and self._is_held:
            self._is_held = False
            self.name.setFocus()
            return
        self._office = office
        self.name.setText(office.name)
        self.sends_on.setCurrentIndex(office.sends_on)
        self.returns_on.setCurrentIndex(office.returns_on)
        for field, box in self.asks.items():
            box.setChecked(field in office.asks)
        self.name.setFocus()

    def hold(self) -> None:
        """Keep what was typed for the next time."""
        self._is_held = True

    def _compose(self) -> None:
        frame, inner = card()
        inner.addWidget(label("Cơ quan nhận danh sách", "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setColumnStretch(1, 1)
        named = (("Tên cơ quan", self.name), ("Gửi vào", self.sends_on))
        for row, (text, field) in enumerate((*named, ("Nhận lại vào", self.returns_on))):
            grid.addWidget(label(text, "muted"), row, 0)
            grid.addWidget(field, row, 1)
            field.setAccessibleName(text)
        inner.addLayout(grid)
        inner.addWidget(label("Xin cung cấp", "section"))
        for box in self.asks.values():
            inner.addWidget(box)
        inner.addStretch(1)
        foot = QGridLayout()
        foot.setColumnStretch(0, 1)
        foot.addWidget(self.back, 0, 1)
        foot.addWidget(self.save, 0, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame, 1)
        column.addLayout(foot)

    def _save(self) -> None:
        if self._office is None:
            return
        asks = tuple(field for field, box in self.asks.items() if box.isChecked())
        changed = replace(
            self._office,
            name=self.name.text().strip() or self._office.name,
            sends_on=self.sends_on.currentIndex(),
            returns_on=self.returns_on.currentIndex(),
            asks=asks or self._office.asks,
        )
        app, before = self._desk.app, self._office

        def done(_: object) -> None:
            self.kept.emit()
            if (before.sends_on, before.returns_on) != (changed.sends_on, changed.returns_on):
                sends, returns = WEEKDAYS[before.sends_on], WEEKDAYS[before.returns_on]
                said = OFFICE_KEPT.format(name=changed.name, sends=sends, returns=returns)
                self._desk.signals.say(said)

        self._desk.store.run(lambda: keep_office(app, changed), done)


def _weekdays(name: str) -> QComboBox:
    made = QComboBox()
    made.addItems([day[:1].upper() + day[1:] for day in WEEKDAYS])
    made.setAccessibleName(name)
    return made
