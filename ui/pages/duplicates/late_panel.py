"""What another device wrote into a record after it was merged: to be taken, or left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.exchange.late_edit import LateEdit
from ui.look import px
from ui.pages.duplicates.reading import LateLine
from ui.widgets.basic import button, label

_MOST_SHOWN = 2
"""More would push the groups out of sight; the next one comes when one is answered."""


class LatePanel(QWidget):
    """Quiet, and away while nothing is asked."""

    settled = Signal(LateEdit, bool)
    """The edit, and whether it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setWhatsThis(
            "Máy khác đã sửa một hồ sơ sau khi hồ sơ đó được gộp. Lấy: hồ sơ đang dùng nhận giá "
            "trị mới. Bỏ: giữ như đang có."
        )
        self.buttons: list[QPushButton] = []
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_lines(self, lines: Sequence[LateLine]) -> None:
        """Show the first of them, and say how many more there are."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self.buttons = []
        content = self._content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(label("Sửa ở máy khác sau khi gộp", "section"))
        for line in lines[:_MOST_SHOWN]:
            self._add(column, line)
        if len(lines) > _MOST_SHOWN:
            column.addWidget(label(f"… và {len(lines) - _MOST_SHOWN} chỗ khác", "muted"))
        self._column.addWidget(content)
        content.show()
        self.setVisible(bool(lines))

    def _add(self, column: QVBoxLayout, line: LateLine) -> None:
        column.addWidget(label(line.said, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for name, take, tip in (
            ("Lấy", True, "Ghi giá trị mới vào hồ sơ đang dùng"),
            ("Bỏ", False, "Giữ giá trị đang có"),
        ):
            settle = partial(self.settled.emit, line.edit, take)
            made = button(name, settle, name=f"{name}: {line.said}")
            made.setToolTip(tip)
            self.buttons.append(made)
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
