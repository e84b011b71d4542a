"""Icons: the bundled line drawings, in any colour, sharp at every scale."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.look import LIGHT

_SIZES = (16, 20, 24, 32, 48, 64)


def _drawing(name: str, colour: str, size: int) -> QPixmap:
    svg = (files("resources") / "icons" / f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


@cache
def icon(name: str, colour: str = LIGHT.ink, checked: str = "") -> QIcon:
    """Draw an icon of `resources/icons`; `checked` is its colour while a button is down."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_drawing(name, colour, size))
        made.addPixmap(_drawing(name, LIGHT.muted, size), QIcon.Mode.Disabled)
        if checked:
            drawn = _drawing(name, checked, size)
            made.addPixmap(drawn, QIcon.Mode.Normal, QIcon.State.On)
    return made
