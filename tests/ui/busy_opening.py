"""Opens a window and asks all of it at once; `test_late_imports.py` runs it, each time anew.

Prints `import NAME THREAD` for every module that another thread than the window's imports first,
and at the end what was done.
"""

import sys
import threading
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.bootstrap import open_app, passphrase_of_environment
from ui.bootstrap import make_application, open_window
from ui.places import PLACES
from ui.signals import Wish
from ui.tasks import Lane


def watch_imports() -> None:
    window_thread = threading.get_ident()

    def note(event, arguments):
        # The reference central of a test lives in another process: every thread here is a lane.
        if event == "import" and threading.get_ident() != window_thread:
            print("import", arguments[0], threading.current_thread().name, flush=True)

    sys.addaudithook(note)


def main() -> None:
    folder, listed = map(Path, sys.argv[1:])
    application = make_application()
    app = open_app(folder, passphrase=passphrase_of_environment())
    watch_imports()
    window = open_window(app, application)
    window.show()
    failed = []
    parts = [getattr(window.desk, field.name) for field in fields(window.desk)]
    lanes = [part for part in parts if isinstance(part, Lane)]
    for lane in lanes:
        lane.failed_unexpectedly.connect(failed.append)
    window.desk.rounds.begin()
    window.go(Wish("import_list"))
    imported = window.page.model
    imported.understood.connect(imported.look)
    imported.previewing.made.connect(imported.take)
    imported.bring_in(listed)
    for place in PLACES:
        window.go(Wish(place.key))
        QApplication.processEvents()
    waits = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    rounds = window.desk.rounds
    while (
        not (imported.report or imported.trouble)
        or rounds.running
        or any(one.is_busy for one in lanes)
    ):
        application.processEvents(waits)
    print("imported", imported.report.rows, flush=True)
    print("synced", window.desk.rounds.outcome.trouble or "whole", *failed, flush=True)
    window.close()
    app.close()


main()
