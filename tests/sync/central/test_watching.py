"""`serve` keeps a watch for likely pairs beside it, which ends with it however it ends."""

import json
import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from app.bootstrap import system_clock
from sync.central.devices import make_code
from sync.central.store import CentralStore
from sync.transport import Transport
from tests.forked import Command
from tests.sync.central.conftest import NAM_DUONG, Caller
from tests.sync.central.test_watch import enter, noted
from tests.sync.central.waiting import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")


def watches(server):
    """Give the watches of a server by process number."""
    listed = Path(f"/proc/{server.pid}/task").glob("*/children")
    children = [int(pid) for one in listed for pid in one.read_text().split()]
    return [pid for pid in children if b"sync.central.watching" in _line(pid)]


def _line(pid):
    path = Path(f"/proc/{pid}/cmdline")
    return path.read_bytes() if path.exists() else b""


def answers(port):
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def served(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    db = str(tmp_path / "central.db")
    server = Command("sync.central", "serve", "--db", db, "--port", port)
    until(lambda: answers(port))
    yield server, f"http://127.0.0.1:{port}", db
    server.kill()


def test_pairs_are_noted_by_a_process_that_begins_again_and_ends_with_the_server(served, new_id):
    server, url, db = served
    (first,) = until(lambda: watches(server))
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, first) in (ours, 19)  # ours until it has begun
    os.kill(first, signal.SIGKILL)
    (second,) = until(lambda: [pid for pid in watches(server) if pid != first])

    store = CentralStore(db)
    caller = Caller(Transport(url), new_id, NAM_DUONG)
    code = make_code(store, NAM_DUONG, "máy", (), now=system_clock(), new_id=new_id, choose=max)
    caller.token = json.loads(caller.join(code, new_id() + new_id()).body)["token"]
    caller.push(caller.change("village", "village-a", name="A"))
    enter(caller, "home-1", "child-1")
    enter(caller, "home-2", "child-2")
    assert until(lambda: noted(store)) == [("child-1", "child-2", 1)]
    assert os.getpriority(os.PRIO_PROCESS, second) == 19
    store.close()
    caller.transport.close()

    server.kill()
    until(lambda: not _line(second))
