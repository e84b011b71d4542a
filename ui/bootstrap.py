"""Joining app, sync and window: the only place of the desktop that knows all three."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.desk import Desk
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import read_scale
from ui.signals import Signals, Wish
from ui.tasks import Lane
from ui.vietnamese import speak_vietnamese

if TYPE_CHECKING:
    from app.services.app import App
    from ui.sync_port import SyncPort


def make_application() -> QApplication:
    """Make the Qt application, or take the one there is, speaking Vietnamese."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("sotreem")
    application.setApplicationDisplayName("Sổ Trẻ Em")
    speak_vietnamese(application)
    return application


def open_window(app: App, application: QApplication, sync: SyncPort | None = None) -> MainWindow:
    """Open the window of a data folder on its first page."""
    desk = Desk(
        app=app,
        store=Lane("store", application),
        network=Lane("network", application),
        signals=Signals(application),
        sync=sync or sync_of(app),
    )
    window = MainWindow(desk, Look(application, read_scale(app)))
    window.go(Wish("home"))
    window.refresh_sync()
    return window


def sync_of(app: App) -> SyncPort:
    """Give the sync of a data folder."""
    from ui.central_sync import CentralSync

    return CentralSync(app)
