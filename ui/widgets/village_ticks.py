"""Villages to be ticked, one, several or all."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.ids import VillageId
from ui.look import px


class VillageTicks(QWidget):
    """A box a village, and one for all of them; ticks stay while the villages are shown anew."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.all = QCheckBox("Tất cả các thôn")
        self.all.setChecked(True)
        self.all.clicked.connect(self._turn_all)
        self._boxes: dict[VillageId, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(self.all)
        self._column.addStretch(1)

    @property
    def ticked(self) -> list[VillageId]:
        """Name the villages that are ticked, in their order."""
        return [id_ for id_, box in self._boxes.items() if box.isChecked()]

    def show_villages(self, villages: Iterable[tuple[VillageId, str]]) -> None:
        """Show villages by id and text; one that is new is ticked when all of them are.

        Whoever is at a box stays at it: boxes are made anew only for other villages.
        """
        wanted = dict(villages)
        if list(wanted) != list(self._boxes):
            self._make_boxes(list(wanted))
        for id_, text in wanted.items():
            self._boxes[id_].setText(text)
            self._boxes[id_].setToolTip(text)
        self._show_all()

    def _make_boxes(self, villages: list[VillageId]) -> None:
        ticks = {id_: box.isChecked() for id_, box in self._boxes.items()}
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {}
        before = self.all
        for place, id_ in enumerate(villages, start=1):
            box = QCheckBox()
            box.setChecked(ticks.get(id_, self.all.isChecked()))
            box.clicked.connect(self._show_all)
            self._column.insertWidget(place, box)
            QWidget.setTabOrder(before, box)  # made late, it would come after the whole page
            self._boxes[id_] = before = box

    def box(self, village_id: VillageId) -> QCheckBox:
        """Give the box of a village."""
        return self._boxes[village_id]

    def _turn_all(self) -> None:
        for box in self._boxes.values():
            box.setChecked(self.all.isChecked())
        self.turned.emit()

    def _show_all(self) -> None:
        self.all.setChecked(all(box.isChecked() for box in self._boxes.values()))
        self.turned.emit()
