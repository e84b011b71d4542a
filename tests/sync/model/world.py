"""A central and its devices in one folder, as the model moves them: the truth that is checked."""

import atexit
import contextlib
import json
import math
import random
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import event

from app.domain.ids import id_maker
from app.domain.places.units import find_commune
from app.services.app import App
from app.services.set_up_commune import set_up_commune
from app.storage.store import open_store
from sync.central.api import Central, make_api
from sync.central.server import start
from sync.central.store import _WRITES, CentralStore
from sync.codings import CODINGS
from sync.enroll import enroll
from sync.memory import read_link, read_memory
from sync.protocol import MAX_PLAIN_BYTES, PREFIX, WireChange, read_changes
from sync.transport import NoReply, Reply, Request
from tests.sync.model import people
from tests.sync.model.devices import NAM_DUONG, Device, DeviceClock
from tests.sync.model.line import Caller, Fault, KilledError, Round, well

VILLAGES = ("Thôn Đồng Á", "Thôn Biêng", "Thôn Hoa Quảng")
KEY = bytes(range(32))
NAMES = ("official", "colleague", "collaborator", "newer")
FAST_FOLDER = Path("/dev/shm")


def a_folder() -> Path:
    """Make a folder in memory where there is such a thing: a thousand worlds wear out no disk."""
    folder = Path(tempfile.mkdtemp(dir=FAST_FOLDER if FAST_FOLDER.is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def template() -> Path:
    """Make, once, a central and devices that have joined it; the collaborator has one village."""
    folder = a_folder()
    now = datetime(2026, 6, 8, 1, 0, tzinfo=UTC)
    running = start(str(folder / "central.db"), clock=lambda: now)
    for seed, name in enumerate(NAMES):
        (folder / name).mkdir()
        app = App(
            folder=folder / name,
            store=open_store(folder / name, KEY, create=True),
            commune=find_commune(NAM_DUONG),
            author=name,
            clock=lambda: now,
            new_id=id_maker(lambda: now, random.Random(seed).getrandbits),
        )
        set_up_commune(app, VILLAGES)
        with app.store.read() as snapshot:
            ids = {one.name: one.id for one in snapshot.villages.all()}
        confined = (ids["Biêng"],) if name == "collaborator" else ()
        enroll(app, running.url, running.enrolment_code(NAM_DUONG, name, confined))
        app.close()
    running.stop()
    return folder


@cache
def settled_template() -> Path:
    """Make, once, a world in which three homes have been entered and everybody has read them."""
    world = World(0)
    for device in world.devices:
        people.visit(device, 2, 0)
    for _ in range(2):
        for device in world.devices:
            world.whole_round(device)
    world.close_all()
    return world.folder


@dataclass
class World:
    """One central, its devices, and what the model knows must be true of them."""

    seed: int
    begin_at: Path = field(default_factory=lambda: template())
    folder: Path = field(default_factory=a_folder)
    figures: Counter = field(default_factory=Counter)
    results: dict[str, tuple] = field(default_factory=dict)
    """What the central said of each change, in this life of it."""
    unknown: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """Fields that a newer program wrote: they must outlive every other program."""
    ever: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """All that was ever written into them: a new life of the central may hold any of it."""
    central_fails_in: int = 0
    poisonous: bool = False
    """The central breaks down over every batch that holds `people.POISON`."""
    broke: int = 0
    """Batches over which it broke down since the round under way began."""
    ill: set[str] = field(default_factory=set)
    """The changes that broke it in that round."""
    at_once: int = 0
    """The most changes that stood in one such batch."""
    read_at: tuple = (None, None)
    lives: int = 0
    copied_at: int = -1
    """How many requests had been made when the central was copied or put back; -1 = never."""
    sticks: list[Path] = field(default_factory=list)
    answers: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self.begin_at, self.folder)
        self.now = datetime(2026, 6, 8, 2, 0, tzinfo=UTC)
        self.chance = random.Random(self.seed)
        self.caller = Caller()
        self.devices = [self._device(name) for name in NAMES[:3]]
        self.newer_token = self._token(self.folder / "newer")
        self.open_central()

    def _device(self, name: str) -> Device:
        clock = DeviceClock(self.tell_time)
        chance = random.Random(self.chance.getrandbits(64))
        device = Device(name, self.folder / name, KEY, clock, chance)
        with device.app.store.read() as snapshot:
            device.villages = read_link(snapshot.settings).villages
        return device

    def _token(self, folder: Path) -> str:
        store = open_store(folder, KEY)
        with store.read() as snapshot:
            token = read_link(snapshot.settings).token
        store.close()
        return token

    def tell_time(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def close(self) -> None:
        self.close_all()
        shutil.rmtree(self.folder)

    def close_all(self) -> None:
        for device in self.devices:
            device.close()
        self.central.close()
        self.caller.close()

    # The central

    def open_central(self) -> None:
        self.central = CentralStore(str(self.folder / "central.db"))
        event.listen(self.central._engine, "commit", self._central_step)
        ids = id_maker(self.tell_time, random.Random(self.chance.getrandbits(64)).getrandbits)
        central = Central(self.central, self.tell_time, ids)
        self.api = make_api(central)

    def _central_step(self, connection) -> None:
        if self.central_fails_in and connection.get_execution_options().get(_WRITES):
            self.central_fails_in -= 1
            if not self.central_fails_in:
                raise KilledError

    def restart_central(self) -> None:
        self.central.close()
        self.open_central()

    def deliver(self, request: Request) -> Reply:
        """Let the central answer; what it says of a change is what it said before."""
        self.figures["requests"] += 1
        if self.poisonous and self._holds_poison(request):
            self._note_broken(request)
            self.figures["broken down over poison"] += 1
            return Reply(500, {}, b"", 0.5)
        try:
            reply = self.caller.ask(self.api, request)
        except KilledError:
            self.figures["central killed"] += 1
            self.restart_central()
            raise NoReply("cut_off") from None
        if request.path.endswith("/push") and reply.status == 200:
            self._same_results(request, json.loads(reply.body))
        return reply

    def _holds_poison(self, request: Request) -> bool:
        return request.path.endswith("/push") and any(map(_is_ill, _changes(request)))

    def _note_broken(self, request: Request) -> None:
        changes = _changes(request)
        self.broke += 1
        self.ill |= {one.id for one in changes if _is_ill(one)}
        self.at_once = max(self.at_once, len(changes))

    def most_failures(self) -> int:
        """(10) Say how often one round may meet what breaks the central: the halves of a batch.

        Each change at fault: the halves, once more after all others, and twice again where its
        pause is over.
        """
        return len(self.ill) * (math.ceil(math.log2(max(2, self.at_once))) + 4)

    def begin_life(self) -> None:
        """Forget what another life of the central said."""
        self.lives += 1
        self.results.clear()

    def _same_results(self, request: Request, answer: dict) -> None:
        changes = _changes(request)
        named = {one["id"]: one for one in answer["exceptions"]}
        revisions = (first + step for first, count in answer["runs"] for step in range(count))
        for change in changes:
            one = named.get(change.id)
            if one is None:
                result = ("applied", next(revisions), "", "", "{}")
            else:
                kept = ("status", "revision", "code", "field")
                result = (*(one[name] for name in kept), json.dumps(one["server"]))
            if result[0] != "deferred":
                assert self.results.setdefault(change.id, result) == result, change.id

    def ask_as_newer(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Reply:
        """Ask as a device with a newer program, whose line never fails."""
        headers |= {"Authorization": f"Bearer {self.newer_token}", "Sync-Protocol": "1"}
        self.central_fails_in = 0
        return self.deliver(Request(method, PREFIX + path, body, headers))

    # The devices

    def exchange(self, device: Device, fault: Fault = well) -> Round:
        """Play one exchange of a round of this device; begins one where none is under way."""
        round_ = device.round
        if round_ is None or round_.ended:
            pausing = self._must_be_silent(device)
            round_ = device.begin_round()
            assert not (pausing and round_.requests), "asked while it was told to wait"
        elif not round_.killed:
            assert round_.request is not None
            round_.answer(self._play(fault, round_.request))
        if round_.killed:
            raise KilledError
        return round_

    def _play(self, fault: Fault, request: Request) -> Reply | BaseException:
        self.figures[f"line: {fault.__name__}"] += 1
        try:
            return fault(self.deliver, request)
        except NoReply as lost:
            return lost

    def deliver_late(self, device: Device, which: int) -> None:
        """Let a request arrive that the line held back; nobody waits for its answer any more."""
        with contextlib.suppress(NoReply):
            self.deliver(device.late.pop(which % len(device.late)))

    def _must_be_silent(self, device: Device) -> bool:
        with device.app.store.read() as snapshot:
            memory = read_memory(snapshot.settings)
        now = device.clock()
        told = memory.noted_at and memory.not_before
        return bool(told and memory.noted_at <= now < memory.not_before)

    def whole_round(self, device: Device, fault: Fault = well) -> Round:
        """Play a round to its end; one that is under way first."""
        self.broke, self.ill, self.at_once = 0, set(), 0
        round_ = self.exchange(device, fault)
        while not round_.ended:
            self.exchange(device, fault)
        if round_.outcome is not None and not self.lives:
            # (4) Digests are a net: in one life of the central nothing ever falls into it.
            assert not round_.outcome.tally.repaired, "the cursor skipped something"
        assert fault is not well or self.broke <= self.most_failures(), (
            "a change that breaks it delays all others",
            self.broke,
            self.most_failures(),
        )
        self.figures["rounds"] += 1
        return round_


def _changes(request: Request) -> list[WireChange]:
    coding = CODINGS[request.headers["Content-Encoding"]]
    return read_changes(coding.decode(request.body, MAX_PLAIN_BYTES))


def _is_ill(change: WireChange) -> bool:
    return any(new == people.POISON for _, new in change.fields.values())
