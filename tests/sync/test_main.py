"""The command line as a process of its own, also one that is killed half-way."""

import csv
import io
import json
import os
import signal
import socket
import time
from datetime import datetime
from datetime import time as time_of_day

import pytest
from sqlalchemy import func, select

from app.bootstrap import create_app, open_app
from app.domain.places.units import find_commune
from app.services.app import VIETNAM
from app.storage.journal import State
from sync.central.store import CentralStore
from sync.central.tables import change, record
from sync.enroll import enroll
from tests.forked import PASSPHRASE, Command
from tests.sync.conftest import NAM_DUONG, VILLAGES
from tests.sync.homes import add_home


def start_command(module, *arguments):
    return Command(module, *arguments)


def command(module, *arguments, code=0):
    process = start_command(module, *arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == code, (out, err)
    return out, err


@pytest.fixture
def folder(tmp_path):
    app = create_app(
        tmp_path / "kho", find_commune(NAM_DUONG), VILLAGES, passphrase=PASSPHRASE, author="Thử"
    )
    for _ in range(20):
        add_home(app, children=5)
    app.close()
    return tmp_path / "kho"


class Served:
    """A central in a process that can be killed and started again on the same port."""

    def __init__(self, db):
        self.db = db
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.begin()

    def begin(self):
        self.process = start_command("sync.central", "serve", "--db", self.db, "--port", self.port)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("the central did not start")

    def kill(self):
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def served(tmp_path):
    running = Served(tmp_path / "central.db")
    yield running
    running.kill()


def join(folder, db, url):
    arguments = ("--db", db, "--commune", NAM_DUONG, "--device", "máy")
    code = command("sync.central", "enroll", *arguments)[0].strip()
    command("sync", "enroll", "--central", url, "--code", code, "--data", folder)


def journal_length(folder):
    app = open_app(folder, passphrase=PASSPHRASE)
    with app.store.read() as snapshot:
        length = snapshot.journal.last_seq()
    app.close()
    return length


def held_by(db, table):
    store = CentralStore(str(db))
    with store.read() as connection:
        count = connection.scalars(select(func.count()).select_from(table)).one()
    store.close()
    return count


def test_a_round_from_the_command_line(folder, served):
    join(folder, served.db, served.url)
    before = json.loads(command("sync", "status", "--format", "json", "--data", folder)[0])
    assert before["pending"] == 124
    assert before["digest_ok"] is None

    command("sync", "run", "--once", "--data", folder)

    after = json.loads(command("sync", "status", "--format", "json", "--data", folder)[0])
    assert (after["pending"], after["in_flight"], after["digest_ok"]) == (0, 0, True)
    assert set(after) == {
        "pending", "in_flight", "needs_fix", "conflicts",
        "oldest_pending_at", "last_done_at", "next_try_at", "digest_ok", "set_aside",
    }  # fmt: skip
    out, _ = command("sync.central", "export", "--db", served.db, "--commune", NAM_DUONG)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 100
    assert all(int(row["revision"]) > 0 for row in rows)
    served.kill()
    _, err = command("sync", "run", "--once", "--deadline", 0, "--data", folder, code=1)
    assert "Chưa gọi được hệ thống trung ương" in err


def test_what_cannot_be_done_is_said_in_one_sentence(folder, tmp_path, served):
    def refused(*arguments):
        said = command(*arguments, code=1)[1].splitlines()
        return said[-1]

    book, central = ("--data", folder), ("--central", served.url)
    assert "chưa kết nối" in refused("sync", "run", "--once", *book)
    assert "Chưa có sổ" in refused("sync", "status", "--data", tmp_path / "không có")
    assert "chưa đúng" in refused(
        "sync", "enroll", "--central", "treem", "--code", "07603-A", *book
    )
    assert "https" in refused(
        "sync", "enroll", "--central", "http://a.vn", "--code", "07603-A", *book
    )
    assert "Mã kết nối chưa đúng" in refused("sync", "enroll", *central, "--code", "XX", *book)
    assert "của xã khác" in refused("sync", "enroll", *central, "--code", "07600-A", *book)
    assert "Mã xã này không có" in refused(
        "sync.central", "export", "--commune", "99999", "--db", served.db
    )
    assert "Cổng" in refused("sync.central", "serve", "--db", served.db, "--port", served.port)
    bad = tmp_path / "bad.db"
    bad.write_text("không phải kho số liệu " * 99)
    for db in (bad, tmp_path / "không" / "có.db", "nosuch://x"):
        assert "Kho được giữ nguyên" in refused(
            "sync.central", "export", "--commune", NAM_DUONG, "--db", db
        )
    command("sync", "run", "--format", "xml", code=2)
    command("sync", "enroll", code=2)
    command("sync.central", "enroll", "--commune", NAM_DUONG, code=2)


def test_what_was_refused_with_its_whole_batch_is_sent_again(folder, served):
    join(folder, served.db, served.url)
    assert "Không có" in command("sync", "again", "--data", folder)[1]
    app = open_app(folder, passphrase=PASSPHRASE)
    with app.write("sync") as work:
        refused = work.sync.outbox.outgoing(1)[0].change.id
        work.sync.outbox._mark([refused], state=State.NEEDS_FIX, central_code="bad_body")
    app.close()
    assert "1 thay đổi" in command("sync", "again", "--data", folder)[1]
    command("sync", "run", "--once", "--data", folder)
    assert held_by(served.db, change) == 124


def test_without_once_it_keeps_to_the_schedule_that_the_store_remembers(folder, served):
    join(folder, served.db, served.url)
    served.kill()
    command("sync", "run", "--once", "--deadline", 0, "--data", folder, code=1)
    served.begin()
    process = start_command("sync", "run", "--data", folder)
    try:
        until = time.monotonic() + 60
        while held_by(served.db, change) < 124:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.1)
        assert process.poll() is None  # it stays, for the next round
    finally:
        process.kill()
        process.communicate()


