"""From the start of the process to a window one can use, with 20,000 children; and its memory.

Goal: under 2 s and 250 MB. Peer in the same run: an empty window with the same Qt modules.
Run by hand, on Linux: `python tests/bench/bench_start.py [children] [times]`.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from filled_store import PASSPHRASE, fill, print_table

EMPTY_WINDOW = """
from PySide6 import QtCore, QtGui, QtSvg, QtWidgets

application = QtWidgets.QApplication([])
window = QtWidgets.QMainWindow()
window.resize(1366, 768)
store = None
"""
OURS = """
import sys
from pathlib import Path
from app.bootstrap import open_app, passphrase_of_environment
from ui.bootstrap import make_application, open_window

application = make_application()
app = open_app(Path(sys.argv[1]), passphrase=passphrase_of_environment())
window = open_window(app, application)
store = window.desk.store
"""
# Usable: shown, painted, and nothing it asked the store for is still under way.
SHOW = """
from PySide6.QtCore import QEventLoop

window.show()
application.processEvents()
if store and store.is_busy:
    loop = QEventLoop()
    store.busy_changed.connect(lambda busy: busy or loop.quit())
    loop.exec()
window.repaint()
application.processEvents()
import os, time
ended = time.monotonic()
kilobytes = open("/proc/self/status").read().split("VmHWM:")[1].split()[0]
print(ended, int(kilobytes) / 1024, flush=True)
os._exit(0)
"""


def start(program, folder):
    """Start it once; give seconds to the usable window and the most memory it had, in MB."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "SOTREEM_PASSPHRASE": PASSPHRASE}
    root = Path(__file__).parents[2]
    began = time.monotonic()
    answer = subprocess.run(
        [sys.executable, "-c", program + SHOW, str(folder)],
        env=surroundings,
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stderr
    ended, memory = map(float, answer.stdout.split())
    return ended - began, memory


def row(name, runs):
    seconds, memory = zip(*runs, strict=True)
    return [name, f"{median(seconds):.2f}", f"{max(seconds):.2f}", f"{max(memory):.0f}"]


def main():
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        fill(store, children)
        programs = {"empty Qt window": EMPTY_WINDOW, f"sotreem, {children:,} children": OURS}
        # Turn by turn, so that both meet the same machine.
        runs = [(name, *start(programs[name], store)) for _ in range(times) for name in programs]
    rows = [row(name, [run[1:] for run in runs if run[0] == name]) for name in programs]
    print_table(["start to usable window", "median s", "worst s", "most MB"], rows)


if __name__ == "__main__":
    main()
