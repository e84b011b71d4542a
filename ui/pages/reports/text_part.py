"""A part of the letter that can be written in: as high as its lines, headings bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextOption
from PySide6.QtWidgets import QTextEdit

from app.reports.letter.letter import is_heading
from ui.look import LETTER_FAMILY, load_letter_fonts, px
from ui.sentences.report import PART_HELP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QTextDocument

SHRUNK = 0.85
"""A letter of 14 points on the screen, against one on paper."""
_GROWTH = 0.5
"""Letters grow less than the rest: the width of a sheet of paper stays what it is."""


def letter_font(points: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """Give the letter's font as the preview shows it, grown with the user's scale."""
    load_letter_fonts()
    font = QFont(LETTER_FAMILY)
    font.setPointSizeF(points * SHRUNK * (px(1000) / 1000) ** _GROWTH)
    font.setBold(bold)
    font.setItalic(italic)
    return font


class TextPart(QTextEdit):
    """Plain lines; tells when a person changed them."""

    edited = Signal(str)
    """Which part."""

    def __init__(self, part: str, name: str, *, centred: bool = False) -> None:
        super().__init__()
        self.part = part
        self._bold = _Headings(self.document(), whole=centred)
        self.setProperty("role", "letter")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setWhatsThis(PART_HELP)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        self.document().setDefaultTextOption(QTextOption(side))
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.textChanged.connect(lambda: self.edited.emit(self.part))
        self.resize_to_scale()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is written, without empty lines at the end."""
        return tuple(self.toPlainText().rstrip("\n").split("\n")) if self.toPlainText() else ()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other lines; the cursor stays where the same lines are shown again."""
        if self.lines != tuple(lines):
            told = self.blockSignals(True)
            self.setPlainText("\n".join(lines))
            self.blockSignals(told)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines in the new width."""
        super().resizeEvent(event)
        self._fit()

    def resize_to_scale(self) -> None:
        """Take the size of letters that the user's scale asks for."""
        self.document().setDefaultFont(letter_font(14))
        self.document().setDocumentMargin(px(2))
        self._fit()

    def _fit(self) -> None:
        margins = 2 * self.frameWidth() + px(2)
        least = self.fontMetrics().lineSpacing()
        self.setFixedHeight(max(round(self.document().size().height()), least) + margins)


class _Headings(QSyntaxHighlighter):
    """Writes headings in bold; a whole part where it is one."""

    def __init__(self, document: QTextDocument, *, whole: bool) -> None:
        super().__init__(document)
        self._whole = whole

    def highlightBlock(self, text: str) -> None:
        """Look at a line."""
        if self._whole or is_heading(text):
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, len(text), bold)
