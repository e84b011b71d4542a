import os
import subprocess
import sys

import pytest

from app.domain.errors import KnownError
from ui.desktop import lock_folder

HOLD = """
import sys
from pathlib import Path
from ui.desktop import lock_folder
lock = lock_folder(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_window(tmp_path):
    running = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert running.stdout.readline().strip() == b"held"
    yield running
    running.kill()
    running.communicate()


def test_a_second_window_on_the_same_store_is_refused(tmp_path, other_window):
    with pytest.raises(KnownError) as refused:
        lock_folder(tmp_path)
    assert refused.value.code == "store_in_use"


def test_the_lock_of_a_crashed_window_is_taken_over(tmp_path, other_window):
    other_window.kill()
    other_window.wait()
    lock = lock_folder(tmp_path)
    assert lock.isLocked()
    lock.unlock()
