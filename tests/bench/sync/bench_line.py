"""60 and 1,000 new records over 256 kbit/s, 600 ms, 5 % loss: our whole round, from cold.

Real desktop code and the real central, TLS 1.3, real TCP (see `slow_line`). A round is everything
from the first packet to "done": connecting, handshake, push, what is new, comparison. Two devices:
one that was just enrolled and begins with a batch of 100, one that has sent much before.

Run by hand, as root on Linux: `python tests/bench/sync/bench_line.py [runs]`.
"""

import json
import os
import secrets
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[3]))

import uvicorn

from app.bootstrap import RANDOM_SHARED_FOR, system_clock
from app.demo.commune import invent_commune
from app.domain.errors import KnownError
from app.domain.ids import ChildId, HouseholdId, id_maker
from app.domain.places.units import find_commune
from app.services.app import App
from app.services.set_up_commune import set_up_commune
from app.storage.store import open_store
from sync.central.api import Central, make_api
from sync.central.devices import make_code
from sync.central.store import CentralStore
from sync.client import SyncClient
from sync.congestion import Pace
from sync.enroll import enroll
from sync.memory import keep_memory, read_memory
from sync.outcome import Done
from sync.transport import Transport
from tests.bench.sync.slow_line import THERE, Quality, SlowLine, inside
from tests.sync.certificates import Authority

COMMUNE = "07603"
PORT = 8443
PERFECT = Quality(bits_per_second=1e9, round_trip_seconds=0.0, loss=0.0)
GOALS = {60: 4.0, 1_000: 10.0}
PEER = {60: "2.9 (2.2-5.9), one request, 10.8 kB", 1_000: "8.7 (115/s), one request"}


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    floor = _measure(PERFECT, 1)
    figures = _measure(Quality(), runs)
    print(
        f"{'records':>7}  {'device':8}{'median s':>9}{'from':>7}{'to':>7}{'goal':>6}{'floor':>7}"
        f"{'requests':>9}{'sent kB':>8}  peer (reference)"
    )
    for records in GOALS:
        for kind in ("new", "used"):
            rows = [row for row in figures if (row["records"], row["kind"]) == (records, kind)]
            bare = [row for row in floor if (row["records"], row["kind"]) == (records, kind)]
            _print(records, kind, rows, bare[0]["seconds"])
    print("floor: the same round over the same sockets, nothing delayed or lost")


def _measure(quality: Quality, runs: int) -> list[dict[str, float]]:
    """Run a central, and a device that measures, at the two ends of a line."""
    with TemporaryDirectory() as name, SlowLine(quality, seed=1) as line:
        folder = Path(name)
        authority = Authority()
        (folder / "ca.pem").write_bytes(authority.pem)
        (folder / "server.pem").write_bytes(authority.server_pem(expired=False, address=THERE))
        central = _start(line.there, "--central", str(folder))
        code = central.stdout.readline().strip()
        device = _start(line.here, "--device", str(folder), code, str(runs))
        figures = [json.loads(row) for row in device.stdout]
        central.terminate()
        central.wait()
    print(f"{quality}: {line.passed} packets passed, {line.dropped} lost or dropped")
    return figures


def _print(records: int, kind: str, rows: list[dict[str, float]], floor: float) -> None:
    seconds = [row["seconds"] for row in rows]
    requests = statistics.median(row["requests"] for row in rows)
    sent = statistics.median(row["sent_bytes"] for row in rows) / 1000
    print(
        f"{records:7,}  {kind:8}{statistics.median(seconds):9.1f}{min(seconds):7.1f}"
        f"{max(seconds):7.1f}{GOALS[records]:6.0f}{floor:7.1f}{requests:9.0f}"
        f"{sent:8.1f}  {PEER[records]}"
        + ("" if all(row["done"] for row in rows) else "  (a round was cut and begun again)")
    )


def _start(namespace: str, *words: str) -> "subprocess.Popen[str]":
    surroundings = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    command = inside(namespace, sys.executable, __file__, *words)
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings)


