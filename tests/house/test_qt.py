"""The Qt binding gives back what it borrows; PySide6 6.12.0 on Python 3.11 does not, and aborts."""

import sys

from PySide6.QtCore import QCoreApplication, QTimer


def test_a_call_that_returns_nothing_leaves_none_alone(qapp):
    timer = QTimer(singleShot=True, interval=60_000)
    before = sys.getrefcount(None)
    for _ in range(500):
        timer.start()
        timer.stop()
        QCoreApplication.sendPostedEvents()
    assert sys.getrefcount(None) > before - 100
