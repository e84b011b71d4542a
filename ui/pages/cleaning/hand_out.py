"""*Xuất và in*: lists for others, and review sheets for those who visit the households."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.storage.child_list import ChildFilter
from ui.look import px
from ui.pages.cleaning.hand_out_model import PAPER, WORKBOOK, HandOutModel
from ui.review_sheets.names import list_name
from ui.widgets.basic import StateLine, button, card, label
from ui.widgets.scrolled import scrolled
from ui.widgets.village_ticks import VillageTicks
from ui.words import thousands

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.desk import Desk

PRIVACY = (
    "Tệp có thông tin riêng của trẻ em: chỉ giao cho người có trách nhiệm, "
    "và thu lại khi xong việc."
)
FOOT = 36
WIDE = 620
VILLAGES = 120


class HandOutPanel(QWidget):
    """Left: the list as .xlsx. Right: review sheets, village by village."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = HandOutModel(desk, self)
        self.filtered = QRadioButton()
        self.everyone = QRadioButton()
        self.export = button("Xuất danh sách…", self._ask_list, drawing="handoff")
        self.villages = VillageTicks()
        self.workbook = QCheckBox("Tệp Excel để điền rồi nhập lại")
        self.paper = QCheckBox("Tệp PDF để in")
        self.apart = QCheckBox("Mỗi thôn một tệp riêng")
        self.make = button("Lập phiếu rà soát…", self._ask_folder, role="primary")
        self.nobody = label("Không có trẻ nào cần hỏi tại nhà.", "muted", wrap=True)
        self.bar = QProgressBar()
        self.stop = button("Dừng", self.model.stop, drawing="close")
        self.result = StateLine()
        self.open_folder = button("Mở thư mục", self._show_folder, role="link")
        self.open_paper = button("Mở để in", self._show_paper, role="link")
        self._compose()
        self._listen()
        self._show_work()

    def open(self, wanted: ChildFilter) -> None:
        """Show what can go out; `wanted` is what the page's list shows."""
        self.model.look(wanted)
        self.export.setFocus()

    def show_filter(self, wanted: ChildFilter) -> None:
        """Follow the filter while the panel is in front."""
        if self.isVisible() and not self.model.running:
            self.model.look(wanted)

    def leave(self) -> None:
        """Stop what is under way: half of it is never kept."""
        self.model.stop()

    def write_list(self, path: Path) -> None:
        """Write the list that is chosen."""
        wanted = self.model.wanted if self.filtered.isChecked() else ChildFilter()
        self.model.write_list(path, wanted)
        self._begin()

    def write_sheets(self, folder: Path) -> None:
        """Write the review sheets of the ticked villages into a folder."""
        kinds = ((WORKBOOK, self.workbook), (PAPER, self.paper))
        suffixes = [suffix for suffix, box in kinds if box.isChecked()]
        apart = self.apart.isChecked()
        self.model.write_sheets(folder, self.villages.ticked, suffixes, apart=apart)
        self._begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards one below the other where there is little room."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_wide = self.width() >= px(WIDE)
        self._cards.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _compose(self) -> None:
        cards = QWidget()
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, cards)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(px(16))
        self._cards.addWidget(self._list_card(), 1, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(self._sheets_card(), 1)
        foot = QWidget()
        foot.setMinimumHeight(px(FOOT))  # its place is kept while there is nothing to say
        told = QHBoxLayout(foot)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(px(16))
        told.addWidget(self.bar, 1)
        told.addWidget(self.result, 1)
        for part in (self.stop, self.open_paper, self.open_folder):
            told.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(scrolled(cards), 1)
        column.addWidget(foot)
        column.addWidget(label(PRIVACY, "muted", wrap=True))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ ghi tệp")

    def _list_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(label("Xuất danh sách", "heading"))
        words = "Tệp Excel theo mẫu của hệ thống trung ương; nhập lại không làm thay đổi gì."
        column.addWidget(label(words, "muted", wrap=True))
        self.filtered.setChecked(True)
        for choice in (self.filtered, self.everyone):
            column.addWidget(choice)
        column.addWidget(self.export, 0, Qt.AlignmentFlag.AlignRight)
        return frame

    def _sheets_card(self) -> QFrame:
        frame, column = card()
        column.addWidget(label("Phiếu rà soát", "heading"))
        words = (
            "Chỉ hỏi điều gia đình trả lời được, có chỗ ghi. Phiếu Excel điền xong thì nhập lại "
        )
        words += "ở trang Nhập danh sách: mỗi chỗ khác được hiện ra để xem."
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.nobody)
        villages = scrolled(self.villages)
        villages.setMinimumHeight(px(VILLAGES))
        column.addWidget(villages, 1)
        for box in (self.workbook, self.paper, self.apart):
            box.setChecked(True)
            column.addWidget(box)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignRight)
        return frame

    def _listen(self) -> None:
        self.model.looked.connect(self._show_choice)
        self.model.progressed.connect(self._progress)
        self.model.ended.connect(self._end)
        self.villages.turned.connect(self._show_work)
        for box in (self.workbook, self.paper):
            box.toggled.connect(self._show_work)

    def _show_choice(self) -> None:
        choice = self.model.choice
        self.filtered.setText(f"Danh sách đang lọc: {thousands(choice.filtered)} trẻ")
        self.everyone.setText(f"Cả xã: {thousands(choice.everyone)} trẻ")
        self.villages.show_villages(
            (village.id, f"{village.name}  ·  {thousands(village.children)} trẻ")
            for village in choice.villages
        )
        self._show_work()

    def _show_work(self) -> None:
        working = self.model.running
        some = bool(self.model.choice.villages)
        kinds = self.workbook.isChecked() or self.paper.isChecked()
        self.nobody.setVisible(not some)
        self.villages.setVisible(some)
        self.export.setEnabled(not working)
        self.make.setEnabled(not working and kinds and bool(self.villages.ticked))
        for part in (self.bar, self.stop):
            part.setVisible(working)
        paths = self.model.written.paths
        self.open_folder.setVisible(bool(paths))
        self.open_paper.setVisible(len([p for p in paths if p.suffix == PAPER]) == 1)

    def _begin(self) -> None:
        self.bar.setRange(0, 0)
        self.result.say("")
        self._show_work()
        self.stop.setFocus()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _end(self) -> None:
        written = self.model.written
        self._show_work()
        if written.trouble:
            self.result.say(written.trouble, "warn" if written.stopped else "bad")
            self.make.setFocus()
            return
        files, children = thousands(len(written.paths)), thousands(written.children)
        name = written.paths[0].name if len(written.paths) == 1 else f"{files} tệp"
        self.result.say(f"Đã ghi {name}: {children} trẻ.", "ok")
        self.open_folder.setFocus()

    def _ask_list(self) -> None:
        village = ""
        if self.filtered.isChecked() and self.model.wanted != ChildFilter():
            village = "dang-loc"
        name = f"{list_name(village, self._desk.app.today())}{WORKBOOK}"
        dialog = self._dialog("Xuất danh sách", "Bảng tính (*.xlsx);;Tệp CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(WORKBOOK[1:])
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.write_list(Path(chosen)))
        dialog.open()

    def _ask_folder(self) -> None:
        dialog = self._dialog("Chọn thư mục để ghi phiếu", "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.write_sheets(Path(chosen)))
        dialog.open()

    def _dialog(self, title: str, kinds: str) -> QFileDialog:
        dialog = QFileDialog(self, title, "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _show_folder(self) -> None:
        _open(self.model.written.paths[0].parent)

    def _show_paper(self) -> None:
        _open(next(path for path in self.model.written.paths if path.suffix == PAPER))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
