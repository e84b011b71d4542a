"""*Nhập danh sách*: pick or drop a list, watch it come in, and see what became of every row."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from ui.desk import Desk
from ui.look import px
from ui.page import Page
from ui.pages.import_list.report_view import ReportView
from ui.pages.import_list.view_model import ImportViewModel
from ui.undoing import undo
from ui.widgets.basic import StateLine, button, card, label
from ui.widgets.drop_zone import DropZone
from ui.words import span

SUFFIXES = (".xlsx", ".xls", ".xlsm", ".ods")


class ImportListPage(Page):
    """One file at a time; nothing of it vanishes without a line in the report."""

    title = "Nhập danh sách"
    icon = "import"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = ImportViewModel(desk, self)
        self.zone = DropZone("Kéo danh sách trẻ em vào đây", SUFFIXES, "bảng tính")
        self.zone.picked.connect(self.model.bring_in)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ nhập")
        self.progress = label("")
        self.stop = button("Dừng", self.model.stop, drawing="close")
        self.trouble = StateLine()
        self.report = ReportView(desk)
        self.report.undo_asked.connect(lambda group_id: undo(desk, group_id))
        self._compose()
        self.model.began.connect(self._begin)
        self.model.progressed.connect(self._progress)
        self.model.ended.connect(self._end)
        self._end()

    def leave(self) -> None:
        """Stop an import under way: half of a list is never kept."""
        self.model.stop()

    def _compose(self) -> None:
        self.working, column = card()
        column.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        column.addLayout(row)
        self.hint, hints = card()
        hints.addWidget(label("Cần biết trước khi nhập", "heading"))
        for line in (
            "Dòng nào trong tệp cũng được nhập, hoặc để riêng kèm lý do; không bỏ sót dòng nào.",
            "Ô không đọc được thì để trống, giữ nguyên văn và ghi vào việc cần làm; không đoán.",
            "Nhập lại cùng một tệp không làm thay đổi gì.",
            "Cả lần nhập có thể hoàn tác bằng một nút.",
        ):
            hints.addWidget(label(f"•  {line}", wrap=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(16), px(20), px(16))
        layout.setSpacing(px(16))
        for part in (self.zone, self.working, self.trouble, self.hint):
            layout.addWidget(part)
        layout.addWidget(self.report, 1)
        layout.addStretch(0)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _begin(self) -> None:
        self.bar.setRange(0, 0)
        self.progress.setText(f"Đang đọc {self.model.file}…")
        self._show_parts()
        self.stop.setFocus()

    def _progress(self, done: int, total: int) -> None:
        if not self.model.running:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        left = self.model.seconds_left(done, total)
        rest = f" · còn khoảng {span(timedelta(seconds=left))}" if left is not None else ""
        self.progress.setText(f"Đang nhập {self.model.file}: {done * 100 // total} %{rest}")

    def _end(self) -> None:
        state = "warn" if self.model.stopped else "bad"
        self.trouble.say(self.model.trouble, state)
        if self.model.report is not None:
            self.report.show_report(self.model.report)
        self._show_parts()
        if self.isVisible():
            (self.report.see_children if self.model.report else self.zone.pick).setFocus()

    def _show_parts(self) -> None:
        model = self.model
        self.working.setVisible(model.running)
        self.zone.setEnabled(not model.running)
        self.trouble.setVisible(bool(model.trouble) and not model.running)
        self.zone.step_aside(model.report is not None)
        self.report.setVisible(model.report is not None)
        self.hint.setVisible(model.report is None and not model.running)
