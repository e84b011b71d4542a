"""The watch for likely pairs as a process of its own: begun by the server, and ended with it.

It takes no time from those who push: the machine gives it what they leave (lowest priority). The
server keeps a pipe to it, which breaks when the server ends, however that happens.
"""

import logging
import os
import subprocess
import sys
from threading import Event, Thread
from typing import TextIO

from sync.central.store import CentralStore
from sync.central.watch import Watch

_COMMAND = (sys.executable, "-m", "sync.central.watching")
_FIRST_WAIT_S, _LONGEST_WAIT_S = 2.0, 300.0
_log = logging.getLogger("sotreem.central")


def watch_for(server: TextIO) -> None:
    """Be the watch: the first line names the database, the end of the lines ends all at once."""
    url = server.readline().rstrip("\n")
    Thread(target=_end_with, args=(server,), name="server", daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(19)
    Watch(CentralStore(url)).run(Event())


def _end_with(server: TextIO) -> None:
    server.read()
    os._exit(0)  # what is under way is rolled back, and looked at again by the next watch


class Watching:
    """Keeps the watch of one database running until it is closed."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._closed = Event()
        self._process: subprocess.Popen[str] | None = None
        self._thread = Thread(target=self._keep, name="watching", daemon=True)

    def begin(self) -> None:
        """Start it; returns at once."""
        self._thread.start()

    def close(self) -> None:
        """End it."""
        self._closed.set()
        process = self._process
        if process is not None and process.stdin is not None:
            process.stdin.close()
        self._thread.join(5)

    def _keep(self) -> None:
        """Start the watch again when it ended by itself, after a longer wait each time."""
        wait = _FIRST_WAIT_S
        while not self._closed.is_set():
            self._process = self._start()
            if self._closed.is_set() and self._process.stdin is not None:
                self._process.stdin.close()
            status = self._process.wait()
            if not self._closed.wait(wait):
                _log.error("watch ended %d", status)
            wait = min(2 * wait, _LONGEST_WAIT_S)

    def _start(self) -> "subprocess.Popen[str]":
        process = subprocess.Popen(  # noqa: S603 (our own program)
            _COMMAND,
            stdin=subprocess.PIPE,
            text=True,
            creationflags=getattr(subprocess, "IDLE_PRIORITY_CLASS", 0),
        )
        assert process.stdin is not None  # noqa: S101 (a pipe)
        process.stdin.write(f"{self._url}\n")
        process.stdin.flush()
        return process


if __name__ == "__main__":
    watch_for(sys.stdin)
