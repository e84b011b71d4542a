"""What the engine's memory of a commune weighs, in a process that has nothing else.

Run by `live.py` and `scan.py`: reads people one by one from a file, so that they are not counted.
"""

import gc
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3]))

from app.matching import Matcher

_MEGABYTE = 1024


def measure_memory(people, *, scan=False):
    """Megabytes (kept, most while building or scanning) beyond a process that has only imported."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "people")
        with listed.open("wb") as out:
            for person in people:
                pickle.dump(person, out)
        words = [sys.executable, __file__, str(listed), *(["scan"] if scan else [])]
        said = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1])


def _main(listed, *, scan):
    gc.collect()
    before = _status("VmRSS")
    matcher = Matcher(_read(listed))
    if scan:
        matcher.pairs()
    gc.collect()
    print(_status("VmRSS") - before, _status("VmHWM") - before)


def _read(listed):
    with Path(listed).open("rb") as people:
        while True:
            try:
                yield pickle.load(people)
            except EOFError:
                return


def _status(name):
    """Resident memory now or at its most in MB, where the system tells (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    lines = (line.split() for line in status.splitlines())
    return next(int(words[1]) / _MEGABYTE for words in lines if words[0] == f"{name}:")


if __name__ == "__main__":
    _main(sys.argv[1], scan="scan" in sys.argv)
