"""A hand at the keyboard: types into whatever has the focus, waits for what should come, and looks.

Nothing here reaches into a page's state to change it; a person could do the same.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.main_window import MainWindow

PATIENCE_SECONDS = 30.0
_PAUSE_MS = 5


class StepFailedError(Exception):
    """What should have come did not come in time."""


class Hand:
    """Works in one window and keeps its pictures, numbered, in a folder."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder
        window.activateWindow()
        self.pictures: list[Path] = []

    def press(
        self, key: Qt.Key, *, ctrl: bool = False, shift: bool = False, alt: bool = False
    ) -> None:
        """Press one key where the focus is."""
        held = Qt.KeyboardModifier.NoModifier
        for is_held, modifier in (
            (ctrl, Qt.KeyboardModifier.ControlModifier),
            (shift, Qt.KeyboardModifier.ShiftModifier),
            (alt, Qt.KeyboardModifier.AltModifier),
        ):
            held |= modifier if is_held else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self._focused(), key, held)
        self.breathe()

    def type(self, text: str) -> None:
        """Type a text letter by letter, Vietnamese letters as an input method sends them."""
        for letter in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focused(), event)
            self.breathe()

    def drop(self, target: QWidget, path: Path) -> None:
        """Drop a file on a place."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        middle = target.rect().center()
        buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(target, QDragEnterEvent(middle, copy, mime, buttons, held))
        QApplication.sendEvent(target, QDropEvent(QPointF(middle), copy, mime, buttons, held))

    def until(self, come: Callable[[], bool], what: str) -> None:
        """Wait for something; StepFailedError names `what` when it does not come."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not come():
            if time.monotonic() > end:
                raise StepFailedError(what)
            self.breathe()
            time.sleep(_PAUSE_MS / 1000)

    def breathe(self) -> None:
        """Let the window do what is due."""
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _PAUSE_MS)

    def look(self, name: str) -> None:
        """Take a picture of the window, once it shows all that it has asked the store for."""
        for _ in range(3):
            # Rows are asked for when they are painted: what comes may ask for more.
            self.breathe()
            self.until(lambda: not self._window.desk.store.is_busy, "rest")
        path = self._folder / f"{len(self.pictures) + 1:02}-{name}.png"
        if not self._window.grab().save(str(path)):
            raise StepFailedError(f"picture {name}")
        self.pictures.append(path)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self._window
