"""Opening the desktop on a data folder: one window a store, and a sentence when it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from app.domain.errors import KnownError
from app.paths import default_folder
from ui.bootstrap import make_application, open_window
from ui.look import Look
from ui.main_window import fill_small_screen
from ui.pages.welcome.page import WelcomeWindow, open_or_ask

if TYPE_CHECKING:
    from pathlib import Path

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
    look = Look(application)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = lock_folder(folder)
    except (KnownError, OSError) as error:
        return _refuse(error)
    app = open_or_ask(folder)
    if app is None:
        return 1
    window = open_window(app, application, look=look)
    fill_small_screen(window)
    window.show()
    code = application.exec()
    app.close()
    lock.unlock()
    return code


def _refuse(error: KnownError | OSError) -> int:
    known = error if isinstance(error, KnownError) else KnownError("folder_not_writable")
    window = WelcomeWindow(known)
    window.exec()
    return 1
