"""The same central on SQLite and on a real PostgreSQL."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from sync.central.server import start
from sync.central.store import CentralStore, find_commune
from sync.central.tables import record
from sync.client import SyncClient
from sync.enroll import enroll
from sync.outcome import Done
from sync.transport import Transport
from tests.sync.central.conftest import NAM_DUONG
from tests.sync.conftest import make_app
from tests.sync.homes import add_home, child_of, edit


def test_two_devices_at_once_end_with_the_same(db_url, tmp_path, clock, new_id):
    central = start(db_url, clock=clock, new_id=new_id)
    devices = []
    for seed in (1, 2):
        app = make_app(tmp_path / f"device-{seed}", clock, seed)
        enroll(app, central.url, central.enrolment_code(NAM_DUONG, "máy"))
        draw = iter([0.5] * 1000).__next__
        devices.append(
            (app, SyncClient(app.store, Transport(central.url), clock, app.new_id, draw))
        )
    children = [add_home(app, children=30)[0] for app, _ in devices]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda device: device[1].run_once(), devices))
    edit(devices[0][0], children[0], father_name="Lâm Văn Bảy")

    for _, client in (*devices, *devices):
        outcome = client.run_once()
    assert isinstance(outcome, Done)
    for child in children:
        here, there = (child_of(app, child) for app, _ in devices)
        assert here == there
        assert here is not None
    central.stop()
    for app, _ in devices:
        app.close()


def test_every_key_begins_with_the_commune(db_url):
    store = CentralStore(db_url)
    with store.read() as connection:
        inspector = inspect(connection)
        for table in set(inspector.get_table_names()) - {"alembic_version"}:
            keys = inspector.get_pk_constraint(table)["constrained_columns"]
            assert keys[0] == "commune"
            assert not inspector.get_foreign_keys(table)
    store.close()


def test_a_commune_is_founded_once(store_path, new_id):
    store = CentralStore(store_path)
    store.found_commune(NAM_DUONG, new_id)
    with store.read() as connection:
        first = find_commune(connection, NAM_DUONG)
        assert find_commune(connection, "99999") is None
    store.found_commune(NAM_DUONG, new_id)
    with store.write() as connection:
        assert find_commune(connection, NAM_DUONG, hold=True) == first
    assert store.is_sqlite
    store.close()


def test_a_new_life_has_other_epochs_and_the_same_heads(db_url, new_id):
    store = CentralStore(db_url)
    codes = (NAM_DUONG, "07606")
    for code in codes:
        store.found_commune(code, new_id)
    with store.read() as connection:
        before = [find_commune(connection, code) for code in codes]
    store.renew(new_id)
    with store.read() as connection:
        after = [find_commune(connection, code) for code in codes]
    assert len({one.epoch for one in before + after}) == 4
    assert [one.head for one in before] == [one.head for one in after]
    store.close()


def test_a_failed_write_leaves_nothing(store_path, new_id):
    store = CentralStore(store_path)
    store.found_commune(NAM_DUONG, new_id)
    from sync.central.tables import commune

    with pytest.raises(RuntimeError), store.write() as connection:
        connection.execute(commune.update().values(head=9))
        raise RuntimeError
    with store.read() as connection:
        assert find_commune(connection, NAM_DUONG).head == 0
    store.close()


def test_an_error_quotes_no_value(db_url):
    store = CentralStore(db_url)
    row = {"commune": NAM_DUONG, "entity": "child", "id": "a", "fields": "Trịnh Thị Bí Mật"}
    with pytest.raises(IntegrityError) as caught, store.write() as connection:
        connection.execute(record.insert().values(row))
    assert "parameters hidden" in str(caught.value)
    store.close()


def test_a_writer_on_sqlite_holds_it_from_the_first_moment_and_readers_go_on(store_path):
    store = CentralStore(store_path)
    other = sqlite3.connect(store_path, timeout=0, isolation_level=None)
    with store.write() as connection:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        with store.read() as reading:
            assert find_commune(reading, NAM_DUONG) is None
        settings = ("synchronous", "journal_mode")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in settings]
    assert told == [2, "wal"]  # FULL: what was answered for outlives a power cut
    other.close()
    store.close()
