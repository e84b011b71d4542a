"""From a key press to the painted warnings, with 60,000 children, in the real visit page.

Goal: p95 under 50 ms. Peer in the same run: rapidfuzz over all names at every key, unpainted and
without reasons. Run by hand: `python tests/bench/bench_keypress.py --children 60000 --names 25`.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from filled_store import PASSPHRASE, fill, print_table
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from rapidfuzz import fuzz, process

from app.bootstrap import open_app
from app.domain.text.text import fold
from ui.bootstrap import make_application, open_window
from ui.pages.visit.likely_watch import LikelyWatch
from ui.signals import Wish

BETWEEN_KEYS_MS = 120
"""A quick typist: eight keys a second."""
PATIENCE_MS = 2_000


def main():
    asked = arguments()
    children = asked.children
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        invented = fill(store, children)
        app = open_app(store, passphrase=PASSPHRASE, author="bench")
        typed = [child.full_name for child in Random(1).sample(invented.children, asked.names)]
        window = open_window(app, application)
        window.show()
        runs = [typing_times(window, typed) for _ in range(asked.runs)]
        window.close()
        app.close()
    peer = brute_force_times([fold(child.full_name) for child in invented.children], typed)
    print_table(
        [
            f"key to warnings, {children:,} children",
            *("keys", "median ms", "p95 ms", "worst ms"),
            *("of the processor: median", "p95", "worst"),
        ],
        [row("sotreem, painted with reasons", runs), row("rapidfuzz over all names", [peer])],
    )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=60_000)
    parser.add_argument("--names", type=int, default=25)
    parser.add_argument("--runs", type=int, default=3, help="medians of so many are printed")
    return parser.parse_args()


def row(name, runs):
    """Medians of the runs; each time is (milliseconds, those the processor worked)."""
    cells = []
    for measured in (0, 1):
        times = [[taken[measured] for taken in run] for run in runs]
        p95 = median(quantiles(run, n=20)[-1] for run in times)
        worst = median(max(run) for run in times)
        middle = median(median(run) for run in times)
        cells += [f"{middle:.1f}", f"{p95:.1f}", f"{worst:.1f}"]
    return [name, len(runs[0]), *cells]


def typing_times(window, names):
    """Type each name into the form: from each key to the strip's painting, as `one_key` gives."""
    window.go(Wish("visit"))
    page = window.page
    watch = page.flow.findChild(LikelyWatch)
    field = page.view.row("full_name").editor.widget
    settle(window)
    times = []
    for name in names:
        field.clear()
        settle(window)
        for letter in name:
            times.append(one_key(watch, page.strip, field, letter))
            QTest.qWait(max(0, BETWEEN_KEYS_MS - int(times[-1][0])))
    return times


def one_key(watch, strip, field, letter):
    """Press a key and wait until its answer is painted: (ms, those the processor worked)."""
    loop = QEventLoop()
    watch.found.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    worked, began = time.process_time(), time.perf_counter()
    # QTest knows only ASCII keys; an input method sends the letter as text, as this does.
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(
            field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        )
    loop.exec()
    strip.repaint()
    taken = (time.perf_counter() - began) * 1000
    watch.found.disconnect(loop.quit)
    assert taken < PATIENCE_MS, "no answer came"
    return taken, (time.process_time() - worked) * 1000


def settle(window):
    """Wait for the lanes; the GUI thread sleeps meanwhile, as it does for a user."""
    lanes = [window.desk.store, window.desk.matching]
    QTest.qWait(200)
    while any(lane.is_busy for lane in lanes):
        QTest.qWait(20)


def brute_force_times(pool, names):
    times = []
    for name in names:
        for end in range(1, len(name) + 1):
            worked, began = time.process_time(), time.perf_counter()
            process.extract(fold(name[:end]), pool, scorer=fuzz.WRatio, limit=5)
            taken = time.perf_counter() - began
            times.append((taken * 1000, (time.process_time() - worked) * 1000))
    return times


if __name__ == "__main__":
    main()
