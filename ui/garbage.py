"""Collects what Python lost sight of in the GUI thread, and in no other.

Python collects cycles in whichever thread happens to allocate. A lane that so destroys a widget or
a timer takes it from under Qt, which then calls into freed memory.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 200


class GarbageCollection(QObject):
    """Takes the place of Python's own collection, at the same thresholds; one for the process."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(self._collect)
        timer.start()

    def _collect(self) -> None:
        """Collect the youngest generations that are full, as Python would."""
        full = [
            count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)
        ]
        if full[0]:
            gc.collect(2 if full[1] and full[2] else 1 if full[1] else 0)


def leave_alone_what_stands() -> None:
    """Leave what has just been built out of later collections: it stands for long, without cycles.

    Looking through the matcher's memory of 20,000 children, or the preview of a list as long, would
    hold the window up for 0.4 s. What is no longer used of it goes as its last user does.
    """
    gc.freeze()
