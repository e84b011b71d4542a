"""What is under way: a bar, how much is done, how long still, and *Dừng*."""

from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from ui.look import px
from ui.widgets.basic import button, label
from ui.words import span, thousands
from ui.work import Work

AFTER_MS = 300
"""What is done sooner shows no bar."""
WORDS = {
    "read": "Đang đọc tệp",
    "again": "Đang đọc lại theo lựa chọn của bạn",
    "preview": "Đang so với sổ",
    "decide": "Đang tính lại theo quyết định của bạn",
    "take": "Đang nhập vào sổ",
    "doubles": "Đang tìm trẻ giống nhau",
    "file": "Đang ghi báo cáo",
    "look": "Đang tìm chỗ sửa được",
    "clean": "Đang sửa",
    "report": "Đang tính số liệu",
    "report_file": "Đang ghi tệp",
    "table": "Đang kiểm tra biểu",
    "roll_up": "Đang đọc các tệp",
    "issue": "Đang phát hành",
}
LAST_WORDS = {"take": "Đang ghi vào sổ"}
"""For the last step, of which nobody knows how long it takes: all is written in one piece."""


class WorkBar(QFrame):
    """Shows itself while its work takes longer than a moment."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.setProperty("role", "band")
        self.words = label("")
        self.words.setMinimumWidth(1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.stop = button("Dừng", self._stop, drawing="close")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(12), px(6))
        row.setSpacing(px(16))
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._appear)
        work.changed.connect(self._follow)
        work.progressed.connect(self._progress)
        self.hide()

    def _follow(self) -> None:
        if self._work.kind:
            self.stop.setEnabled(True)
            self.bar.setRange(0, 0)
            self.words.setText(f"{self._words()}…")
            self._soon.start()
        else:
            self._soon.stop()
            self.hide()

    def _appear(self) -> None:
        self.setVisible(bool(self._work.kind))

    def _progress(self, done: int, total: int) -> None:
        if total <= 1:
            return
        if done >= total and self._work.kind in LAST_WORDS:
            self.bar.setRange(0, 0)
            self.words.setText(f"{LAST_WORDS[self._work.kind]}…")
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        left = self._work.seconds_left(done, total)
        rest = f" · còn khoảng {span(timedelta(seconds=left))}" if left is not None else ""
        share = f"{thousands(done * 100 // total)} %"
        self.words.setText(f"{self._words()}: {share}{rest}")

    def _words(self) -> str:
        return WORDS.get(self._work.kind, "Đang làm")

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText("Đang dừng…")
        self._work.stop()
