"""The window: side bar, title, page and quiet line; it opens pages and knows no page's inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.errors import told
from ui.places import PLACES, SIDE_PLACES
from ui.side_counts import SideCounts
from ui.signals import Notice, Wish
from ui.widgets.basic import button
from ui.widgets.growing import regrow
from ui.widgets.help_panels import HelpBubble, KeysPanel
from ui.widgets.page_frame import PageFrame
from ui.widgets.quick_find import QuickFind
from ui.widgets.side_bar import PLACE_KEYS, SideBar
from ui.widgets.status_line import StatusLine
from ui.widgets.title_bar import BusyBar, TitleBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ui.desk import Desk
    from ui.look import Look
    from ui.page import Page
    from ui.sync_port import SyncState

SYNC_STATE_EVERY_MS = 30_000


class MainWindow(QMainWindow):
    """Shows one page at a time, each made when it is first wanted."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.desk = desk
        self.look = look
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, PageFrame] = {}
        self._key = ""
        self._scale = look.scale
        commune = desk.app.commune
        self.setWindowTitle(f"Sổ Trẻ Em – {commune.full_name}")
        self.side = SideBar(commune.full_name, SIDE_PLACES)
        self.find_button = button("Tìm nhanh…  Ctrl+K", self._find, role="find", name="Tìm nhanh")
        self.title_bar = TitleBar(self.find_button)
        self.busy = BusyBar()
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self._compose()
        self.quick_find = QuickFind(desk, list(PLACES), self)
        self.keys = KeysPanel(self)
        self.bubble = HelpBubble(self)
        self._counts = SideCounts(desk, self.side.show_counts, self)
        self._listen()
        self._take_keys()
        self._counts.count()
        self.resize(1366, 768)

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._pages[self._key]

    def go(self, wish: Wish) -> None:
        """Bring a page to the front with what it is to show."""
        self.make(wish.page)
        self._key = wish.page
        self.bubble.hide()
        self.stack.setCurrentWidget(self._frames[wish.page])
        self.title_bar.title.setText(self.page.title)
        self.side.mark(wish.page)
        self.page.open(wish.facts)

    def make(self, key: str) -> None:
        """Make a page without showing it."""
        if key not in self._pages:
            made = PLACES.make(key, self.desk)
            self._pages[key] = made
            self._frames[key] = PageFrame(made)
            self.stack.addWidget(self._frames[key])

    def dress(self, key: str) -> None:
        """Have the style sheet look at a page that was made, before it is first shown."""
        self._frames[key].resize(self.stack.size())
        self._frames[key].ensurePolished()

    def refresh_sync(self) -> None:
        """Ask how things stand with the central, for the foot of the side bar."""
        self.desk.store.run(self.desk.sync.state, self._show_sync, key="sync_state", owner=self)

    def _show_sync(self, state: SyncState) -> None:
        rounds = self.desk.rounds
        rounds.expect(state)
        self.side.show_sync(state, self.desk.app.clock(), running=rounds.running)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let every page keep what it holds, then end the lanes."""
        self.desk.rounds.close()
        for page in self._pages.values():
            page.leave()
        event.accept()
        self.hide()  # a lane may have to wait for the central's next word
        for lane in (self.desk.store, self.desk.network, self.desk.matching):
            lane.close()

    def _compose(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for part in (self.title_bar, self.busy):
            right.addWidget(part)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)

    def _listen(self) -> None:
        signals, store = self.desk.signals, self.desk.store
        self.side.chosen.connect(lambda key: self.go(Wish(key)))
        signals.wished.connect(self.go)
        signals.noticed.connect(self.status.show_notice)
        signals.changed.connect(lambda _: self.refresh_sync())
        for moment in (self.desk.rounds.began, self.desk.rounds.ended):
            moment.connect(self.refresh_sync)
        store.busy_changed.connect(self.busy.show_busy)
        for lane in (store, self.desk.network, self.desk.matching):
            lane.failed_unexpectedly.connect(self._tell)
        self.status.undo_asked.connect(self._undo)
        self.look.rescaled.connect(self._rescale)
        # A method, not a lambda: the application outlives the window.
        self.look.application.focusChanged.connect(self._leave_field)
        timer = QTimer(self, interval=SYNC_STATE_EVERY_MS)
        timer.timeout.connect(self.refresh_sync)
        timer.start()

    def _take_keys(self) -> None:
        for keys, does in (
            ("Ctrl+K", self._find),
            ("?", self._list_keys),
            ("F1", self._explain),
            ("Esc", self._step_back),
            ("Ctrl++", lambda: self.look.grow(1)),
            ("Ctrl+=", lambda: self.look.grow(1)),
            ("Ctrl+-", lambda: self.look.grow(-1)),
        ):
            QShortcut(QKeySequence(keys), self, does)
        for keys, place in zip(PLACE_KEYS, SIDE_PLACES, strict=False):
            wish = Wish(place.key)
            QShortcut(QKeySequence(keys), self, lambda wish=wish: self.go(wish))

    def _find(self) -> None:
        self.keys.hide()
        self.quick_find.open()

    def _explain(self) -> None:
        if not self.bubble.explain(QApplication.focusWidget()):
            self._list_keys()

    def _list_keys(self) -> None:
        self.keys.turn(self.page.keys)

    def _step_back(self) -> None:
        for panel in (self.bubble, self.keys):
            if panel.isVisible():
                panel.hide()
                return
        if self.quick_find.isVisible():
            self.quick_find.close_quietly()
        elif self._key:
            self.page.step_back()

    def _leave_field(self) -> None:
        self.bubble.hide()

    def _undo(self, group_id: str, name: str) -> None:
        from app.domain.ids import GroupId
        from ui.undoing import AGAIN, undo

        undo(self.desk, GroupId(group_id), again=name == AGAIN)

    def _tell(self, error: Exception) -> None:
        self.status.show_notice(Notice(told(error), state="bad"))

    def _rescale(self, scale: int) -> None:
        from ui.settings import keep_scale

        regrow(self, self._scale, scale)
        self._scale = scale
        app = self.desk.app
        self.desk.store.run(lambda: keep_scale(app, scale), lambda _: None, key="scale")


def fill_small_screen(window: MainWindow) -> None:
    """Fill a screen that has no room to spare beside the window."""
    room = window.screen().availableSize()
    if room.width() <= window.width() or room.height() <= window.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)
