"""What every test may ask for: a clock that stands still until told, ids in order, a real store."""

from __future__ import annotations

import csv
import os
import random
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.domain.ids import NewId, id_maker
from app.domain.places.units import find_commune
from app.services.app import App
from app.services.lists.import_workbook import import_workbook
from app.services.set_up_commune import set_up_commune
from app.storage.keys import create_key
from app.storage.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.central.server import RunningCentral
    from tests.sync.faulty_line import FaultyLine

# Before any test makes the application, whichever folder is run alone.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
NAM_DUONG, CAO_DUC = "07603", "09466"
PASSPHRASE = "một mật khẩu để thử"
LISTS = Path(__file__).parent / "data" / "nam-duong"
TABLES = Path(__file__).parent / "data" / "tables"
VILLAGES = ("Thôn Đồng Á", "Thôn Biêng", "Thôn Hoa Quảng", "Thôn Tân Thành")

TakenList = Callable[[str], Path]
"""Name of a list -> a data folder with it."""


class Clock:
    """A clock that moves one millisecond a look, and further when it is told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 8, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def pass_time(self, **how_long: float) -> None:
        self.now += timedelta(**how_long)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the journeys: the longest test, begun last, would leave one core idle."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)


@pytest.fixture(autouse=True)
def no_dead_windows() -> None:
    """Delete what earlier tests closed: every widget there is takes its look anew with the rest."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets and widgets.QApplication.instance():
        core = sys.modules["PySide6.QtCore"]
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def new_id(clock: Clock) -> NewId:
    return id_maker(clock, random.Random(7).getrandbits)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An empty data folder and its key: to copy it spares each test the slow derivation."""
    folder = tmp_path_factory.mktemp("blank")
    key = create_key(folder, PASSPHRASE)
    open_store(folder, key, create=True).close()
    return folder, key


@pytest.fixture
def app(tmp_path: Path, clock: Clock, new_id: NewId, blank: tuple[Path, bytes]) -> Iterator[App]:
    """Nam Dương with four villages, over a real encrypted store."""
    folder = tmp_path / "kho"
    shutil.copytree(blank[0], folder)
    opened = open_book(folder, blank[1], clock, new_id)
    set_up_commune(opened, VILLAGES)
    yield opened
    opened.close()


@pytest.fixture
def elsewhere(
    tmp_path: Path, clock: Clock, new_id: NewId, blank: tuple[Path, bytes]
) -> Iterator[App]:
    """The book of another commune, xã Cao Đức, with one village."""
    folder = tmp_path / "cao-duc"
    shutil.copytree(blank[0], folder)
    opened = open_book(folder, blank[1], clock, new_id, commune=CAO_DUC)
    set_up_commune(opened, ("Thôn Trung",))
    yield opened
    opened.close()


def open_book(
    folder: Path, key: bytes, clock: Clock, new_id: NewId, commune: str = NAM_DUONG
) -> App:
    """Open the book in a folder as an office does."""
    return App(
        folder=folder,
        store=open_store(folder, key),
        commune=find_commune(commune),
        author="Cán bộ thử",
        clock=clock,
        new_id=new_id,
    )


@pytest.fixture(scope="session")
def taken(blank: tuple[Path, bytes], tmp_path_factory: pytest.TempPathFactory) -> TakenList:
    """Read a list of the 4,988 children of Nam Dương into a book, once a process."""

    @cache
    def folder_of(name: str) -> Path:
        folder = tmp_path_factory.mktemp("nam-duong") / name
        shutil.copytree(blank[0], folder)
        clock = Clock()
        made = open_book(folder, blank[1], clock, id_maker(clock, random.Random(11).getrandbits))
        with (TABLES / "nam-duong-report.csv").open(encoding="utf-8", newline="") as lines:
            set_up_commune(made, [line["village"] for line in csv.DictReader(lines)])
        import_workbook(made, LISTS / f"{name}.xlsx", on=date(2026, 6, 8))
        made.close()
        return folder

    return folder_of


@pytest.fixture
def nam_duong(
    tmp_path: Path, clock: Clock, new_id: NewId, blank: tuple[Path, bytes], taken: TakenList
) -> Iterator[Callable[[str], App]]:
    """Open the whole of Nam Dương with a list of it taken, `clean` or `portal`."""
    opened: list[App] = []

    def commune(name: str) -> App:
        shutil.copytree(taken(name), tmp_path / "xã")
        opened.append(open_book(tmp_path / "xã", blank[1], clock, new_id))
        return opened[-1]

    yield commune
    for one in opened:
        one.close()


@pytest.fixture
def central(tmp_path: Path, clock: Clock, new_id: NewId) -> Iterator[RunningCentral]:
    """The reference central over loopback HTTP, in a file beside the books."""
    from sync.central.server import start

    running = start(str(tmp_path / "central.db"), clock=clock, new_id=new_id)
    yield running
    running.stop()


@pytest.fixture
def faulty(central: RunningCentral) -> Iterator[FaultyLine]:
    """A line to the central that fails where it is told to."""
    from tests.sync.faulty_line import FaultyLine

    line = FaultyLine(central.url)
    yield line
    line.stop()
