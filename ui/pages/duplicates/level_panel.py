"""How much the machine asks in this commune: what is in use, what was learnt, what is proposed."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.services.doubles.calibrate import START, Proposal, Thresholds
from ui.look import px
from ui.pages.duplicates.level_words import (
    APPLY_HELP,
    HELP,
    NAME,
    RESET_HELP,
    advice_sentence,
    decided_sentence,
    in_use_sentence,
)
from ui.widgets.basic import button, label
from ui.widgets.popover import Popover

_WIDTH = 360


@dataclass(frozen=True, slots=True)
class Level:
    """The thresholds that scans go by, and what the decisions say of them."""

    in_use: Thresholds
    proposal: Proposal

    @property
    def may_apply(self) -> bool:
        """Whether anything else is proposed."""
        return self.proposal.is_enough and self.proposal.thresholds != self.in_use


def make_level_link() -> QPushButton:
    """Make the quiet link under which the panel opens."""
    link = button(f"{NAME}…", lambda: None, role="link", name=NAME)
    link.setWhatsThis(HELP)
    return link


class LevelPanel(Popover):
    """Opens when what it shows has been read; the thresholds themselves are only told."""

    asked = Signal()
    """It is to be opened, and what it shows is wanted."""
    applied = Signal(Thresholds)
    reset = Signal()

    def __init__(self, opener: QPushButton) -> None:
        super().__init__(opener, NAME)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWhatsThis(HELP)
        self._level = Level(START, Proposal())
        self.in_use = label("", "section", wrap=True)
        self.decided = label("", wrap=True)
        self.advice = label("", wrap=True)
        self.apply = button("Áp dụng", lambda: self.applied.emit(self._level.proposal.thresholds))
        self.back = button("Về mức ban đầu", self.reset.emit)
        self.apply.setWhatsThis(APPLY_HELP)
        self.back.setWhatsThis(RESET_HELP)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for part in (self.apply, self.back):
            row.addWidget(part)
        row.addStretch(1)
        for line in self._lines:
            self.column.addWidget(line)
        self.column.addLayout(row)

    @property
    def _lines(self) -> tuple[QLabel, ...]:
        return self.in_use, self.decided, self.advice

    def first(self) -> QWidget:
        """Begin at what can be pressed; where nothing can be, the panel itself is read."""
        parts = (self.apply, self.back)
        return next((part for part in parts if part.isEnabled()), self)

    def turn(self) -> None:
        """Ask for what is to be shown, or close."""
        if not self.close_quietly():
            self.asked.emit()

    def open_with(self, level: Level) -> None:
        """Open with what was read."""
        self.show_level(level)
        if not self.isVisible():
            self._open()

    def show_level(self, level: Level) -> None:
        """Show what is in use and proposed; the focus stays inside, whatever can be pressed."""
        self._level = level
        texts = (
            in_use_sentence(level.in_use),
            decided_sentence(level.proposal),
            advice_sentence(level.in_use, level.proposal),
        )
        for line, text in zip(self._lines, texts, strict=True):
            line.setText(text)
        self.setAccessibleDescription(" ".join(texts))
        if self.isVisible():
            self.setFocus()
        self.apply.setEnabled(level.may_apply)
        self.back.setEnabled(level.in_use != START)
        if self.isVisible():
            self.first().setFocus()
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for, and the height of the lines at it."""
        for part in (*self._lines, self.apply, self.back):
            part.ensurePolished()
        width = px(_WIDTH)
        self.setFixedSize(width, self.column.totalHeightForWidth(width))
