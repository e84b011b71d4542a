"""What stands in the place of the comparison while nothing is asked."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets.basic import label
from ui.words import moment


class EmptyFace(QWidget):
    """Says what it means that there is no group, and what can be done."""

    def __init__(self, widen: QPushButton) -> None:
        super().__init__()
        self.heading = label("", "heading", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.widen = widen
        column = QVBoxLayout(self)
        column.setSpacing(px(8))
        column.addStretch(1)
        for line in (self.heading, self.about):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)
        column.addWidget(widen, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def say(self, *, narrowed: bool, searched_at: datetime | None, now: datetime) -> None:
        """Tell an empty filter from an empty list, and from a search that has not been yet."""
        self.widen.setVisible(narrowed)
        if narrowed:
            self.heading.setText("Không có cặp nào khớp với bộ lọc")
            self.about.setText("Có thể còn cặp khác ở mức độ hoặc thôn khác.")
        elif searched_at is None:
            self.heading.setText("Chưa tìm trẻ trùng lặp lần nào")
            self.about.setText("Máy tự tìm khi bạn làm việc khác; kết quả sẽ hiện ở đây.")
        else:
            self.heading.setText("Không còn cặp nào cần xét")
            self.about.setText(
                f"Lần tìm gần nhất: {moment(searched_at, now)}. "
                "Hồ sơ mới nhập hoặc mới sửa được tìm lại ngay, không cần bấm gì."
            )
