"""How far a long piece of work is, and whether the person still wants it."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

from app.domain.errors import KnownError

Progress = Callable[[int, int], None]
"""Told the steps done and the steps in all."""
Cancelled = Callable[[], bool]

T = TypeVar("T")
_LOOK_EVERY = 100
"""Steps between two looks at the cancel button."""
_LOOK_SECONDS = 0.1
"""The same, beside a call that knows of no steps."""


def say_nothing(_done: int, _total: int) -> None:
    """Stand in for a progress bar where nobody watches."""


class Pace:
    """Counts steps; raises KnownError `cancelled` soon after the person asks for it."""

    def __init__(self, total: int, progress: Progress, cancelled: Cancelled) -> None:
        self.total = total
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def tick(self, steps: int = 1) -> None:
        """Count steps done; report and listen every so often."""
        before, self._done = self._done, min(self._done + steps, self.total)
        if before // _LOOK_EVERY != self._done // _LOOK_EVERY:
            self.listen()

    def listen(self) -> None:
        """Report how far it is, and stop if that is wanted."""
        if self._cancelled():
            raise KnownError("cancelled")
        self._progress(self._done, self.total)

    def beside(self, work: Callable[[], T]) -> T:
        """Do what is one step in a thread of its own, and go on reporting and listening.

        What stops the wait leaves the call to end by itself, its result unused: it must write
        nothing.
        """
        ended: Future[T] = Future()
        Thread(target=_settle, args=(ended, work), daemon=True).start()
        while not wait((ended,), _LOOK_SECONDS).done:
            self.listen()
        self._done = min(self._done + 1, self.total)
        self.listen()
        return ended.result()

    def finish(self) -> None:
        """Report that all is done; nothing can be cancelled any more."""
        self._progress(self.total, self.total)


def _settle(ended: Future[T], work: Callable[[], T]) -> None:
    try:
        ended.set_result(work())
    except BaseException as error:  # noqa: BLE001 (raised again where the result is waited for)
        ended.set_exception(error)
