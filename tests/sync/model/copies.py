"""Copies of the model: backups of a device put back, folders copied to another machine, sticks
that go to the central and back in any order, and a central put back from an old copy.
"""

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace

from app.domain.errors import KnownError
from app.storage.backup import copy_store
from app.storage.store import STORE_FILE
from sync.bundle import ANSWER_OF, read_bundle, write_bundle
from sync.courier import _answers
from sync.exchange import Exchange, Halt, Refused, never
from sync.memory import read_link
from sync.outcome import Tally
from sync.pack import pack
from sync.unpack import unpack
from tests.sync.model.devices import Device, DeviceClock, copy_folder
from tests.sync.model.invariants import read_truth
from tests.sync.model.world import World

MOST_DEVICES = 4


class InProcess:
    """The courier's line: what it sends is delivered at once."""

    def __init__(self, world: World) -> None:
        self.send = world.deliver


# Backups and folders


def back_up(device: Device) -> None:
    """Keep a copy of the store, and nothing of what lies beside it."""
    backup = device.folder.with_name(f"{device.name}.backup")
    backup.unlink(missing_ok=True)
    copy_store(device.app.store.path, backup, device.app.store.key)
    device.backup = backup


def put_back(world: World, device: Device) -> None:
    """Begin again with the backup; what was neither in it nor sent is gone with the machine."""
    if device.backup is None:
        return
    device.close()
    for path in device.folder.glob(f"{STORE_FILE}*"):
        path.unlink()
    shutil.copyfile(device.backup, device.folder / STORE_FILE)
    device.open()
    with device.app.store.read() as snapshot:
        kept = {line.change.id for line in snapshot.journal.since(0)}
    device.excused |= device.promised - kept - read_truth(world).changes.keys()
    device.lines, device.cursor, device.read_at = -1, ("", 0), (None, None)


def clone(world: World, device: Device) -> None:
    """Copy a whole folder to another machine; both work on as the same device."""
    if len(world.devices) >= MOST_DEVICES:
        return
    name = f"{device.name}.clone"
    folder = world.folder / name
    device.failpoint.take_image()
    device.failpoint.fell = False
    copy_folder(device.failpoint.image, folder)
    chance = random.Random(world.chance.getrandbits(64))
    other = Device(name, folder, device.key, DeviceClock(world.tell_time), chance, device.villages)
    other.promised |= device.promised
    other.excused |= device.excused
    other.groups += device.groups
    world.devices.append(other)


# Sticks


def write_stick(world: World, device: Device) -> None:
    """Write what waits to a file, which stays in the drawer."""
    world.figures["bundles"] += 1
    path = world.folder / f"stick-{world.figures['bundles']}.sotreem"
    pack(device.app, path)
    world.sticks.append(path)


def carry_stick(world: World, which: int) -> None:
    """Carry a file from the drawer to the central, once or again, and bring the answer."""
    if not world.sticks:
        return
    source = world.sticks[which % len(world.sticks)]
    official = world.devices[0].app
    with official.store.read() as snapshot:
        token = read_link(snapshot.settings).token
    exchange = Exchange(InProcess(world), token, world.tell_time, Tally())
    bundle = read_bundle(source)
    with suppress(Halt, Refused):
        parts = tuple(_answers(exchange, bundle, lambda _: None, never))
        world.figures["answers"] += 1
        path = world.folder / f"answer-{world.figures['answers']}.sotreem"
        write_bundle(replace(bundle, kind=ANSWER_OF[bundle.kind], parts=parts), path)
        world.answers.append(path)


def take_stick(world: World, device: Device, which: int) -> None:
    """Take an answer, in any order, the first time or again; another device's is refused."""
    if world.answers:
        with suppress(KnownError):
            unpack(device.app, world.answers[which % len(world.answers)])


# The central


def copy_central(world: World) -> None:
    target = world.folder / "central.copy"
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(world.folder / "central.db")) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
    world.copied_at = world.figures["requests"]


def put_central_back(world: World) -> None:
    """Begin another life of the central with an old copy of its store."""
    copy = world.folder / "central.copy"
    if not copy.exists():
        return
    known = read_truth(world).changes.keys()
    world.central_fails_in = 0
    world.central.close()
    world.copied_at = world.figures["requests"]
    for path in world.folder.glob("central.db*"):
        path.unlink()
    shutil.copyfile(copy, world.folder / "central.db")
    world.open_central()
    world.central.renew(lambda: f"life-{world.chance.getrandbits(40):x}")
    world.begin_life()
    truth = read_truth(world)
    lost = known - truth.changes.keys()
    for device in world.devices:
        device.excused |= lost  # its texts are brought back, under their ids or others
    world.unknown = {key: texts | {""} for key, texts in world.ever.items()}