def serve(folder: Path) -> None:
    """Be the central: print an enrolment code, then answer over TLS."""
    store = CentralStore(str(folder / "central.db"))
    new_id = id_maker(system_clock, secrets.randbits)
    code = make_code(
        store, COMMUNE, "bench", (), now=system_clock(), new_id=new_id, choose=secrets.choice
    )
    print(code, flush=True)
    uvicorn.run(
        make_api(Central(store, system_clock, new_id)),
        host=THERE,
        port=PORT,
        log_config=None,
        access_log=False,
        lifespan="off",
        ssl_certfile=str(folder / "server.pem"),
    )


def make_app(folder: Path) -> App:
    """Make a new book in an empty folder, as the desktop has it."""
    app = App(
        folder=folder,
        store=open_store(folder, secrets.token_bytes(32), create=True),
        commune=find_commune(COMMUNE),
        author="Cán bộ",
        clock=system_clock,
        new_id=id_maker(system_clock, secrets.randbits, RANDOM_SHARED_FOR),
    )
    set_up_commune(app, ["Thôn Biêng", "Thôn Đồng Á"])
    return app


def be_device(folder: Path, code: str, runs: int) -> None:
    """Be the device: print one line of figures for each measured round."""
    os.environ["REQUESTS_CA_BUNDLE"] = str(folder / "ca.pem")
    url = f"https://{THERE}:{PORT}"
    app = make_app(folder)
    _until_enrolled(app, url, code)
    _round(app, url)
    for number in range(runs):
        for records in GOALS:
            for kind in ("new", "used"):
                fill(app, records, seed=number * 10 + records)
                keep_pace(app, Pace() if kind == "new" else Pace(size=500))
                print(json.dumps({"records": records, "kind": kind} | _round(app, url)), flush=True)
    app.close()


def _until_enrolled(app: App, url: str, code: str) -> None:
    for _ in range(20):
        try:
            enroll(app, url, code)
        except KnownError:
            time.sleep(1)
        else:
            return
    raise SystemExit("could not enrol")


def _round(app: App, url: str) -> dict[str, float]:
    """Run rounds on a new connection until one is done; waits between them count too."""
    begun, requests, sent, tries = time.monotonic(), 0, 0, 0
    while True:
        client = SyncClient(app.store, Transport(url), app.clock, app.new_id, Random(1).random)
        outcome = client.run_once()
        requests += outcome.tally.requests
        sent += outcome.tally.sent_bytes
        tries += 1
        if isinstance(outcome, Done):
            break
        if tries > 50:
            raise SystemExit(f"never done: {outcome}")
        time.sleep(0.5)
    seconds = time.monotonic() - begun
    return {"seconds": seconds, "requests": requests, "sent_bytes": sent, "done": tries == 1}


def keep_pace(app: App, pace: Pace) -> None:
    with app.write("enroll") as work:
        keep_memory(work.settings, replace(read_memory(work.settings), pace=pace))


def fill(app: App, records: int, seed: int) -> None:
    """Store households and children until exactly so many records are new."""
    invented = invent_commune(
        seed, max(records, 100), commune=app.commune, on=system_clock().date()
    )
    with app.store.read() as snapshot:
        villages = [village.id for village in snapshot.villages.all()]
    left = records
    for home in invented.households:
        children = [child for child in invented.children if child.household_id == home.id]
        made = replace(home, id=HouseholdId(app.new_id()), village_id=villages[0], source="")
        people = [
            replace(
                child, id=ChildId(app.new_id()), household_id=made.id, external_code="", source=""
            )
            for child in children
        ]
        with app.write("visit") as work:
            work.save_all([made, *people][:left])
        left -= min(left, 1 + len(people))
        if not left:
            return


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--central", folder]:
            serve(Path(folder))
        case ["--device", folder, code, runs]:
            be_device(Path(folder), code, int(runs))
        case _:
            main()
