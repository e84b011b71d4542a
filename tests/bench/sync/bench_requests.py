"""Requests and round trips of a day of 60 records and of a first upload of 5,000.

Real stores and the real central over loopback; a cold connection adds two round trips (TCP and
TLS 1.3) to one for each request. The floor is what the largest batch allows: 500 changes.

Run by hand: `python tests/bench/sync/bench_requests.py`.
"""

import math
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[3]))

from app.services.app import App
from sync.central.server import RunningCentral, start
from sync.client import SyncClient
from sync.congestion import MAX_CHANGES, Pace
from sync.enroll import enroll
from sync.outcome import Done, Tally
from sync.transport import Transport
from tests.bench.sync.bench_line import COMMUNE, fill, keep_pace, make_app

HANDSHAKES = 2
PEER = {
    "nothing to do": "<= 600 B, 1 RTT warm",
    "60 records, new device": "1 request, 10.8 kB (gzip); 3 RTT cold",
    "60 records, used device": "1 request, 10.8 kB (gzip); 3 RTT cold",
    "first upload of 5,000": "10 requests of 500 (gzip 110 B a record)",
}


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        central = start(str(folder / "central.db"))
        device = folder / "device"
        device.mkdir()
        app = make_app(device)
        enroll(app, central.url, central.enrolment_code(COMMUNE, "bench"))
        run(app, central)
        print(
            f"{'':26}{'requests':>9}{'floor':>7}{'round trips, cold':>19}{'warm':>6}"
            f"{'sent B':>9}{'B a record':>12}  peer (reference)"
        )
        show("nothing to do", 0, run(app, central))
        for what, records, pace in (
            ("60 records, new device", 60, Pace()),
            ("60 records, used device", 60, Pace(size=MAX_CHANGES)),
            ("first upload of 5,000", 5_000, Pace()),
        ):
            fill(app, records, seed=records)
            keep_pace(app, pace)
            show(what, records, run(app, central))
        app.close()
        central.stop()


def run(app: App, central: RunningCentral) -> Tally:
    transport = Transport(central.url)
    outcome = SyncClient(app.store, transport, app.clock, app.new_id, Random(1).random).run_once()
    transport.close()
    assert isinstance(outcome, Done), outcome
    return outcome.tally


def show(what: str, records: int, tally: Tally) -> None:
    floor = max(1, math.ceil(records / MAX_CHANGES))
    each = f"{tally.sent_bytes / records:12.1f}" if records else f"{'':12}"
    print(
        f"{what:26}{tally.requests:9}{floor:7}{tally.requests + HANDSHAKES:19}{tally.requests:6}"
        f"{tally.sent_bytes:9,}{each}  {PEER[what]}"
    )


if __name__ == "__main__":
    main()