def test_a_client_killed_between_commit_and_answer_doubles_nothing(folder, central, faulty):
    app = open_app(folder, passphrase=PASSPHRASE)
    enroll(app, faulty.url, central.enrolment_code(NAM_DUONG, "máy"))
    app.close()
    for _ in range(2):
        process = start_command("sync", "run", "--once", "--data", folder)

        def commit_then_kill(line, request, body, process=process):
            line.ask(request, body)
            os.kill(process.pid, signal.SIGKILL)

        faulty.meet("/push", commit_then_kill)
        process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL

    command("sync", "run", "--once", "--data", folder)

    with central.central.store.read() as connection:
        for table in (change, record):
            assert connection.scalars(select(func.count()).select_from(table)).one() == 124
    assert journal_length(folder) == 124


def test_a_central_killed_while_it_works_loses_and_doubles_nothing(folder, served):
    join(folder, served.db, served.url)
    for delay in (0.0, 0.05):
        process = start_command("sync", "run", "--once", "--deadline", 0, "--data", folder)
        until = time.monotonic() + 30
        while held_by(served.db, change) == 0 and process.poll() is None:
            assert time.monotonic() < until
        time.sleep(delay)
        served.kill()
        process.communicate(timeout=60)
        served.begin()

    command("sync", "run", "--once", "--data", folder)

    assert held_by(served.db, change) == held_by(served.db, record) == 124


def test_the_hours_of_the_daily_round_are_set(folder, served):
    book = ("--data", folder)
    join(folder, served.db, served.url)
    command("sync", "schedule", "--from", "03:00", "--to", "03:30", *book)
    stands = json.loads(command("sync", "status", "--format", "json", *book)[0])
    at = datetime.fromisoformat(stands["next_try_at"]).astimezone(VIETNAM).time()
    assert time_of_day(3) <= at < time_of_day(3, 30)
    command("sync", "schedule", "--off", *book)
    stands = json.loads(command("sync", "status", "--format", "json", *book)[0])
    assert stands["next_try_at"] is None
    assert "không phải giờ" in command("sync", "schedule", "--from", "25", *book, code=1)[1]


def test_a_laptop_without_a_network_by_the_command_line(folder, served, tmp_path):
    join(folder, served.db, served.url)
    command("sync", "run", "--once", "--data", folder)
    laptop, stick = tmp_path / "laptop", tmp_path / "usb"
    stick.mkdir()
    create_app(laptop, find_commune(NAM_DUONG), passphrase=PASSPHRASE).close()
    arguments = ("--db", served.db, "--commune", NAM_DUONG, "--device", "thôn")
    code = command("sync.central", "enroll", *arguments, "--villages", "Thôn Đồng Á")[0].strip()

    command("sync", "pack", stick, "--code", code, "--data", laptop)
    asked = next(stick.glob("gui-*"))
    said = command("sync", "unpack", asked, "--data", folder)[1]
    assert "ghi trả lời" in said
    command("sync", "unpack", next(stick.glob("tra-*")), "--data", laptop)

    app = open_app(laptop, passphrase=PASSPHRASE)
    with app.store.read() as snapshot:
        assert snapshot.children.count() == 100
    child = add_home(app)[0]
    app.close()
    command("sync", "pack", stick, "--data", laptop)
    direct = command("sync.central", "carry", asked, "--answer", stick, "--db", served.db)[0]
    assert "khớp" in command("sync", "unpack", direct.strip(), "--data", laptop)[1]
    exported = command("sync.central", "export", "--db", served.db, "--commune", NAM_DUONG)[0]
    assert child.id in exported
    said = command("sync", "unpack", asked, "--data", laptop, code=1)[1]
    assert "chính máy này" in said


def test_lists_by_the_command_line(folder, tmp_path):
    out, said = command("sync", "upload", tmp_path, "--data", folder)
    assert len(out.splitlines()) == 1
    assert "1 tệp với 100 trẻ" in said
    assert "Không có thay đổi nào" in command("sync", "upload", tmp_path, "--data", folder)[1]
    again = command("sync", "upload", tmp_path, "--again", "--data", folder)[0]
    assert again == out
    refused = command("sync", "results", out.strip(), "--data", folder, code=1)[1]
    assert "Không thấy cột kết quả" in refused
