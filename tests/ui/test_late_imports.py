"""No lane imports: what lanes use is imported in the thread of the window, before or on demand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import create_app
from app.domain.places.units import find_commune
from sync.central.server import start
from sync.enroll import enroll
from ui.late_imports import LateImports
from ui.pages.cleaning.page import CleaningPage
from ui.signals import Wish

PASSPHRASE = "một mật khẩu để thử"
HERE = Path(__file__)


@pytest.fixture
def joined(tmp_path):
    """A book that a central has taken, both for real."""
    central = start(str(tmp_path / "central.db"))
    app = create_app(
        tmp_path / "kho", find_commune("07603"), ["Thôn Biêng"], passphrase=PASSPHRASE, author="Thử"
    )
    enroll(app, central.url, central.enrolment_code("07603", "máy thử"))
    app.close()
    yield tmp_path / "kho"
    central.stop()


def open_busily(folder, listed):
    return subprocess.run(
        [sys.executable, str(HERE.with_name("busy_opening.py")), str(folder), str(listed)],
        cwd=HERE.parents[2],
        env=os.environ
        | {
            "QT_QPA_PLATFORM": "offscreen",
            "SOTREEM_PASSPHRASE": PASSPHRASE,
            "PYTHONPATH": str(HERE.parents[2]),
            "PYTHONIOENCODING": "utf-8",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_a_window_asked_everything_at_once_imports_nothing_in_its_lanes(joined, list_file):
    done = open_busily(joined, list_file)
    # The round may end before the list has come in: the rest is sent by the next one.
    first, second = done.stdout.splitlines()
    assert (first, second) in {("imported 5", "synced whole"), ("imported 5", "synced deferred")}
    assert "Error" not in done.stderr


@pytest.mark.campaign
def test_thirty_windows_open_busily(joined, list_file):
    for _ in range(30):
        done = open_busily(joined, list_file)
        assert done.returncode == 0, done.stderr
        assert "import " not in done.stdout


def test_modules_come_one_after_another_once_the_window_stands(qtbot, qapp):
    wanted = ("wave", "turtledemo")
    assert not set(wanted) & set(sys.modules)
    steps = []
    LateImports(wanted, qapp, [lambda: steps.append(1), lambda: steps.append(2)])
    qtbot.waitUntil(lambda: "wave" in sys.modules, timeout=10_000)
    assert "turtledemo" not in sys.modules
    qtbot.waitUntil(lambda: "turtledemo" in sys.modules, timeout=10_000)
    assert steps == []
    qtbot.waitUntil(lambda: steps == [1, 2], timeout=10_000)


def test_the_page_with_the_most_on_it_is_made_before_it_is_wanted(window, rest):
    window.make("cleaning")
    window.dress("cleaning")
    made = window.findChild(CleaningPage)
    assert not made.isVisible()
    assert window.page.title == "Trang chủ"
    window.go(Wish("cleaning"))
    rest(window)
    assert window.page is made
    assert made.pane.rows.row_of(0) is not None
