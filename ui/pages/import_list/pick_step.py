"""Step 1: pick a file or drop some; what waits, what went wrong, what to know beforehand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.pages.import_list.stages import Stage
from ui.pages.import_list.view_model import ImportViewModel
from ui.widgets.basic import StateLine, button, card, label
from ui.widgets.drop_zone import DropZone

SUFFIXES = (
    ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".xml", ".htm", ".html",
)  # fmt: skip
_KNOW = (
    "Trước khi ghi vào sổ, mọi dòng được xem trước: mới, thay đổi, trùng, có vấn đề.",
    "Dòng nào trong tệp cũng được nhập, hoặc để riêng kèm lý do; không bỏ sót dòng nào.",
    "Ô không đọc được thì để trống, giữ nguyên văn và ghi vào việc cần làm; không đoán.",
    "Nhập lại cùng một tệp không làm thay đổi gì. Cả lần nhập hoàn tác bằng một nút.",
)

_LISTS = "Kéo danh sách trẻ em vào đây, một hay nhiều tệp"
_REGISTER = "Kéo sổ đăng ký khai sinh hoặc danh sách cải chính vào đây, một hay nhiều tệp"


class PickStep(QWidget):
    """The place to drop files; a file in hand can be taken up again."""

    def __init__(self, model: ImportViewModel) -> None:
        super().__init__()
        self._model = model
        self.zone = DropZone(_LISTS, SUFFIXES, "bảng tính")
        self.zone.picked.connect(lambda paths: model.bring_in(*paths))
        self.trouble = StateLine()
        self.open_file = label("", wrap=True)
        self.resume = button("Tiếp tục với tệp này", self._resume, role="primary")
        self.drop_it = button("Bỏ tệp này", model.next_file)
        self.waiting = label("", "muted", wrap=True)
        self.go_on = button("Đọc tệp tiếp theo", model.next_file)
        self._compose()
        model.staged.connect(self.refresh)
        self.refresh()

    def take_focus(self) -> None:
        """Take the keys where it is most useful."""
        first = (self.resume, self.go_on, self.zone.pick)
        next(one for one in first if one.isVisibleTo(self) and one.isEnabled()).setFocus()

    def refresh(self) -> None:
        """Show how things stand."""
        model = self._model
        held = model.found is not None
        self.zone.words.setText(_REGISTER if model.wants_register else _LISTS)
        self.trouble.say(model.trouble, "warn" if model.stopped else "bad")
        self._held.setVisible(held)
        self.open_file.setText(f"Đang dở tệp {model.file}. Những gì bạn đã chọn vẫn còn.")
        waiting = ", ".join(path.name for path in model.queue)
        self.waiting.setText(f"Chờ đến lượt: {waiting}." if waiting else "")
        self._queued.setVisible(bool(waiting))
        self.go_on.setVisible(not held and not model.running)
        self.zone.step_aside(held)
        self._hints.setVisible(not model.running)

    def _compose(self) -> None:
        self._held, held = card(margin=12)
        held.addLayout(_line(self.open_file, self.drop_it, self.resume))
        self._queued, queued = card(margin=12)
        queued.addLayout(_line(self.waiting, self.go_on))
        self._hints, hints = card(margin=12, spacing=6)
        hints.addWidget(label("Cần biết trước khi nhập", "heading"))
        for line in _KNOW:
            hints.addWidget(label(f"•  {line}", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (self.zone, self.trouble, self._held, self._queued, self._hints):
            column.addWidget(part)

    def _resume(self) -> None:
        reached = Stage.PREVIEW if self._model.can_reach(Stage.PREVIEW) else Stage.COLUMNS
        self._model.go(reached)


def _line(words: QWidget, *buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addWidget(words, 1)
    for one in buttons:
        row.addWidget(one)
    return row
