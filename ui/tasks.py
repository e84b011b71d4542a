"""Work off the GUI thread: a lane runs one piece of work after another, in the order given.

Results come back in the GUI thread. The desktop has one lane for the store and one for the network.
"""

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class _Piece(Generic[T]):
    """One piece of work and whom to tell."""

    number: int
    key: str
    owner: QObject | None
    work: Callable[[], T]
    done: Callable[[T], None]
    failed: Failed | None


class Lane(QObject):
    """One thread that does pieces of work in order; nobody waits for it.

    With a `key`, a newer piece replaces older ones of the same key: those not yet begun are
    never done, and the result of one under way is dropped. With an `owner`, nothing is told
    once that object is gone.
    """

    busy_changed = Signal(bool)
    failed_unexpectedly = Signal(object)
    """An exception nobody asked for: the window says a calm sentence."""
    _finished = Signal(object, object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._numbers = itertools.count(1)
        self._newest: dict[str, int] = {}
        self._open: set[int] = set()
        self._closed = False
        self._finished.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        key: str = "",
        owner: QObject | None = None,
    ) -> None:
        """Do `work` in the lane, then tell `done` (or `failed`) in the GUI thread."""
        if self._closed:
            return
        piece = _Piece(next(self._numbers), key, owner, work, done, failed)
        if key:
            self._newest[key] = piece.number
        self._open.add(piece.number)
        if len(self._open) == 1:
            self.busy_changed.emit(True)
        self._pool.submit(self._do, piece)

    def drop(self, key: str) -> None:
        """Forget what was asked for under this key."""
        self._newest[key] = 0

    @property
    def is_busy(self) -> bool:
        """Whether any piece is waiting or under way."""
        return bool(self._open)

    def close(self) -> None:
        """Do what was asked for, then end; nobody is told any more."""
        self._closed = True
        self._pool.shutdown(wait=True)

    def _do(self, piece: _Piece[T]) -> None:
        result: T | None = None
        error: Exception | None = None
        if self._is_wanted(piece):
            try:
                result = piece.work()
            except Exception as caught:  # noqa: BLE001 (told in the GUI thread, never lost)
                error = caught
        if isValid(self):
            self._finished.emit(piece, result, error)

    def _is_wanted(self, piece: _Piece[T]) -> bool:
        return not piece.key or self._newest.get(piece.key) == piece.number

    def _tell(self, piece: _Piece[T], result: T, error: Exception | None) -> None:
        self._open.discard(piece.number)
        if not self._open:
            self.busy_changed.emit(False)
        gone = piece.owner is not None and not isValid(piece.owner)
        if self._closed or gone or not self._is_wanted(piece):
            return
        if error is None:
            piece.done(result)
        elif piece.failed is not None:
            piece.failed(error)
        else:
            self.failed_unexpectedly.emit(error)
