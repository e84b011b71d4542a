"""Imports, while the window rests, what only lanes use: always in the GUI thread.

Two threads that import modules which import each other can meet half-way; Python then hands one
of them half a module. So no lane imports: what a lane needs is imported here, or by whoever gives
the lane its work. Done one module at a time after the window stands, it costs the start nothing.
"""

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

FIRST_MS = 1500
"""After the window was opened; the first page and its figures come before."""
BETWEEN_MS = 100
"""Between two steps: a key pressed meanwhile does not wait for the second."""


class LateImports(QObject):
    """Imports the modules in the order given, takes the steps that need them, and no more."""

    def __init__(
        self, modules: Iterable[str], parent: QObject, then: Iterable[Callable[[], None]] = ()
    ) -> None:
        super().__init__(parent)
        imports = (partial(import_module, name) for name in modules)
        self._left: list[Callable[[], object]] = [*imports, *then]
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(FIRST_MS)

    def _go_on(self) -> None:
        self._left.pop(0)()
        if self._left:
            self._timer.start(BETWEEN_MS)
