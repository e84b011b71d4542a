"""What it costs to know that both hold the same, and to find what differs: `--records 5000 60000`.

The peer is sending the full list of ids and revisions, as CHT does at every sync. The processor's
milliseconds are of both sides together, which run in this process; other work on the machine does
not change them.
"""

import argparse
import gzip
import json
import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from app.bootstrap import system_clock
from app.domain.ids import id_maker
from app.storage.journal import Origin
from app.storage.shadows import Shadow
from app.storage.store import open_store
from app.storage.sync_state import Cursor
from sync.central.bulk import put_rows
from sync.central.devices import enroll, token_of
from sync.central.server import start
from sync.central.store import find_commune
from sync.central.sums import count_anew
from sync.central.tables import commune, record
from sync.compare import Compare, our_sums
from sync.congestion import Pace
from sync.exchange import Exchange
from sync.line import Line
from sync.outcome import Tally
from sync.transport import Transport
from tests.bench.filled_store import print_table
from tests.bench.sync.batches import Inventor

CODE = "07603"
VILLAGES = 20
SECRET = "s" * 43


def invent(count):
    """Villages, a household for every two children, and the children, as the central has them."""
    by = Inventor(7)
    villages = [by.id() for _ in range(VILLAGES)]
    rows = [("village", id_, {"name": by.name(), "status": "active"}, id_, "") for id_ in villages]
    while len(rows) < count:
        village, home = villages[len(rows) % VILLAGES], by.id()
        fields = {"village_id": village, "head_name": by.name(), "status": "active"}
        rows.append(("household", home, fields, village, ""))
        for _ in range(2):
            fields = {"household_id": home, "full_name": by.name(), "status": "active"}
            fields |= {"birth_date": "2015-03-16", "sex": "Nữ", "mother_name": by.name()}
            fields |= {"ethnicity": "Kinh", "national_id": "024315604933"}
            rows.append(("child", by.id(), fields, village, home))
    return rows[:count]


def fill_central(store, rows, new_id):
    store.found_commune(CODE, new_id)
    with store.write() as connection:
        values = [
            {
                "commune": CODE,
                "entity": entity,
                "id": id_,
                "revision": revision,
                "fields": json.dumps(fields, ensure_ascii=False, separators=(",", ":")),
                "village_id": village,
                "parent_id": home,
                "device_id": "",
                "other_revision": 0,
            }
            for revision, (entity, id_, fields, village, home) in enumerate(rows, 1)
        ]
        missing = {c.name: c.default for c in record.c if c.name not in values[0]}
        values = [row | {name: _empty(name) for name in missing} for row in values]
        put_rows(connection, record, values)
        connection.execute(commune.update().values(head=len(rows)))
        return find_commune(connection, CODE)


def _empty(name):
    return 0 if record.c[name].type.python_type is int else ""


def timed(work):
    begun, busy = time.perf_counter(), time.process_time()
    found = work()
    seconds = time.perf_counter() - begun, time.process_time() - busy
    return tuple(f"{one * 1000:,.0f}" for one in seconds), found


def measure(count, folder):
    new_id = id_maker(system_clock, random.Random(1).getrandbits)
    running = start(str(folder / "central.db"), new_id=new_id)
    rows = invent(count)
    held = fill_central(running.central.store, rows, new_id)
    code = running.enrolment_code(CODE, "bench")
    joined, _ = enroll(running.central.store, code, SECRET, now=system_clock(), new_id=new_id)
    device = open_store(folder, random.Random(2).randbytes(32), create=True)
    copies = [Shadow(e, i, r, f) for r, (e, i, f, _, _) in enumerate(rows, 1)]
    act = {"action": "sync", "author": "", "now": datetime.now(UTC), "new_id": new_id}
    with device.write(**act, origin=Origin.CENTRAL) as work:
        work.sync.shadows.put(copies)
        work.sync.move_cursor(Cursor(held.epoch, held.head))

    def compare():
        exchange = Exchange(Transport(running.url), token_of(joined, SECRET), system_clock, Tally())
        line = Line(device, exchange, system_clock, new_id, Pace(), ("gzip",), exchange._tally)
        return Compare(line)

    def recount():
        with running.central.store.write() as connection:
            count_anew(connection, CODE, system_clock())

    ids = json.dumps([(c.entity_id, c.revision) for c in copies]).encode()
    pack_ms, packed = timed(lambda: gzip.compress(ids, 6))
    results = [(f"peer: all ids, {count}", 1, len(packed), len(ids), *pack_ms)]
    anew_ms, _ = timed(recount)
    results.append((f"central counts anew, {count}", 0, 0, 0, *anew_ms))
    with device.read() as snapshot:
        ours_ms, _ = timed(lambda: our_sums(snapshot))
    results.append((f"device sums its copies, {count}", 0, 0, 0, *ours_ms))
    comparing = compare()
    ms, compared = timed(comparing.run)
    assert compared.agrees
    results.append(row_of(f"all agrees, {count}", comparing, ms))
    chance = random.Random(3)
    for differing in (1, 10, 1000):
        spoilt = chance.sample([c for c in copies if c.entity == "child"], differing)
        with device.write(**act, origin=Origin.CENTRAL) as work:
            work.sync.shadows.put(
                Shadow(c.entity, c.entity_id, c.revision, c.fields | {"full_name": "?"})
                for c in spoilt
            )
        comparing = compare()
        ms, found = timed(lambda one=comparing: one.differing(one.run()))
        assert len(found.all()) == differing
        results.append(row_of(f"{differing} of {count} differ", comparing, ms))
        with device.write(**act, origin=Origin.CENTRAL) as work:
            work.sync.shadows.put(spoilt)
    device.close()
    running.stop()
    return results


def row_of(name, comparing, ms):
    """Bytes are of bodies unpacked: the line carries answers packed, about a half of them."""
    attempts = comparing.line.exchange.attempts
    sent, received = (
        sum(getattr(a, n) for a in attempts) for n in ("sent_bytes", "received_bytes")
    )
    return (name, len(attempts), sent, received, *ms)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[5000, 60000])
    results = []
    for count in parser.parse_args().records:
        with tempfile.TemporaryDirectory() as folder:
            results += measure(count, Path(folder))
    print_table(("what", "requests", "sent B", "received B", "ms", "CPU ms"), results)


if __name__ == "__main__":
    main()
