"""One field of the form: its name left, the field, and under it what is to be said about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from app.domain.cleaning.problem import Level
from ui.icons import icon
from ui.look import px
from ui.widgets.basic import STATE_COLOURS, STATE_ICONS, label, restate
from ui.widgets.choice_field import ChoiceField
from ui.widgets.elided import OfferButton
from ui.widgets.sex_field import SexField

STATES = {Level.BLOCK: "bad", Level.WARN: "warn", Level.WORKLIST: "note"}
_TEXT_LINES = 2


@dataclass(frozen=True, slots=True)
class Editor:
    """A widget that holds a text, whatever it looks like."""

    widget: QWidget
    read: Callable[[], str]
    write: Callable[[str], None]
    edited: SignalInstance


def line_editor(line: QLineEdit) -> Editor:
    """Wrap a line of text, with or without offers."""
    return Editor(line, line.text, _written(line), line.textEdited)


def sex_editor(choice: SexField) -> Editor:
    """Wrap the choice of sex."""
    return Editor(choice, choice.text, choice.set_text, choice.edited)


def yes_editor(box: QCheckBox, yes: str) -> Editor:
    """Wrap a tick; its text is `yes` or empty."""
    return Editor(
        box,
        lambda: yes if box.isChecked() else "",
        lambda text: box.setChecked(bool(text)),
        box.clicked,
    )


def _written(line: QLineEdit) -> Callable[[str], None]:
    def write(text: str) -> None:
        # Writing the same text again would move the cursor under the typist.
        if line.text() != text:
            line.setText(text)

    return write


class FieldRow(QWidget):
    """Tells what is typed and when the field is left; shows a message in a place kept for it."""

    edited = Signal(str, str)
    left = Signal(str)
    offer_taken = Signal(str)

    def __init__(
        self, name: str, title: str, editor: Editor, *, label_width: int, lines: int = _TEXT_LINES
    ) -> None:
        super().__init__()
        self.name = name
        self.editor = editor
        self._lines = lines
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(1))
        grid.setColumnMinimumWidth(0, px(label_width))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._label(title, label_width), 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(editor.widget, 0, 1)
        grid.addWidget(self._message_area(), 1, 1)
        editor.widget.setAccessibleName(title.removesuffix(" *"))
        editor.edited.connect(lambda *_: self.edited.emit(name, editor.read()))
        editor.widget.installEventFilter(self)

    def message(self) -> str:
        """Give what is said under the field."""
        return self._text.text()

    def tell(self, text: str, state: str = "", *, short: str = "") -> None:
        """Say something under the field: state bad, warn, note or ok; empty takes it back.

        Where `text` has no room, `short` is shown and the whole is in the tooltip.
        """
        self._text.setText(text if self._fits(text) else short or text)
        self._text.setToolTip(text)
        restate(self._text, state)
        restate(self.editor.widget, state)
        self._icon.setVisible(bool(text) and state in STATE_ICONS)
        if state in STATE_ICONS:
            drawing = icon(STATE_ICONS[state], STATE_COLOURS[state])
            self._icon.setPixmap(drawing.pixmap(px(16), px(16)))
        self.editor.widget.setAccessibleDescription(text)

    def offer(self, text: str) -> None:
        """Offer what was typed in the place of what the record says; empty takes it back."""
        self._offer.offer(text)
        self._text.setVisible(not text)

    def resize_to_scale(self) -> None:
        """Keep room for the lines of the message at the user's scale."""
        self._text.ensurePolished()
        line = self._text.fontMetrics().lineSpacing()
        self._area.setFixedHeight(line * self._lines + px(3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the field is left."""
        if watched is self.editor.widget and event.type() == QEvent.Type.FocusOut:
            self.left.emit(self.name)
        return super().eventFilter(watched, event)

    def _fits(self, text: str) -> bool:
        room = QRect(0, 0, self._text.width() - px(20), 1)
        lines = self._text.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return lines.height() <= self._text.fontMetrics().lineSpacing() * self._lines + 1

    def _label(self, text: str, width: int) -> QLabel:
        made = label(text, wrap=True)
        made.setBuddy(self.editor.widget)
        made.setFixedWidth(px(width))
        made.setContentsMargins(0, px(5), 0, 0)
        return made

    def _message_area(self) -> QWidget:
        area = QFrame()
        row = QHBoxLayout(area)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        self._icon = QLabel()
        self._icon.hide()
        self._text = label("", "message", wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setMinimumWidth(1)  # a long word must not make the column wider
        self._offer = OfferButton("Vừa gõ: {} · Dùng")
        self._offer.clicked.connect(lambda: self.offer_taken.emit(self.name))
        self._offer.hide()
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._offer, 1, Qt.AlignmentFlag.AlignTop)
        self._area = area
        self.resize_to_scale()
        return area


def find_row(rows: list[FieldRow], name: str) -> FieldRow | None:
    """Find the row of a field."""
    return next((row for row in rows if row.name == name), None)


def choice_row(
    name: str, title: str, field: ChoiceField, *, label_width: int, lines: int = _TEXT_LINES
) -> FieldRow:
    """Make a row of a field with offers; taking one tells as typing does."""
    row = FieldRow(name, title, line_editor(field), label_width=label_width, lines=lines)
    field.chosen.connect(lambda choice: row.edited.emit(name, choice.label))
    return row
