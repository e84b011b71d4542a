"""The quiet bar over the page: a form that was not finished waits here to be taken up again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.look import px
from ui.widgets.basic import button
from ui.widgets.elided import ElidedLabel


class DraftBar(QFrame):
    """Says what waits; asks nothing of who goes on without it."""

    reopened = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self.setProperty("state", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(4), px(8), px(4))
        self.text = ElidedLabel()
        self.reopen = button("Mở lại", self.reopened.emit, shortcut="Alt+M")
        self.drop = button("Bỏ", self.dropped.emit, name="Bỏ phiếu đang nhập")
        row.addWidget(self.text, 1)
        row.addWidget(self.reopen)
        row.addWidget(self.drop)
        self.hide()

    def tell(self, when: str, household: str, child: str) -> None:
        """Show that a form of this time waits."""
        whose = " · ".join(filter(None, (f"hộ {household}" if household else "", child)))
        self.text.say(f"Còn phiếu đang nhập lúc {when}" + (f" · {whose}" if whose else ""))
        self.show()
