"""What an empty commune is told to do first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.look import px
from ui.widgets.basic import button, card, label

_WHAT = (
    "Hãy bắt đầu bằng danh sách xã đang có (tệp Excel xuất từ hệ thống). "
    "Mọi dòng đều được giữ lại; nhập nhầm thì hoàn tác được."
)


class FirstStep(QWidget):
    """Two ways to begin."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        go = desk.signals.go
        self.import_list = button(
            "Nhập danh sách", lambda: go("import_list"), role="primary", drawing="import"
        )
        self.visit = button("Ghi lần thăm hộ đầu tiên", lambda: go("visit"), drawing="visit")
        frame, column = card(margin=32, spacing=12)
        frame.setMaximumWidth(px(640))
        column.addWidget(label("Sổ chưa có trẻ nào", "title"))
        column.addWidget(label(_WHAT, wrap=True))
        column.addSpacing(px(8))
        row = QHBoxLayout()
        row.addWidget(self.visit)
        row.addStretch(1)
        row.addWidget(self.import_list)
        column.addLayout(row)
        QVBoxLayout(self).addWidget(frame, 0, Qt.AlignmentFlag.AlignCenter)
