"""The frame of a page: fills its place, and scrolls where the page needs more than there is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class PageFrame(QScrollArea):
    """Gives a page the whole place, and never less than it can do with.

    (`widgetResizable` would scroll already where a page gets less than it would like.) A page with
    the property `wraps` is never less high than its lines need when they wrap in its width.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the page again when its parts ask for another size."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        size = self.viewport().size().expandedTo(self._page.minimumSizeHint())
        layout = self._page.layout()
        if layout is not None and self._page.property("wraps"):
            size.setHeight(max(size.height(), layout.minimumHeightForWidth(size.width())))
        self._page.resize(size)
