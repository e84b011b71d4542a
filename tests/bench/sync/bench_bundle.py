"""A day's work by a stick: bytes of the file, seconds to pack, carry and take; and a seed.

The peer is the same work over the line in the same run; the floor of the bytes is the batches as
they are coded, without envelopes.

Run by hand: `python tests/bench/sync/bench_bundle.py`.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from app.bootstrap import system_clock
from sync.central.server import start
from sync.client import SyncClient
from sync.codings import CODINGS, choose_coding
from sync.enroll import enroll
from sync.pack import pack
from sync.unpack import unpack
from tests.sync.conftest import NAM_DUONG, make_app
from tests.sync.homes import add_home

SIZES = (60, 1_000, 5_000)
OF_A_HOME = 5


def write(app, children):
    for _ in range(children // OF_A_HOME):
        add_home(app, children=OF_A_HOME)


def timed(work):
    begun = time.perf_counter()
    result = work()
    return result, time.perf_counter() - begun


def coded_bytes(app):
    with app.store.read() as snapshot:
        frozen = snapshot.sync.outbox.all_frozen(1000)
    coding = CODINGS[choose_coding(CODINGS)]
    return sum(len(coding.encode(batch.body)) for batch in frozen)


def by_stick(folder, laptop, office):
    packed, packing = timed(lambda: pack(laptop, folder).path)
    floor = coded_bytes(laptop)
    carried, carrying = timed(lambda: unpack(office, packed, folder).carried_to)
    taken, taking = timed(lambda: unpack(laptop, carried))
    assert taken.trouble == "", taken
    return packed.stat().st_size, floor, carried.stat().st_size, packing, carrying, taking


def measure(folder, children):
    running = start(str(folder / "central.db"))
    apps = [make_app(folder / name, system_clock, n) for n, name in enumerate("abc", children)]
    office, laptop, online = apps
    for app in apps:
        enroll(app, running.url, running.enrolment_code(NAM_DUONG, "máy"))
        SyncClient(app.store, None, system_clock, app.new_id, lambda: 0.5).run_once()
    for app in (laptop, online):
        write(app, children)
    out, floor, back, packing, carrying, taking = by_stick(folder, laptop, office)
    client = SyncClient(online.store, None, system_clock, online.new_id, lambda: 0.5)
    outcome, seconds = timed(client.run_once)
    print(
        f"{children:>8} {out / children:>8.1f} {floor / children:>8.1f} {back / 1024:>8.0f} "
        f"{packing:>7.2f} {carrying:>7.2f} {taking:>7.2f} {seconds:>9.2f} "
        f"{outcome.tally.sent_bytes / children:>9.1f}"
    )
    for app in apps:
        app.close()
    running.stop()


def main():
    print("         out, B a child    back  seconds                    over the line (peer)")
    print("children   bundle    floor      kB    pack   carry    take   seconds  B a child")
    for children in SIZES:
        with tempfile.TemporaryDirectory() as made:
            measure(Path(made), children)


if __name__ == "__main__":
    main()
