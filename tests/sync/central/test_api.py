"""What a request must look like, and how a request that does not is refused."""

import gzip
import json
import logging

import pytest

from sync.central.server import start
from sync.central.tables import record
from sync.protocol import MAX_PLAIN_BYTES, Limits, sha256_of
from tests.sync.central.conftest import NAM_DUONG, Caller
from tests.sync.central.waiting import until


def refusal(reply):
    return reply.status, json.loads(reply.body)["error"]


def test_a_central_says_that_it_is_one(make_caller):
    reply = make_caller(enrolled=False).ask("GET", "/health")
    assert json.loads(reply.body)["protocol"] == 1


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Sync_SHA256": "0" * 64}, (400, "bad_hash")),
        ({"Sync_SHA256": ""}, (400, "bad_hash")),
        ({"Idempotency_Key": ""}, (400, "bad_body")),
        ({"Idempotency_Key": "x" * 65}, (400, "bad_body")),
        ({"Content_Encoding": "br"}, (415, "coding_unknown")),
        ({"Content_Encoding": "gzip"}, (400, "bad_hash")),
    ],
)
def test_a_push_that_is_not_right_is_refused_whole(headers, expected, make_caller):
    assert refusal(make_caller().push_raw(b"{}\n", **headers)) == expected


@pytest.mark.parametrize("plain", [b"{}\n", b"[1]\n", b"\xff\n", b"not json\n", b'{"id": 1}\n'])
def test_a_body_that_is_no_change_is_refused_whole(plain, make_caller):
    assert refusal(make_caller().push_raw(plain)) == (400, "bad_body")


@pytest.mark.parametrize(
    "changed",
    [{"reason": "\0"}, {"id": "a\0"}, {"entity": "\0"}, {"fields": {"na\0me": ["", "A"]}}],
)
def test_a_nul_where_no_database_could_keep_it_is_refused_whole(changed, make_caller):
    caller = make_caller()
    plain = json.dumps(caller.change("village", "v", name="A") | changed).encode()
    assert refusal(caller.push_raw(plain)) == (400, "bad_body")


def test_one_change_twice_in_a_batch_is_refused(make_caller):
    caller = make_caller()
    line = json.dumps(caller.change("village", "v", name="A")).encode() + b"\n"
    assert refusal(caller.push_raw(line * 2)) == (400, "bad_body")


def test_a_small_body_that_unpacks_to_much_is_refused(make_caller):
    plain = b" " * (MAX_PLAIN_BYTES + 1)
    caller = make_caller()
    reply = caller.ask(
        "POST",
        "/push",
        gzip.compress(plain),
        Content_Encoding="gzip",
        Sync_SHA256=sha256_of(plain),
        Idempotency_Key="one",
    )
    assert refusal(reply) == (413, "too_large")


def test_limits_are_told_with_the_refusal(store_path, clock, new_id):
    limits = Limits(max_changes=2, max_bytes=2000, codings=("gzip", "identity"))
    central = start(store_path, clock=clock, new_id=new_id, limits=limits)
    caller = Caller(make_transport(central.url), new_id)
    caller.token = json.loads(caller.join(central.enrolment_code(NAM_DUONG, "máy"), "s" * 43).body)[
        "token"
    ]
    three = [caller.change("village", name, name=name) for name in "abc"]
    reply = caller.push_raw(b"".join(json.dumps(one).encode() + b"\n" for one in three))
    assert refusal(reply) == (413, "too_large")
    assert json.loads(reply.body)["limits"]["max_changes"] == 2
    assert reply.headers["Accept-Encoding"] == "gzip, identity"
    assert refusal(caller.ask("POST", "/push", b"x" * 3000)) == (413, "too_large")
    assert caller.push(*three[:2])["limits"]["max_changes"] == 2
    central.stop()


def make_transport(url):
    from sync.transport import Transport

    return Transport(url)


def test_the_log_holds_figures_and_no_person(two_villages, caplog):
    official, _ = two_villages
    with caplog.at_level(logging.INFO, "sotreem.central"):
        official.push(official.change("child", "child-a", full_name=("?", "Vi Thị Bính")))
        official.pull()
        until(lambda: "/sync/v1/pull" in caplog.text)
    # A line is written once the answer is out: that of the joining may still come in between.
    told = [json.loads(record.message) for record in caplog.records]
    lines = [one for one in told if one["path"] != "/sync/v1/enroll"]
    assert [(one["path"], one["status"]) for one in lines] == [
        ("/sync/v1/push", 200),
        ("/sync/v1/pull", 200),
    ]
    assert {one["commune"] for one in lines} == {NAM_DUONG}
    assert not any(word in caplog.text for word in ("Vi", "child-a", official.token[6:]))


def test_the_interface_describes_itself(make_caller, central):
    from sync.central.api import make_api

    described = make_api(central.central).openapi()
    assert {"/sync/v1/enroll", "/sync/v1/push", "/sync/v1/pull", "/sync/v1/digest"} <= set(
        described["paths"]
    )


def test_a_bug_is_answered_and_logged_without_a_name(two_villages, central, caplog):
    official, _ = two_villages
    with central.central.store.write() as connection:
        connection.execute(record.update().values(fields="Trịnh Thị Bí Mật"))
    with caplog.at_level(logging.INFO):
        assert refusal(official.ask("GET", "/pull")) == (500, "failed")
    assert "unexpected JSONDecodeError at decoder.py:" in caplog.text
    assert not any(held.exc_info for held in caplog.records)
    assert "Bí Mật" not in caplog.text
