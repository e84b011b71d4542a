"""Push of 5,000 changes, against the physical floor: the same bytes over the same loopback, and
the same rows into the same kind of file.

Run by hand: `python tests/bench/bench_sync.py [changes]`.
"""

import json
import random
import secrets
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import requests

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, id_maker
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.places.units import find_commune
from app.services.app import App
from app.services.set_up_commune import set_up_commune
from app.storage.store import open_store
from sync.central.server import RunningCentral, start
from sync.client import SyncClient
from sync.codings import CODINGS
from sync.enroll import enroll
from sync.outcome import Done
from sync.protocol import wire_of, write_changes
from sync.transport import Transport

NAM_DUONG = "07603"
SURNAMES = ("Nguyễn", "Lâm", "Trần", "Giáp", "Vi", "Hoàng", "Lê", "Phạm")
GIVEN = ("An", "Bích Đào", "Minh Khôi", "Thị Mơ", "Văn Sáu", "Gia Hân", "Quốc Bảo", "Hà My")


def now() -> datetime:
    return datetime.now(UTC)


def make_app(folder: Path) -> App:
    folder.mkdir()
    app = App(
        folder=folder,
        store=open_store(folder, secrets.token_bytes(32), create=True),
        commune=find_commune(NAM_DUONG),
        author="Cán bộ",
        clock=now,
        new_id=id_maker(now, secrets.randbits),
    )
    set_up_commune(app, ["Thôn Biêng", "Thôn Đồng Á"])
    return app


def fill(app: App, changes: int) -> None:
    """Store households of two children until there are that many changes."""
    draw = random.Random(5)
    with app.store.read() as snapshot:
        villages = [village.id for village in snapshot.villages.all()]

    def name() -> str:
        return f"{draw.choice(SURNAMES)} {draw.choice(GIVEN)}"

    homes = [
        Household(id=HouseholdId(app.new_id()), village_id=draw.choice(villages), head_name=name())
        for _ in range(changes // 3)
    ]
    children = [
        Child(
            id=ChildId(app.new_id()),
            household_id=homes[number // 2 % len(homes)].id,
            full_name=name(),
            birth_date=BirthDate(
                draw.randint(2011, 2025), draw.randint(1, 12), draw.randint(1, 28)
            ),
            sex=draw.choice((Sex.MALE, Sex.FEMALE)),
            ethnicity="Kinh",
            national_id=f"024{draw.randrange(10**9):09}",
            father_name=name(),
            mother_name=name(),
        )
        for number in range(changes - len(homes))
    ]
    with app.write("import") as work:
        work.save_all(homes)
        work.save_all(children)


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def bare_post(bodies: list[bytes]) -> float:
    """Post the same bytes to a server that only reads them."""

    class Reading(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Reading)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    session = requests.Session()
    session.trust_env = False
    url = f"http://127.0.0.1:{server.server_port}/"
    seconds = timed(lambda: [session.post(url, data=body) for body in bodies])
    session.close()
    server.shutdown()
    server.server_close()
    return seconds


def bare_rows(path: Path, lines: list[str], rows_a_commit: int) -> float:
    """Insert the same changes into SQLite, as durably, in as many transactions."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE change (id TEXT PRIMARY KEY, body TEXT)")

    def insert() -> None:
        for start_at in range(0, len(lines), rows_a_commit):
            chunk = lines[start_at : start_at + rows_a_commit]
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT INTO change VALUES (?, ?)", [(json.loads(x)["id"], x) for x in chunk]
            )
            connection.execute("COMMIT")

    seconds = timed(insert)
    connection.close()
    return seconds


def measure(db_url: str, folder: Path, changes: int) -> dict[str, float]:
    central: RunningCentral = start(db_url)
    app = make_app(folder)
    fill(app, changes)
    enroll(app, central.url, central.enrolment_code(NAM_DUONG, "bench"))
    with app.store.read() as snapshot:
        outgoing = snapshot.sync.outbox.outgoing(changes + 10)
    lines = [write_changes([wire_of(one.change, one.after)]) for one in outgoing]
    packs = [b"".join(lines[at : at + 500]) for at in range(0, len(lines), 500)]
    bodies = [CODINGS["gzip"].encode(pack) for pack in packs]
    client = SyncClient(app.store, Transport(central.url), now, app.new_id, random.random)
    begun = time.perf_counter()
    outcome = client.run_once()
    seconds = time.perf_counter() - begun
    assert isinstance(outcome, Done), outcome
    figures = {
        "whole round": seconds,
        "post the same bytes": bare_post(bodies),
        "insert the same rows": bare_rows(
            folder / "floor.db", [line.decode() for line in lines], 500
        ),
        "requests": outcome.tally.requests,
        "bytes a change": outcome.tally.sent_bytes / len(outgoing),
        "changes": len(outgoing),
    }
    app.close()
    central.stop()
    return figures


def main() -> None:
    changes = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with TemporaryDirectory() as name:
        folder = Path(name)
        figures = measure(str(folder / "central.db"), folder / "device", changes)
    count = figures["changes"]
    print(f"{'push, SQLite on both sides':34}{'seconds':>9}{'changes/s':>11}")
    for what in ("whole round", "post the same bytes", "insert the same rows"):
        print(f"{what:34}{figures[what]:9.3f}{count / figures[what]:11,.0f}")
    print(
        f"{count:.0f} changes, {figures['requests']:.0f} requests (pull and digest included), "
        f"{figures['bytes a change']:.0f} bytes a change"
    )


if __name__ == "__main__":
    main()
