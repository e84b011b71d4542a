"""Sealed requests at the central: answered as that device's, and nothing else is let through."""

import json

import pytest

from sync.device_keys import PublicKeys, hash_text, keys_of
from sync.envelope import Bound, Message, seal, unseal
from sync.protocol import CARRIED_HEADER, NEXT_HEADER, PREFIX
from sync.transport import Request, Transport

DEVICE = keys_of("d" * 43)
LABEL = DEVICE.public.label
BOUND = Bound("request", "07603", LABEL)


@pytest.fixture
def joined(central):
    """A device with keys, a courier, and the central's keys."""
    line = Transport(central.url)

    def join(name, secret, villages=()):
        keys = keys_of(secret).public
        body = {
            "code": central.enrolment_code("07603", name, villages),
            "secret": secret,
            "signing_key": keys.signing,
            "sealing_key": keys.sealing,
        }
        headers = {"Content-Type": "application/json"}
        path = f"{PREFIX}/enroll"
        return json.loads(line.send(Request("POST", path, json.dumps(body).encode(), headers)).body)

    told = join("laptop", "d" * 43, ("v1",))
    courier = join("office", "o" * 43)
    yield line, courier["token"], PublicKeys(told["signing_key"], told["sealing_key"])
    line.close()


def carried(joined, said, body=b"", bound=BOUND, sender=DEVICE, cursor=""):
    line, token, central_keys = joined
    envelope = seal(Message(said, body), bound, sender, central_keys)
    headers = {
        "Authorization": f"Bearer {token}",
        CARRIED_HEADER: f"{bound.kind} {bound.commune} {bound.label}",
    }
    asked = f"?cursor={cursor}" if cursor else ""
    return line.send(Request("POST", f"{PREFIX}/carry{asked}", envelope, headers))


def opened(joined, reply):
    assert reply.status == 200, reply.body
    return unseal(reply.body, Bound("answer", "07603", LABEL), joined[2], DEVICE)


def test_a_sealed_request_is_answered_as_its_devices(joined):
    reply = carried(joined, {"method": "GET", "path": f"{PREFIX}/digest"})
    answer = opened(joined, reply)
    assert (answer.said["status"], answer.said["coding"]) == (200, "identity")
    assert json.loads(answer.body)["count"] == 0
    bad = carried(joined, {"method": "POST", "path": f"{PREFIX}/push"}, b"nonsense")
    assert opened(joined, bad).said["status"] == 400


def test_the_courier_may_ask_for_later_pages_and_only_that(joined):
    pull = {"method": "GET", "path": f"{PREFIX}/pull?limit=1"}
    reply = carried(joined, pull, cursor="7")
    assert opened(joined, reply).said["status"] == 410  # there is no seventh revision
    assert "cursor=7" in opened(joined, reply).said["path"]
    assert NEXT_HEADER not in reply.headers


@pytest.mark.parametrize(
    "said",
    [
        {"method": "POST", "path": f"{PREFIX}/carry"},
        {"method": "POST", "path": f"{PREFIX}/enroll"},
        {"method": "GET", "path": "/docs"},
        {"method": "GET", "path": f"{PREFIX}/digest", "headers": ["x"]},
        {},
    ],
)
def test_nothing_else_goes_through(joined, said):
    assert json.loads(carried(joined, said).body)["error"] == "bundle_refused"


def test_a_stranger_and_another_commune_are_refused(joined):
    digest = {"method": "GET", "path": f"{PREFIX}/digest"}
    forged = carried(joined, digest, sender=keys_of("x" * 43))
    assert (forged.status, json.loads(forged.body)["error"]) == (403, "bundle_refused")
    unknown = carried(joined, digest, bound=Bound("request", "07603", hash_text("?")[:32]))
    assert json.loads(unknown.body)["error"] == "device_unknown"
    foreign = carried(joined, digest, bound=Bound("request", "07606", LABEL))
    assert json.loads(foreign.body)["error"] == "other_commune"
