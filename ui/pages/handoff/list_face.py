"""The lists that went to an office, how each stands, and the ways on from here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import GroupId
from ui.look import LIGHT, px
from ui.models.text_table import TextTable
from ui.pages.handoff.lists_model import ListsModel
from ui.pages.handoff.long_work import LongWork
from ui.pages.handoff.make_model import PAPER, WORKBOOK, write_files
from ui.pages.handoff.words import days_sentence, list_cells, next_sentence, stand_words
from ui.pages.handoff.work_row import WorkRow
from ui.undoing import undo
from ui.widgets.basic import StateLine, button, label
from ui.widgets.face_stack import FaceStack
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.domain.handoff.hand_off import HandOffStand
    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk

HEADERS = ("Số danh sách", "Ngày gửi", "Hạn trả lời", "Số trẻ", "Đã trả lời", "Tình trạng")
WIDTHS = (160, 92, 100, 66, 92, 160)


class ListFace(QWidget):
    """A row for each list, the newest first; late ones are told below in red."""

    make_asked = Signal()
    answer_asked = Signal()
    office_asked = Signal()
    resumed = Signal()

    def __init__(self, desk: Desk, office: str) -> None:
        super().__init__()
        self._desk = desk
        self.model = ListsModel(desk, office, self)
        self.days = label("", "muted", wrap=True)
        self.next = StateLine()
        self.settings = button("Tên, ngày và nội dung hỏi…", self.office_asked.emit, role="link")
        self.rows: TextTable[HandOffStand] = TextTable(
            HEADERS,
            lambda stand: list_cells(stand, desk.app.today()),
            (3, 4),
            self,
            lambda stand: LIGHT.bad if stand.is_late(desk.app.today()) else "",
        )
        self.table = PlainTable(self.rows, WIDTHS, len(WIDTHS) - 1, "Danh sách đã gửi")
        self.state = StateLine()
        self.again = button("Ghi lại tệp…", self._ask_folder)
        self.undo = button("Hủy danh sách", self._undo)
        self.answer = button("Nhận trả lời…", self.answer_asked.emit, drawing="import")
        self.make = button(
            "Lập danh sách mới", self.make_asked.emit, role="primary", drawing="handoff"
        )
        self.work = LongWork(desk, self)
        self.foot = WorkRow(self.work, self.undo, self.again, self.answer, self.make)
        self.folder = button("Mở thư mục", self._open_folder, role="link")
        self.go_on = button("Xem tiếp câu trả lời chưa ghi", self.resumed.emit, role="link")
        self._paths: tuple[Path, ...] = ()
        self.faces = FaceStack()
        self._compose()
        self.model.listed.connect(self._show)
        self.table.row_changed.connect(lambda _: self._show_row())
        self.work.turned.connect(self._show_row)

    @property
    def stand(self) -> HandOffStand | None:
        """The list the cursor is on."""
        stands, row = self._stands, self.table.currentIndex().row()
        return stands[row] if 0 <= row < len(stands) else None

    def take_focus(self) -> None:
        """Put the cursor where work goes on."""
        (self.table if self._stands else self.make).setFocus()

    def offer_files(self, paths: tuple[Path, ...]) -> None:
        """Offer the folder of files just written."""
        self._paths = paths
        self.folder.setVisible(bool(paths))

    def offer_answer(self, file: str) -> None:
        """Offer to go on with an answer that is not yet written; "" where there is none."""
        self.go_on.setToolTip(file)
        self.go_on.setVisible(bool(file))

    def write_again(self, folder: Path) -> None:
        """Write the files of the list under the cursor again."""
        stand, app = self.stand, self._desk.app
        if stand is None:
            return

        def work(progress: Progress, cancelled: Cancelled) -> tuple[Path, ...]:
            from app.services.handoff.make_hand_off import read_hand_off

            made = read_hand_off(app, stand.hand_off.id)
            return write_files(app, made, folder, (WORKBOOK, PAPER), progress, cancelled)

        self.work.run(work, self._tell_written)

    @property
    def _stands(self) -> tuple[HandOffStand, ...]:
        return self.model.lists.stands if self.model.lists else ()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.days, 1)
        head.addWidget(self.settings)
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.addStretch(1)
        for text, role in (
            ("Chưa gửi danh sách nào", "heading"),
            ("Lập danh sách để gửi; nhận trả lời xong, mỗi chỗ khác được hiện ra để xem.", "muted"),
        ):
            inner.addWidget(label(text, role), 0, Qt.AlignmentFlag.AlignCenter)
        inner.addStretch(2)
        self.faces.addWidget(empty)
        self.faces.addWidget(self.table)
        told = QHBoxLayout()
        told.addWidget(self.state, 1)
        for part in (self.go_on, self.folder):
            told.addWidget(part)
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.next)
        column.addWidget(self.faces, 1)
        column.addLayout(told)
        column.addWidget(self.foot)

    def _show(self) -> None:
        lists = self.model.lists
        if lists is None:
            return
        row = max(0, self.table.currentIndex().row())
        self.days.setText(days_sentence(lists.office))
        self.next.say(*next_sentence(lists, self._desk.app.today()))
        was_alone = self.make.hasFocus() and not self.rows.rowCount()
        self.rows.show(lists.stands)
        self.faces.setCurrentIndex(int(bool(lists.stands)))
        if lists.stands:
            self.table.go_to(min(row, len(lists.stands) - 1))
            if was_alone:
                self.table.setFocus()
        self._show_row()

    def _show_row(self) -> None:
        stand = self.stand
        words, state = stand_words(stand, self._desk.app.today()) if stand else ("", "")
        self.state.say(f"{stand.hand_off.code}: {words}" if stand else "", state)
        is_free = not self.work.running
        self.again.setEnabled(stand is not None and is_free)
        self.undo.setEnabled(stand is not None and not stand.answered and is_free)
        for part in (self.answer, self.make):
            part.setEnabled(is_free)

    def _undo(self) -> None:
        if self.stand is not None:
            undo(self._desk, GroupId(self.stand.hand_off.group_id))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Chọn thư mục để ghi lại danh sách")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.write_again(Path(chosen)))
        dialog.open()

    def _tell_written(self, paths: object) -> None:
        if isinstance(paths, tuple):
            self.offer_files(paths)
            self.take_focus()
            self.foot.said.say(f"Đã ghi {', '.join(path.name for path in paths)}", "ok")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._paths[0].parent)))
