"""Widgets and timers that were lost sight of are destroyed in the thread of the window."""

import gc
import threading

from PySide6.QtCore import QObject

from ui.bootstrap import make_application
from ui.garbage import GarbageCollection, leave_alone_what_stands


class Lost(QObject):
    """Knows itself, so that only the collection of cycles can end it."""

    def __init__(self, ended):
        super().__init__()
        self.me = self
        self.ended = ended

    def __del__(self):
        self.ended.append(threading.get_ident())


def allocate():
    """Allocate far more than what makes Python collect by itself."""
    return [[number] for number in range(50_000)]


def test_no_other_thread_ends_a_lost_object(qapp, qtbot):
    application = make_application()
    assert application is make_application()
    assert len(application.findChildren(GarbageCollection)) == 1
    assert not gc.isenabled()
    ended = []
    Lost(ended)
    lane = threading.Thread(target=allocate)
    lane.start()
    lane.join()
    assert ended == []
    kept = []
    qtbot.waitUntil(lambda: kept.append(allocate()) or bool(ended), timeout=20_000)
    assert ended == [threading.get_ident()]


def test_what_stands_is_not_looked_through_again(qapp):
    standing = [[number] for number in range(1_000)]
    leave_alone_what_stands()
    looked_through = gc.get_objects()
    assert not any(one is standing for one in looked_through)
    gc.unfreeze()
