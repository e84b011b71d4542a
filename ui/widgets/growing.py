"""Growing a window that is already there with the user's scale."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

_BASE = "unscaled"
_ICON = "icon_pixels"
_UNBOUND = 16_777_215
"""Qt's own word for no maximum."""


def regrow(window: QWidget, before: int, now: int) -> None:
    """Give every part the sizes of scale `now`, when it was made at scale `before` (percent)."""
    for layout in window.findChildren(QLayout):
        _grow_layout(layout, before, now)
    for part in window.findChildren(QWidget):
        resize = getattr(part, "resize_to_scale", None)
        if callable(resize):
            resize()
        elif part.minimumWidth() == part.maximumWidth() != _UNBOUND:
            part.setFixedWidth(_grown(_unscaled(part, [part.minimumWidth()], before), now)[0])
        pixels = part.property(_ICON)
        if isinstance(part, QPushButton) and pixels:
            grow_icon(part, round(pixels * now / 100), pixels)


def grow_icon(made: QPushButton, shown: int, pixels: int) -> None:
    """Show a button's icon at a size, and remember its size at 100 %."""
    made.setProperty(_ICON, pixels)
    made.setIconSize(QSize(shown, shown))


def _grow_layout(layout: QLayout, before: int, now: int) -> None:
    margins = layout.contentsMargins()
    sides = [margins.left(), margins.top(), margins.right(), margins.bottom(), layout.spacing()]
    *edges, spacing = _grown(_unscaled(layout, sides, before), now)
    layout.setContentsMargins(*edges)
    if spacing >= 0:
        layout.setSpacing(spacing)


def _unscaled(part: QLayout | QWidget, sizes: list[int], before: int) -> list[float]:
    """Give the sizes at 100 %, kept from the first time so that rounding never adds up."""
    known = part.property(_BASE)
    if known is None:
        known = [size * 100 / before for size in sizes]
        part.setProperty(_BASE, known)
    return [float(size) for size in known]


def _grown(sizes: list[float], now: int) -> list[int]:
    return [round(size * now / 100) for size in sizes]
