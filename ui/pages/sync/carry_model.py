"""The state of the other ways to the central: a stick, and lists for a central that takes those."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.change import ENTITIES
from app.domain.exchange.upload import LISTS, WAY
from ui.errors import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.services.app import App
    from ui.desk import Desk
    from ui.tasks import Lane

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Carrying:
    """How the commune sends, and how things stand with its lists."""

    by_lists: bool = False
    waiting: int = 0
    """Children that no file has told yet."""
    open: int = 0
    """Children whose file has no result yet."""


class CarryModel(QObject):
    """One piece of work at a time; its outcome is a sentence."""

    stated = Signal()
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = Carrying()
        self._stop = threading.Event()
        self.running = ""
        """What is under way, in words; empty while nothing is."""
        self.said = ("", "")
        """The outcome of the last work: sentence and state."""
        desk.signals.changed.connect(lambda _: self.look())

    def look(self) -> None:
        """Ask how things stand."""
        app = self._desk.app
        self._desk.store.run(lambda: _stands(app), self._take, key="sync.carry", owner=self)

    def choose(self, *, by_lists: bool) -> None:
        """Keep how the commune sends."""
        if by_lists == self.state.by_lists:
            return
        app = self._desk.app
        self._desk.store.run(
            lambda: _keep_way(app, by_lists=by_lists), lambda _: self._chosen(), owner=self
        )

    def _chosen(self) -> None:
        self.look()
        self._desk.signals.announce(*ENTITIES)

    def pack(self, target: Path, code: str) -> None:
        """Write what waits for a stick."""
        from ui.pages.sync.carry_words import packed_words

        sync = self._desk.sync
        sync.prepare()
        self._run(
            "Đang ghi ra USB…",
            self._desk.network,
            lambda progress, stopped: sync.pack(target, code, progress, stopped),
            packed_words,
        )

    def unpack(self, source: Path) -> None:
        """Take a file of a stick."""
        from ui.pages.sync.carry_words import unpacked_words

        sync = self._desk.sync
        sync.prepare()
        self._run(
            "Đang nhận từ USB…",
            self._desk.network,
            lambda progress, stopped: sync.unpack(source, progress, stopped),
            unpacked_words,
        )

    def write(self, folder: Path, *, again: bool) -> None:
        """Write the lists of what waits, or those without a result once more."""
        from app.services.exchange.write_uploads import write_uploads
        from ui.pages.sync.carry_words import written_words

        app = self._desk.app
        self._run(
            "Đang ghi tệp Excel…",
            self._desk.store,
            lambda progress, stopped: write_uploads(
                app, folder, again=again, progress=progress, cancelled=stopped
            ),
            written_words,
        )

    def take_results(self, path: Path) -> None:
        """Take the central's list of results."""
        from app.services.exchange.take_results import take_results
        from ui.pages.sync.carry_words import results_words

        app = self._desk.app
        self._run(
            "Đang nhận kết quả…",
            self._desk.store,
            lambda progress, stopped: take_results(app, path, progress=progress, cancelled=stopped),
            results_words,
        )

    def stop(self) -> None:
        """Ask what is under way to end: what was kept by then stays, the rest is left."""
        self._stop.set()
        self.stated.emit()

    @property
    def is_stopping(self) -> bool:
        """Whether what is under way was asked to end."""
        return bool(self.running) and self._stop.is_set()

    def _run(
        self,
        words: str,
        lane: Lane,
        work: Callable[[Callable[[int, int], None], Callable[[], bool]], T],
        say: Callable[[T], tuple[str, str]],
    ) -> None:
        if self.running:
            return
        self.running, self.said = words, ("", "")
        self._stop = threading.Event()
        progress, stopped = self.progressed.emit, self._stop.is_set
        self.stated.emit()
        lane.run(
            lambda: work(progress, stopped),
            lambda result: self._end(say(result)),
            self._refuse,
            owner=self,
        )

    def _refuse(self, error: Exception) -> None:
        self._end((told(error), "bad"))

    def _end(self, said: tuple[str, str]) -> None:
        self.running, self.said = "", said
        self.ended.emit()
        self._desk.signals.announce(*ENTITIES)

    def _take(self, state: Carrying) -> None:
        self.state = state
        self.stated.emit()


def _keep_way(app: App, *, by_lists: bool) -> None:
    with app.write("setting") as work:
        work.settings.put(WAY, LISTS if by_lists else "")


def _stands(app: App) -> Carrying:
    with app.store.read() as snapshot:
        by_lists = snapshot.settings.get(WAY) == LISTS
        if not by_lists:
            return Carrying()
        uploads = snapshot.sync.uploads
        return Carrying(True, uploads.count_waiting(), uploads.count_open())
