"""The heads over the columns of the comparison: which record it is, and whether it belongs here."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.look import px
from ui.pages.duplicates.compare_table import CompareTable
from ui.widgets.basic import button
from ui.widgets.elided import ElidedLabel

HEIGHT = 34


class Heads(QWidget):
    """Stands over the columns of a table and keeps their widths."""

    taken_out = Signal(int)
    """The place of the record that is not this child."""

    def __init__(self, table: CompareTable) -> None:
        super().__init__()
        self._table = table
        self._heads: list[QWidget] = []
        self._names: list[ElidedLabel] = []
        self.outs: list[QPushButton] = []
        table.viewport().installEventFilter(self)
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take the height that the user's scale asks for."""
        self.setFixedHeight(px(HEIGHT))
        self._place()

    def show_heads(
        self, titles: Sequence[str], *, may_leave: bool, result: str = "Sau khi gộp"
    ) -> None:
        """Show a title over each record; `may_leave` offers to take a record out."""
        names = ("Thông tin", *titles, result)
        if len(names) != len(self._names):
            self._make(len(names), may_leave=may_leave)
        for shown, name in zip(self._names, names, strict=True):
            shown.say(name)
        self._place()

    def _make(self, count: int, *, may_leave: bool) -> None:
        for head in self._heads:
            head.hide()
            head.deleteLater()
        self._names, self.outs = [], []
        self._heads = [
            self._head(at - 1, may_leave=may_leave and 0 < at < count - 1) for at in range(count)
        ]

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Follow the table."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _head(self, place: int, *, may_leave: bool) -> QWidget:
        made = QWidget(self)
        row = QHBoxLayout(made)
        row.setContentsMargins(px(8), 0, px(4), 0)
        row.setSpacing(px(4))
        name = ElidedLabel("section")
        self._names.append(name)
        row.addWidget(name, 1)
        if may_leave:
            out = button(
                "", lambda: self.taken_out.emit(place), role="icon", drawing="close",
                name=f"Hồ sơ {place + 1} không phải trẻ này",
            )  # fmt: skip
            out.setToolTip(f"Hồ sơ {place + 1} không phải trẻ này (Alt+{place + 1})")
            self.outs.append(out)
            row.addWidget(out)
        made.show()
        return made

    def _place(self) -> None:
        if not self._heads:
            return
        left = self._table.viewport().x() + self._table.frameWidth()
        for head, width in zip(self._heads, self._table.widths(), strict=False):
            head.setGeometry(left, 0, width, self.height())
            left += width
