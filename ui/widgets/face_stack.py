"""Faces of which one is shown; a hidden one asks for no room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class FaceStack(QStackedWidget):
    """As small as the face in front can be (Qt's own takes the largest of all)."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """Ask for what the face in front needs."""
        face = self.currentWidget()
        return face.minimumSizeHint() if face is not None else super().minimumSizeHint()
