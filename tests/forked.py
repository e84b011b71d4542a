"""Programs in processes of their own, forked from one that has everything read in."""

import multiprocessing
import os
import runpy
import shutil
import sys
import tempfile
import weakref
from pathlib import Path

PASSPHRASE = "một mật khẩu để thử"
_READ_IN = ("app.__main__", "sync.__main__", "sync.central.__main__", "tests.journeys.busy_office")


def programs():
    """Give what starts them: `Process` and `Pipe` as of `multiprocessing`."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(list(_READ_IN))
    return found


class Command:
    """`python -m module arguments…`: asked like a `subprocess.Popen` whose output is text."""

    def __init__(self, module, *arguments, passphrase=PASSPHRASE):
        folder = tempfile.mkdtemp()
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._said = [Path(folder, name) for name in ("out", "err")]
        surroundings = dict(os.environ) | {"SOTREEM_PASSPHRASE": passphrase}
        words = [module, *map(str, arguments)]
        self._process = programs().Process(target=_run, args=(words, self._said, surroundings))
        self._process.start()
        self.pid = self._process.pid

    @property
    def returncode(self):
        return self._process.exitcode

    def poll(self):
        return self._process.exitcode

    def kill(self):
        self._process.kill()

    def communicate(self, timeout=None):
        self._process.join(timeout)
        assert self.returncode is not None, "it did not end"
        return [path.read_text(encoding="utf-8") for path in self._said]


def _run(words, said, surroundings):
    for number, path in zip((1, 2), said, strict=True):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
    os.environ.clear()
    os.environ.update(surroundings)
    sys.argv = words
    sys.modules.pop(f"{words[0]}.__main__", None)  # it is run anew
    try:
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
