"""Somebody at the keyboard of a real window: goes to pages by their numbers, waits, and looks."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt

from app.services.doubles.scan_doubles import SCANNED_AT
from ui.bootstrap import make_application, open_window
from ui.look import Look
from ui.places import SIDE_PLACES
from ui.settings import keep_scale
from ui.signals import Wish
from ui.tour.hand import Hand
from ui.widgets.side_bar import PLACE_KEYS

ENTER = Qt.Key.Key_Return
# The suite plays each journey with letters of one size, some small and some large; the other size
# is played by hand (`-m campaign`).
AT_100 = [100, pytest.param(150, marks=pytest.mark.campaign)]
AT_150 = [pytest.param(100, marks=pytest.mark.campaign), 150]
MOST_PRESSES = 40


class Official:
    """What every page has in common for the one who works at it."""

    def __init__(self, app, window, folder):
        self.app, self.window = app, window
        self.hand = Hand(window, folder)
        self.hand.until(window.isActiveWindow, "the window")
        self.hand.breathe()

    @property
    def page(self):
        return self.window.page

    def rest(self):
        """Wait until the lanes have answered the last key."""
        desk = self.window.desk
        for _ in range(3):
            self.hand.breathe()
            self.hand.until(
                lambda: not (desk.store.is_busy or desk.matching.is_busy), "the lanes to rest"
            )

    def go(self, place, title):
        """Go to a page by its number."""
        number = [one.key for one in SIDE_PLACES].index(place) + 1
        if number <= len(PLACE_KEYS):
            self.hand.press(Qt.Key(Qt.Key.Key_0 + number % 10), ctrl=True)
        else:
            self.window.go(Wish(place))
        self.hand.until(lambda: self.page.title == title, title)
        self.rest()

    def press_until(self, key, come, **held):
        for _ in range(MOST_PRESSES):
            if come():
                return
            self.hand.press(key, **held)
        assert come()

    def last_seq(self):
        with self.app.store.read() as snapshot:
            return snapshot.journal.last_seq()

    def changes_since(self, seq):
        with self.app.store.read() as snapshot:
            return [line.change for line in snapshot.journal.since(seq)]

    def search_ends(self):
        """Wait until the search for doubles has looked at all that was written."""
        last = self.last_seq()
        self.hand.until(lambda: self._searched_to() >= last, "the search for doubles")
        self.rest()

    def _searched_to(self):
        with self.app.store.read() as snapshot:
            return int(snapshot.settings.get(SCANNED_AT) or 0)


@contextmanager
def working(kind, app, folder, scale):
    """Open a window with letters of a size and put somebody at it."""
    keep_scale(app, scale)
    look = Look(make_application())
    window = open_window(app, look.application, look)
    window.show()
    try:
        yield kind(app, window, folder)
    finally:
        window.close()
        window.deleteLater()
        look.scale_to(100)


def living(app):
    with app.store.read() as snapshot:
        return {child.id for child in snapshot.children.all()}
