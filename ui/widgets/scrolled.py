"""A part that can be scrolled where it has too little room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(content: QWidget) -> QScrollArea:
    """Let a part be scrolled where it has too little room; its ground shows through.

    The focus goes to what is in it, never to the scroll area: it follows the focus.
    """
    scroll = QScrollArea()
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    for part in (scroll.viewport(), content):
        part.setAutoFillBackground(False)
    return scroll
