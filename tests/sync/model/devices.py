"""The devices of the model: real stores, killed at any durable step, restored and copied."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import event

from app.domain.ids import id_maker
from app.domain.places.units import find_commune
from app.services.app import App
from app.storage.engine import _IMMEDIATE
from app.storage.store import Store, open_store
from sync.client import SyncClient
from sync.transport import Transport
from tests.sync.model.line import KilledError, Round

NAM_DUONG = "07603"


@dataclass
class DeviceClock:
    """The clock of one machine: as far off from the model's as its owner left it."""

    now: Callable[[], datetime]
    off: timedelta = timedelta()

    def __call__(self) -> datetime:
        return self.now() + self.off


@dataclass
class Failpoint:
    """Kills the program at the n-th durable step from now: before a commit, or after one."""

    folder: Path
    image: Path
    steps_left: int = 0
    fell: bool = False

    def watch(self, store: Store) -> None:
        event.listen(store._engine, "begin", self._step)
        event.listen(store._engine, "commit", self._step)

    def _step(self, connection) -> None:
        if not self.steps_left or not connection.get_execution_options().get(_IMMEDIATE):
            return
        self.steps_left -= 1
        if not self.steps_left:
            self.take_image()
            raise KilledError

    def take_image(self) -> None:
        """Keep the files as they are at this moment: what a killed program leaves."""
        copy_folder(self.folder, self.image)
        self.fell = True


def copy_folder(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for path in source.iterdir():
        if path.is_file() and not path.name.endswith("-shm"):
            shutil.copyfile(path, target / path.name)


@dataclass
class Device:
    """One data folder and the program that works in it."""

    name: str
    folder: Path
    key: bytes
    clock: DeviceClock
    chance: random.Random
    villages: tuple[str, ...] = ()
    app: App = field(init=False)
    failpoint: Failpoint = field(init=False)
    round: Round | None = None
    promised: set[str] = field(default_factory=set)
    """Changes that were saved here: they are never to be lost."""
    groups: list[str] = field(default_factory=list)
    late: list = field(default_factory=list)
    """Requests that the line still holds back."""
    excused: set[str] = field(default_factory=set)
    """Changes that went down with a machine, or that the central lost: sent anew, or gone."""
    backup: Path | None = None
    read_at: tuple = (None, None)
    cursor: tuple[str, int] = ("", 0)
    lines: int = -1
    """How long the journal was when it was last replayed."""

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        self.failpoint = Failpoint(self.folder, self.folder.with_name(self.name + ".image"))
        store = open_store(self.folder, self.key)
        self.failpoint.watch(store)
        self.app = App(
            folder=self.folder,
            store=store,
            commune=find_commune(NAM_DUONG),
            author=f"Người dùng {self.name}",
            clock=self.clock,
            new_id=id_maker(self.clock, random.Random(self.chance.getrandbits(64)).getrandbits),
        )

    def close(self) -> None:
        """End the program as a person does; a round that stands at a request is cut off."""
        self._cut_round()
        self.app.close()

    def kill(self) -> None:
        """End the program at once, and begin again with what is on the disk."""
        if not self.failpoint.fell:
            self.failpoint.take_image()
        self.failpoint.steps_left = 0
        self._cut_round()
        self.app.close()
        copy_folder(self.failpoint.image, self.folder)
        self.open()

    def _cut_round(self) -> None:
        if self.round and not self.round.ended:
            self.round.answer(KilledError())
        self.round = None

    @property
    def is_asking(self) -> bool:
        """Whether a round stands at a request."""
        return self.round is not None and not self.round.ended

    def begin_round(self) -> Round:
        self.round = Round(self._client)
        return self.round

    def _client(self, transport: Transport) -> SyncClient:
        draw = random.Random(self.chance.getrandbits(64)).random
        return SyncClient(self.app.store, transport, self.clock, self.app.new_id, draw)
