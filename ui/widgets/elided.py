"""Words that give way to the room there is: they end in “…”, and the tooltip has them whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QSizePolicy

_POLICY = QSizePolicy.Policy
_MARGIN = 12
"""What a button's frame takes of its width, in pixels at most."""


class ElidedLabel(QLabel):
    """One line that never makes its column wider."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(_POLICY.Ignored, _POLICY.Preferred)
        if role:
            self.setProperty("role", role)
        self._whole = ""

    @property
    def whole(self) -> str:
        """The words as they are, whatever is shown of them."""
        return self._whole

    def say(self, words: str) -> None:
        """Show as much of the words as there is room for."""
        self._whole = words
        self.setAccessibleName(words)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for height alone."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, mode, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class OfferButton(QPushButton):
    """Offers a text in a phrase around it; the phrase stays whole, the text gives way."""

    def __init__(self, phrase: str) -> None:
        super().__init__()
        self.setProperty("role", "link")
        self.setSizePolicy(_POLICY.Ignored, _POLICY.Preferred)
        self._phrase = phrase
        self._offered = ""

    def offer(self, text: str) -> None:
        """Offer a text; an empty one hides the button."""
        self._offered = text
        whole = self._phrase.format(text)
        self.setAccessibleName(whole)
        self.setToolTip(whole)
        self.setVisible(bool(text))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for height alone."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text into the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        metrics = self.fontMetrics()
        picture = 0 if self.icon().isNull() else self.iconSize().width() + _MARGIN
        taken = metrics.horizontalAdvance(self._phrase.format("")) + _MARGIN + picture
        room = self.width() - taken
        mode = Qt.TextElideMode.ElideRight
        self.setText(self._phrase.format(metrics.elidedText(self._offered, mode, room)))


def elided_radio(text: str, room: int) -> QRadioButton:
    """Make a choice whose text takes at most so many pixels."""
    made = QRadioButton(text)
    made.setAccessibleName(text)
    made.setToolTip(text)
    made.ensurePolished()
    made.setText(made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
    return made
