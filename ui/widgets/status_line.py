"""The quiet line at the foot of the window: what was just done, with *Hoàn tác*."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.icons import icon
from ui.look import LIGHT, px
from ui.signals import Notice
from ui.widgets.basic import STATE_COLOURS, STATE_ICONS, button
from ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from app.domain.ids import GroupId

SHOWN_MS = 8_000


class StatusLine(QFrame):
    """Shows a notice for a while; it stays as long as the pointer or the focus is on it."""

    undo_asked = Signal(str, str)
    """The group, and what the button was called."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._group_id: GroupId | None = None
        self._picture = QLabel()
        self.text = ElidedLabel()
        self.undo = button("Hoàn tác", self._ask, drawing="undo", shortcut="Alt+Z")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(4), px(20), px(4))
        row.addWidget(self._picture)
        row.addWidget(self.text, 1)
        row.addWidget(self.undo)
        self.resize_to_scale()
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._fade)
        self.clear()

    def resize_to_scale(self) -> None:
        """Take the height that the user's scale asks for."""
        self.setFixedHeight(px(44))

    def show_notice(self, notice: Notice) -> None:
        """Say a line, offering undo when there is something to undo."""
        self.text.say(notice.text)
        drawing = STATE_ICONS.get(notice.state, "note")
        colour = STATE_COLOURS.get(notice.state, LIGHT.muted)
        self._picture.setPixmap(icon(drawing, colour).pixmap(px(18), px(18)))
        self._group_id = notice.group_id
        self.undo.setText(notice.undo_name)
        self.undo.setShortcut("Alt+Z")  # another text takes a button's keys away
        self.undo.setAccessibleName(notice.undo_name)
        self.undo.setToolTip(f"{notice.undo_name} (Alt+Z)")
        self.undo.setVisible(notice.group_id is not None)
        self._timer.start()

    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self._group_id = None
        self.text.say("")
        self._picture.clear()
        self.undo.hide()

    def _fade(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start()
        else:
            self.clear()

    def _ask(self) -> None:
        group_id, name = self._group_id, self.undo.text()
        self.clear()
        if group_id is not None:
            self.undo_asked.emit(group_id, name)
