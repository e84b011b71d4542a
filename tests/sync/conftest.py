"""A real central over loopback HTTP and real stores that sync with it."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.ids import Clock, id_maker
from app.domain.places.units import find_commune
from app.services.app import App
from app.services.set_up_commune import set_up_commune
from app.storage.store import open_store
from sync.central.server import RunningCentral
from sync.client import SyncClient
from sync.enroll import enroll
from sync.transport import Transport
from tests.sync.merging import Desk

NAM_DUONG = "07603"
VILLAGES = ["Thôn Đồng Á", "Thôn Biêng", "Thôn Hoa Quảng", "Thôn Tân Thành"]
Device = tuple[App, SyncClient]
MakeDevice = Callable[..., Device]


def make_app(folder: Path, clock: Clock, seed: int) -> App:
    """Make the data folder of Nam Dương, without the slow derivation of a key."""
    folder.mkdir()
    app = App(
        folder=folder,
        store=open_store(folder, random.Random(seed).randbytes(32), create=True),
        commune=find_commune(NAM_DUONG),
        author=f"Người dùng {seed}",
        clock=clock,
        new_id=id_maker(clock, random.Random(seed).getrandbits),
    )
    set_up_commune(app, VILLAGES)
    return app


@pytest.fixture
def make_device(tmp_path: Path, clock, central: RunningCentral) -> Iterator[MakeDevice]:
    """Make a data folder of Nam Dương, enrolled; it talks to the central through `url`."""
    opened: list[App] = []

    def make(
        name: str,
        villages: tuple[str, ...] = (),
        url: str = "",
        stall_seconds: float = 30.0,
        *,
        confidential: bool = False,
    ) -> Device:
        seed = len(opened) + 100
        app = make_app(tmp_path / name, clock, seed)
        opened.append(app)
        code = central.enrolment_code(NAM_DUONG, name, villages, confidential=confidential)
        enroll(app, central.url, code)
        transport = Transport(url or central.url, stall_seconds=stall_seconds)
        draw = random.Random(seed).random
        return app, SyncClient(app.store, transport, clock, app.new_id, draw)

    yield make
    for app in opened:
        app.close()


@pytest.fixture
def desks(make_device: MakeDevice) -> tuple[Desk, Desk]:
    """Two devices of the whole commune."""
    return Desk(*make_device("official")), Desk(*make_device("colleague"))
