"""Taking other thresholds into use, and back: the panel is read, told, and read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.services.doubles.calibrate import (
    START,
    propose_thresholds,
    reset_thresholds,
    thresholds_in_use,
    use_thresholds,
)
from ui.errors import told
from ui.pages.duplicates.level_panel import Level, LevelPanel
from ui.pages.duplicates.level_words import applied_sentence, reset_sentence
from ui.signals import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.app import App
    from app.services.doubles.calibrate import Thresholds
    from ui.desk import Desk


class LevelFlow(QObject):
    """What is in use is a setting of this data folder: it is undone by going back to the start."""

    def __init__(self, desk: Desk, panel: LevelPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        panel.asked.connect(lambda: self._read(panel.open_with))
        panel.applied.connect(self._apply)
        panel.reset.connect(self._reset)
        desk.signals.changed.connect(lambda _: self._look_again())

    def _apply(self, thresholds: Thresholds) -> None:
        app = self._desk.app
        self._write(lambda: use_thresholds(app, thresholds), applied_sentence(thresholds))

    def _reset(self) -> None:
        app = self._desk.app
        self._write(lambda: reset_thresholds(app), reset_sentence(START))

    def _write(self, work: Callable[[], None], said: str) -> None:
        """Write, then say so: whoever hears of it looks for doubles anew."""
        signals = self._desk.signals
        self._desk.store.run(
            work,
            lambda _: signals.announce("setting", notice=Notice(said)),
            lambda error: signals.say(told(error), state="bad"),
        )

    def _look_again(self) -> None:
        if self._panel.isVisible():
            self._read(self._panel.show_level)

    def _read(self, show: Callable[[Level], None]) -> None:
        app = self._desk.app
        self._desk.store.run(lambda: read_level(app), show, key="duplicates.level", owner=self)


def read_level(app: App) -> Level:
    """Read the thresholds in use and what the decisions say of them."""
    with app.store.read() as snapshot:
        return Level(thresholds_in_use(snapshot), propose_thresholds(snapshot))
