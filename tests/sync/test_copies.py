"""Restored and copied data folders: nothing lost, nothing doubled, whatever was on its way."""

import random
import shutil
from dataclasses import replace

import pytest

from app.domain.ids import id_maker
from app.services.back_up import back_up, restore
from app.storage.backup import copy_store
from app.storage.keys import put_key
from app.storage.store import STORE_FILE, open_store
from sync.client import SyncClient
from sync.enroll import enroll
from sync.memory import read_link
from sync.outcome import Done
from sync.transport import Transport
from tests.sync import faulty_line as faults
from tests.sync.conftest import NAM_DUONG
from tests.sync.homes import add_home, child_of, edit
from tests.sync.test_repair import records, synced


@pytest.fixture
def reopen(clock, central, faulty):
    """Open a data folder again, as the program does after it was put there."""
    opened = []

    def make(app, folder, seed):
        store = open_store(folder, app.store.key)
        chance = random.Random(seed)
        new_id = id_maker(clock, chance.getrandbits)
        again = replace(app, folder=folder, store=store, new_id=new_id)
        opened.append(again)
        return again, SyncClient(store, Transport(faulty.url), clock, new_id, chance.random)

    yield make
    for app in opened:
        app.close()


def same(*devices):
    first = records(devices[0][0])
    assert all(records(app) == first for app, _ in devices)
    return first


def back_up_folder(app, folder):
    """What a backup holds: the store, and nothing of what lies beside it."""
    folder.mkdir()
    copy_store(app.store.path, folder / STORE_FILE, app.store.key)
    return folder


@pytest.mark.parametrize("in_flight", [False, True])
def test_a_restored_backup_sends_once_and_takes_back_what_it_had_sent(
    make_device, reopen, faulty, clock, tmp_path, in_flight
):
    app, client = make_device("official", url=faulty.url)
    colleague = make_device("colleague", url=faulty.url)
    child = add_home(app, 2)[0]
    synced((app, client), colleague)
    edit(app, child, father_name="Lâm Văn Bảy")
    if in_flight:
        faulty.meet("/push", faults.cut_after_commit)
        client.run_once()
    saved = back_up_folder(app, tmp_path / "backup")
    clock.pass_time(minutes=30)
    new = add_home(app)[0]
    edit(app, child, father_name="Lâm Văn Tám", guardian_name="Bà Trần Thị Mận")
    synced((app, client), colleague)
    before = records(app)
    app.close()

    restored = reopen(app, saved, 7)
    later = add_home(restored[0])[0]
    synced(restored, colleague)

    after = same(restored, colleague)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 2
    assert child_of(restored[0], child).father_name == "Lâm Văn Tám"
    assert child_of(colleague[0], later) == child_of(restored[0], later)
    assert child_of(restored[0], new) is not None
    assert restored[1].status().cloned is False


@pytest.mark.parametrize("copy_first", [False, True])
def test_two_copies_at_work_lose_and_double_nothing_and_the_copy_is_told(
    make_device, reopen, faulty, clock, tmp_path, copy_first, central
):
    app, client = make_device("official", url=faulty.url)
    child, other = add_home(app, 2)
    synced((app, client))
    edit(app, child, mother_name="Trần Thị Mơ Lớn")
    copy = reopen(app, shutil.copytree(app.folder, tmp_path / "copy"), 8)
    original = (app, client)
    edit(app, child, father_name="Lâm Văn Bảy")
    edit(copy[0], other, guardian_name="Bà Trần Thị Mận")
    here, there = add_home(app)[0], add_home(copy[0])[0]
    order = (copy, original) if copy_first else (original, copy)

    synced(*order)
    clock.pass_time(hours=2)
    synced(original)
    synced(copy)

    held = same(original, copy)
    assert {here.id, there.id, child.id, other.id} <= held.keys()
    assert child_of(copy[0], child).father_name == "Lâm Văn Bảy"
    assert (client.status().cloned, copy[1].status().cloned) == (False, True)
    with copy[0].store.read() as snapshot:
        before = read_link(snapshot.settings).device_id
    enroll(copy[0], central.url, central.enrolment_code(NAM_DUONG, "bản chép"))
    edit(copy[0], other, father_name="Lâm Văn Tám")
    synced(copy, original)
    same(original, copy)
    assert copy[1].status().cloned is False
    with copy[0].store.read() as snapshot:
        assert read_link(snapshot.settings).device_id != before


def test_a_backup_by_the_command_begins_another_generation(make_device, tmp_path, reopen):
    app, client = make_device("official")
    put_key(app.folder, app.store.key, "một mật khẩu để thử")
    assert isinstance(client.run_once(), Done)
    assert back_up(app, tmp_path / "a.sotreem", "một mật khẩu để thử")
    restore(tmp_path / "a.sotreem", tmp_path / "restored", "một mật khẩu để thử")
    restored = reopen(app, tmp_path / "restored", 9)
    assert isinstance(restored[1].run_once(), Done)
    assert (app.folder / "generation").read_text() != (
        tmp_path / "restored" / "generation"
    ).read_text()
