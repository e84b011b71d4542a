"""The children who would end by what others did, and the button that lets it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from ui.look import px
from ui.models.line_model import Line
from ui.pages.sync.losses_words import HELP, loss_words, losses_title
from ui.widgets.basic import StateLine, button, card, label
from ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.exchange.read_losses import NamedLoss


class LossesPane(QFrame):
    """Hidden while nothing is held back; leaving it alone takes nothing."""

    opened = Signal(object)
    """The id of the child whose record a person wants to see."""

    allowed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._losses: Sequence[NamedLoss] = ()
        self.title = StateLine()
        self.names = LineList("Trẻ sẽ thôi được theo dõi")
        self.names.setMinimumHeight(px(96))
        self.names.taken.connect(self.opened)
        self.allow = button("Nhận các thay đổi này", self.allowed.emit)
        self.allow.setToolTip("Lần đồng bộ tới sẽ nhận; chưa bấm thì máy không nhận")
        _, column = card(into=self)
        column.addWidget(self.title)
        column.addWidget(label(HELP, "muted", wrap=True))
        column.addWidget(self.names, 1)
        column.addWidget(self.allow, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_losses(self, losses: Sequence[NamedLoss], *, may_allow: bool) -> None:
        """Show what is held back; `may_allow` is False while a round is under way."""
        self.setVisible(bool(losses))
        self.allow.setEnabled(may_allow)
        if losses != self._losses:
            self._losses = losses
            self.title.say(losses_title(losses) if losses else "", "warn")
            lines = [Line(one.child.id, loss_words(one)) for one in losses]
            self.names.show_lines(lines, 0 if lines else -1)
