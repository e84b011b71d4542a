"""Words of the letter that are only seen, in its own font."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.pages.reports.text_part import letter_font


class _Text(QLabel):
    """Words in the letter's font, grown with the user's scale."""

    def __init__(self, text: str, points: float, *, bold: bool, italic: bool) -> None:
        super().__init__(text)
        self._look = (points, bold, italic)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take the size of letters that the user's scale asks for."""
        points, bold, italic = self._look
        self.setFont(letter_font(points, bold=bold, italic=italic))


def letter_label(
    text: str, points: float, *, bold: bool = False, italic: bool = False, centred: bool = True
) -> QLabel:
    """Make a line or lines; they grow with the user's scale."""
    made = _Text(text, points, bold=bold, italic=italic)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
    return made
