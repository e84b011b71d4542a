"""Labels, fields, buttons and cards as the style sheet knows them by their role."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.look import LIGHT, px
from ui.widgets.growing import grow_icon

STATE_ICONS = {"ok": "ok", "warn": "warning", "bad": "error"}
STATE_COLOURS = {"ok": LIGHT.ok, "warn": LIGHT.warn, "bad": LIGHT.bad}


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label of plain text; a record's text is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def text_field(name: str, hint: str = "") -> QLineEdit:
    """Make a line for a text; `hint` says how it is written."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made


def short_choice(name: str) -> QComboBox:
    """Make a choice as wide as there is room, not as its longest name; the tooltip has it whole."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(3)
    made.currentTextChanged.connect(made.setToolTip)
    return made


def button(
    text: str,
    pressed: Callable[[], object],
    *,
    role: str = "",
    drawing: str = "",
    shortcut: str = "",
    name: str = "",
) -> QPushButton:
    """Make a button; its shortcut stands in the tooltip, an icon alone still has a name."""
    made = QPushButton(text)
    made.setAccessibleName(name or text)
    made.setAutoDefault(True)
    if role:
        made.setProperty("role", role)
    if drawing:
        made.setIcon(icon(drawing, LIGHT.paper if role in ("primary", "big") else LIGHT.ink))
        grow_icon(made, px(18), 18)
    if shortcut:
        made.setShortcut(shortcut)
        made.setToolTip(f"{name or text} ({shortcut.replace('Return', 'Enter')})")
    elif not text:
        made.setToolTip(name)
    made.clicked.connect(lambda: pressed())
    return made


def card(
    role: str = "card", *, margin: int = 16, spacing: int = 8, into: QFrame | None = None
) -> tuple[QFrame, QVBoxLayout]:
    """Make a frame (or take one) and lay a column in it."""
    frame = into or QFrame()
    frame.setProperty("role", role)
    column = QVBoxLayout(frame)
    column.setContentsMargins(px(margin), px(margin), px(margin), px(margin))
    column.setSpacing(px(spacing))
    return frame, column


def rule() -> QFrame:
    """Make a thin line."""
    frame = QFrame()
    frame.setProperty("role", "rule")
    frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return frame


def restate(widget: QWidget, state: str) -> None:
    """Give a widget another state of the style sheet."""
    if widget.property("state") != state:
        widget.setProperty("state", state)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class StateLine(QWidget):
    """A line of a state: icon, word and colour together; hidden while it says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._state = ""
        self._picture = QLabel()
        self.text = label("", "state", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)  # in the middle beside a button, icon and words at one height
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.hide()

    def say(self, text: str, state: str = "") -> None:
        """Show a sentence; an empty one hides the line.

        Only once it stands in a layout: a widget without a parent would open as a window.
        """
        self.text.setText(text)
        restate(self.text, state)
        self._state = state
        self.resize_to_scale()
        self.setVisible(bool(text))

    def resize_to_scale(self) -> None:
        """Draw the icon as large as the letters."""
        drawing = STATE_ICONS.get(self._state, "note")
        colour = STATE_COLOURS.get(self._state, LIGHT.muted)
        self._picture.setPixmap(icon(drawing, colour).pixmap(px(18), px(18)))
