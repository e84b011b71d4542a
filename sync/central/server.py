"""The reference central as a running server on this machine: for the demo and for tests.

When it is `watched`, likely pairs are looked for in a thread; `sotreem-central serve` has a process
of its own for that.
"""

import secrets
import socket
import time
from threading import Event, Thread

import uvicorn

from app.bootstrap import system_clock
from app.domain.ids import Clock, NewId, id_maker
from sync.central.api import Central, make_api
from sync.central.devices import make_code
from sync.central.gate import Bounds
from sync.central.store import CentralStore
from sync.central.watch import Watch
from sync.protocol import Limits

_START_SECONDS = 20.0


class RunningCentral:
    """A central that serves on loopback until it is stopped."""

    def __init__(self, central: Central, port: int, *, watched: bool = False) -> None:
        self.central = central
        self._is_over = Event()
        self._watch = Thread(target=self._look, name="watch", daemon=True) if watched else None
        self._socket = socket.create_server(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        central.url = self.url
        config = uvicorn.Config(
            make_api(central), log_config=None, access_log=False, lifespan="off"
        )
        self._server = uvicorn.Server(config)
        self._thread = Thread(
            target=self._server.run, args=([self._socket],), name="central", daemon=True
        )

    def begin(self) -> None:
        """Start serving; returns when requests are answered."""
        self._thread.start()
        if self._watch:
            self._watch.start()
        until = time.monotonic() + _START_SECONDS
        while not self._server.started:
            if time.monotonic() > until or not self._thread.is_alive():
                raise RuntimeError("the central did not start")
            time.sleep(0.005)

    def enrolment_code(
        self,
        commune_code: str,
        device_name: str,
        village_ids: tuple[str, ...] = (),
        *,
        confidential: bool = False,
    ) -> str:
        """Make an enrolment code, as `sotreem-central enroll` does."""
        return make_code(
            self.central.store,
            commune_code,
            device_name,
            village_ids,
            confidential=confidential,
            now=self.central.clock(),
            new_id=self.central.new_id,
            choose=secrets.choice,
        )

    def _look(self) -> None:
        Watch(self.central.store).run(self._is_over)

    def stop(self) -> None:
        """Answer what is being asked, then stop, write the last notes and close the store."""
        self._server.should_exit = True
        self._is_over.set()
        self._thread.join()
        if self._watch:
            self._watch.join()
        self._socket.close()
        self.central.close()


def start(
    db_url: str,
    port: int = 0,
    *,
    clock: Clock = system_clock,
    new_id: NewId | None = None,
    limits: Limits | None = None,
    bounds: Bounds | None = None,
    watched: bool = False,
) -> RunningCentral:
    """Start a central on 127.0.0.1; `port` 0 takes a free one (see `.url`)."""
    make_id = new_id or id_maker(clock, secrets.randbits)
    central = Central(CentralStore(db_url), clock, make_id, limits, bounds)
    running = RunningCentral(central, port, watched=watched)
    running.begin()
    return running
