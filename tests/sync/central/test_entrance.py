"""A flood over real HTTP: most are told when to come back, at once; the others are served."""

import http.client
import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from app.domain.ids import NewId
from sync.central.gate import Bounds
from sync.central.server import start
from sync.protocol import PREFIX
from sync.transport import Transport
from tests.sync.central.conftest import ANOTHER, NAM_DUONG, Caller
from tests.sync.central.waiting import until

SMALL = Bounds(at_work=2, inside=10, of_commune=6, of_device=2, of_strangers=4, stall_s=0.3)
SECRET = "s" * 43


@pytest.fixture
def small(store_path, clock, new_id):
    running = start(store_path, clock=clock, new_id=new_id, bounds=SMALL)
    yield running
    running.stop()


def join(running, new_id: NewId, commune=NAM_DUONG):
    caller = Caller(Transport(running.url), new_id, commune)
    reply = caller.join(running.enrolment_code(commune, "máy"), new_id() + new_id())
    caller.token = json.loads(reply.body)["token"]
    assert caller.pull()["cursor"] == 0
    return caller


def ask(caller):
    """Ask on a connection of its own; give status, wait told, and how long it took."""
    begun = time.monotonic()
    connection = http.client.HTTPConnection(caller.transport.url.removeprefix("http://"))
    connection.request("GET", f"{PREFIX}/pull", headers={"Authorization": f"Bearer {caller.token}"})
    response = connection.getresponse()
    body = json.loads(response.read())
    connection.close()
    assert body["protocol"] == 1
    wait = int(response.headers.get("Retry-After", 0))
    return response.status, wait, time.monotonic() - begun


def hold(running):
    """Keep every question to the database waiting until the event is set."""
    go_on = threading.Event()
    engine = running.central.store._engine
    event.listen(engine, "before_cursor_execute", lambda *_: go_on.wait(20))
    return go_on


def test_a_flood_is_turned_away_at_once_and_the_rest_is_served(small, new_id):
    crowd = [join(small, new_id, code) for code in (NAM_DUONG, ANOTHER, "07609") for _ in range(6)]
    go_on = hold(small)
    with ThreadPoolExecutor(60) as pool:
        asked = [pool.submit(ask, caller) for caller in crowd * 3]
        until = time.monotonic() + 10
        while sum(one.done() for one in asked) < 54 - SMALL.inside and time.monotonic() < until:
            time.sleep(0.01)
        turned_away = [one.result() for one in asked if one.done()]
        assert small.central.gate.inside == SMALL.inside
        assert small.central.gate.working == SMALL.at_work
        assert json.loads(crowd[0].ask("GET", "/pull").body)["error"] in ("busy", "too_many")
        go_on.set()
        told = [one.result() for one in asked]
    assert sorted(status for status, _, _ in told).count(200) == SMALL.inside
    assert len(turned_away) == 54 - SMALL.inside
    assert {status for status, _, _ in turned_away} <= {429, 503}
    waits = [wait for _, wait, _ in turned_away]
    assert min(waits) >= 3
    assert len(set(waits)) > 3
    assert small.central.gate.inside == small.central.gate.working == 0


def test_one_that_hammers_is_turned_away_and_does_not_hinder_another(small, new_id):
    hammer, other = join(small, new_id), join(small, new_id, ANOTHER)
    with ThreadPoolExecutor(20) as pool:
        storm = [pool.submit(ask, hammer) for _ in range(300)]
        served = [ask(other)[0] for _ in range(20)]
        statuses = {one.result()[0] for one in storm}
    assert served == [200] * 20
    assert statuses == {200, 429}


def test_what_is_plainly_wrong_does_not_reach_the_database(small, new_id):
    caller = join(small, new_id)
    asked = []
    event.listen(
        small.central.store._engine, "before_cursor_execute", lambda *a: asked.append(a[2])
    )
    for path, headers, status in (
        ("/pull", {"Authorization": "Bearer nonsense"}, 401),
        ("/pull", {"Sync_Protocol": "2"}, 426),
        ("/push", {"Content_Encoding": "br"}, 415),
        ("/push", {"Idempotency_Key": "x" * 65}, 400),
        ("/nowhere", {}, 404),
    ):
        method = "POST" if path == "/push" else "GET"
        caller_headers = {"Content_Type": "application/x-ndjson"} | headers
        assert caller.ask(method, path, **caller_headers).status == status
    too_long = caller.ask("POST", "/push", b"x" * 300_000)
    assert (too_long.status, json.loads(too_long.body)["limits"]["max_bytes"]) == (413, 262144)
    assert [sql for sql in asked if "record" in sql or "batch" in sql] == []
    caller.token = f"{NAM_DUONG}.{SECRET}"
    assert caller.ask("GET", "/pull").status == 401
    asked.clear()
    assert caller.ask("GET", "/pull").status == 401
    assert asked == []


def test_a_body_that_stands_still_is_given_up(small, new_id):
    caller = join(small, new_id)
    with socket.create_connection(("127.0.0.1", small.port)) as line:
        head = f"POST {PREFIX}/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {caller.token}\r\n"
        head += f"Idempotency-Key: a\r\nSync-SHA256: {'0' * 64}\r\nContent-Length: 100\r\n\r\nabc"
        line.sendall(head.encode())
        assert line.recv(1000).startswith(b"HTTP/1.1 408")
    assert small.central.gate.inside == 0


def test_who_hung_up_while_waiting_is_not_worked_for(small, new_id):
    callers = [join(small, new_id) for _ in range(3)]
    go_on = hold(small)
    with ThreadPoolExecutor(2) as pool:
        served = [pool.submit(ask, caller) for caller in callers[:2]]
        until(lambda: small.central.gate.working == 2)
        with socket.create_connection(("127.0.0.1", small.port)) as line:
            head = f"GET {PREFIX}/pull HTTP/1.1\r\nHost: x\r\n"
            line.sendall(f"{head}Authorization: Bearer {callers[2].token}\r\n\r\n".encode())
            until(lambda: small.central.gate.waiting == 1)
        until(lambda: small.central.gate.inside == 2)
        go_on.set()
        assert [one.result()[0] for one in served] == [200, 200]
    assert small.central.gate.working == 0


def test_a_database_that_is_away_is_said_to_be_and_a_device_comes_again(small, new_id):
    from sqlalchemy.exc import OperationalError

    caller = join(small, new_id)

    def fail(*_):
        raise OperationalError("select", {}, Exception("Trịnh Bí Mật"))

    event.listen(small.central.store._engine, "before_cursor_execute", fail)
    reply = caller.ask("GET", "/pull")
    assert (reply.status, json.loads(reply.body)["error"]) == (503, "busy")
    assert int(reply.headers["Retry-After"]) > 0
    health = caller.ask("GET", "/health")
    assert (health.status, json.loads(health.body)["ready"]) == (503, False)
    event.remove(small.central.store._engine, "before_cursor_execute", fail)
    assert json.loads(caller.ask("GET", "/health").body)["ready"] is True
