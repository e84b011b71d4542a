"""*Lập danh sách*: what goes on the next list, and the button that makes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.handoff.hand_off import KINDS
from ui.look import px
from ui.pages.handoff.make_model import PAPER, WORKBOOK, MakeModel
from ui.pages.handoff.work_row import WorkRow
from ui.sentences.handoff import KINDS as KIND_NAMES
from ui.widgets.basic import button, card, label
from ui.widgets.scrolled import scrolled
from ui.widgets.village_ticks import VillageTicks
from ui.words import thousands

if TYPE_CHECKING:
    from app.services.handoff.gather_hand_off import WantedHandOff
    from ui.desk import Desk

PRIVACY = "Tệp có thông tin riêng của trẻ em: chỉ giao cho người có trách nhiệm."
NOBODY = "Không có trẻ nào cần gửi. Khi sổ có trẻ cần đối soát, hãy lập danh sách ở đây."
NOBODY_TICKED = "Phần đã chọn không có trẻ nào cần gửi. Hãy đánh dấu thêm loại hoặc thôn."
LEAST_VILLAGES = 140


class MakeFace(QWidget):
    """Ticks on the left, villages on the right; the counts follow every tick."""

    closed = Signal()

    def __init__(self, desk: Desk, office: str) -> None:
        super().__init__()
        self.model = MakeModel(desk, office, self)
        self.kinds = {kind: QCheckBox(KIND_NAMES[kind]) for kind in KINDS}
        self.again = QCheckBox("Hỏi lại cả trẻ đã có trả lời nhưng chưa khớp")
        self.villages = VillageTicks()
        self.workbook = QCheckBox("Tệp Excel để trả lời")
        self.paper = QCheckBox("Tệp PDF để ký")
        self.told = label("", wrap=True)
        self.back = button("Quay lại", self.closed.emit)
        self.make = button("Lập danh sách…", self._ask_folder, role="primary", drawing="handoff")
        self.foot = WorkRow(self.model.work, self.back, self.make)
        self._compose()
        self._listen()

    @property
    def wanted(self) -> WantedHandOff:
        """What is ticked."""
        kinds = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        villages = None if self.villages.all.isChecked() else frozenset(self.villages.ticked)
        return self.model.wanted(kinds, villages, again=self.again.isChecked())

    def open(self) -> None:
        """Count anew."""
        self.foot.said.say("")
        self._look()
        next(iter(self.kinds.values())).setFocus()

    def make_into(self, folder: Path) -> None:
        """Make the list, its files in this folder."""
        kinds = ((WORKBOOK, self.workbook), (PAPER, self.paper))
        suffixes = tuple(suffix for suffix, box in kinds if box.isChecked())
        self.model.make(self.wanted, folder, suffixes)

    def _compose(self) -> None:
        what, left = card()
        left.addWidget(label("Gồm những trẻ nào", "heading"))
        for kind, box in self.kinds.items():
            box.setChecked(kind != "new")
            left.addWidget(box)
        left.addWidget(self.again)
        left.addSpacing(px(8))
        for box in (self.workbook, self.paper):
            box.setChecked(True)
            left.addWidget(box)
        left.addStretch(1)
        where, right = card()
        right.addWidget(label("Ở thôn nào", "heading"))
        villages = scrolled(self.villages)
        villages.setMinimumHeight(px(LEAST_VILLAGES))
        right.addWidget(villages, 1)
        cards = QWidget()
        row = QHBoxLayout(cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(what, 3)
        row.addWidget(where, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(scrolled(cards), 1)  # large letters: the buttons stay in sight
        column.addWidget(self.told)  # what the ticks come to is never scrolled away
        column.addWidget(label(PRIVACY, "muted", wrap=True))
        column.addWidget(self.foot)

    def _listen(self) -> None:
        for box in (*self.kinds.values(), self.again):
            box.toggled.connect(lambda _: self._look())
        for box in (self.workbook, self.paper):
            box.toggled.connect(lambda _: self._show_work())
        self.villages.turned.connect(self._look)
        self.model.looked.connect(self._show)
        self.model.work.turned.connect(self._show_work)

    def _look(self) -> None:
        if self.isVisible():
            self.model.look(self.wanted)

    def _show(self) -> None:
        foreseen = self.model.foreseen
        counts = dict(foreseen.kinds)
        for kind, box in self.kinds.items():
            box.setText(f"{KIND_NAMES[kind]}: {thousands(counts.get(kind, 0))} trẻ")
        told = self.villages.blockSignals(True)
        self.villages.show_villages(foreseen.villages)
        self.villages.blockSignals(told)
        self.told.setText(_told(self.model))
        self._show_work()

    def _show_work(self) -> None:
        files = self.workbook.isChecked() or self.paper.isChecked()
        ready = bool(self.model.foreseen.children) and files and not self.model.work.running
        self.make.setEnabled(ready)
        self.back.setEnabled(not self.model.work.running)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Chọn thư mục để ghi danh sách")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.make_into(Path(chosen)))
        dialog.open()


def _told(model: MakeModel) -> str:
    foreseen = model.foreseen
    if not foreseen.children and not foreseen.waiting:
        return NOBODY_TICKED if any(count for _, count in foreseen.kinds) else NOBODY
    told = [f"Danh sách sẽ có {thousands(foreseen.children)} trẻ."]
    if foreseen.carried:
        told.append(f"{thousands(foreseen.carried)} trẻ ở danh sách trước chưa được trả lời.")
    if foreseen.waiting:
        told.append(f"{thousands(foreseen.waiting)} trẻ đang chờ trả lời, chưa gửi lại.")
    if foreseen.answered:
        told.append(f"{thousands(foreseen.answered)} trẻ đã có trả lời chưa khớp, không gửi lại.")
    return " ".join(told)
