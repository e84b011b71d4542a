"""Opening the desktop on a data folder: one window a store, and a sentence when it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from app.domain.errors import KnownError
from app.paths import default_folder
from ui.bootstrap import make_application, open_window
from ui.look import Look

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from app.services.app import App

LOCK_FILE = "window.lock"


def lock_folder(folder: Path) -> QLockFile:
    """Take the folder for this window, or raise KnownError `store_in_use`.

    A lock left behind by a crash is taken over: Qt looks whether its process still lives.
    """
    lock = QLockFile(str(folder / LOCK_FILE))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        code = {
            QLockFile.LockError.LockFailedError: "store_in_use",
            QLockFile.LockError.PermissionError: "store_read_only",
        }.get(lock.error(), "disk_failed")
        raise KnownError(code)
    return lock


def run_desktop(folder: Path | None) -> int:
    """Open the data folder (the user's own when None) and stay until the window closes."""
    application = make_application()
    folder = folder or default_folder()
    app = _opened(application, folder)
    if app is None:
        return 1
    app, lock = app
    window = open_window(app, application)
    window.show()
    code = application.exec()
    app.close()
    lock.unlock()
    return code


def _opened(application: QApplication, folder: Path) -> tuple[App, QLockFile] | None:
    from ui.pages.welcome.page import ask_to_open

    Look(application)
    return ask_to_open(folder)
