"""PROTOCOL §8: sealed requests are carried, answered as over a line, and read by nobody else."""

import gzip
import hashlib
import json
import secrets

from tests.conformance.device import Device, change, lines, new_id, sha256_of
from tests.conformance.hall import NotOfferedError
from tests.conformance.sealing import Keys, bound, label_of, proof, seal, unseal

PREFIX = "/sync/v1"


class Far:
    """A device without a line: it packs, and opens what is brought back."""

    def __init__(self, hall, *villages):
        self.commune, self.keys = hall.commune, Keys(secrets.token_urlsafe(32))
        code = hall.commands.code(hall.commune, "far", villages)
        self.line = Device(hall.url)
        reply = self.line.join(code, self.keys.secret, **self.keys.public)
        assert reply.status == 200, reply.body
        self.central = {name: reply.said.get(name, "") for name in ("signing_key", "sealing_key")}
        if not self.central["signing_key"]:
            raise NotOfferedError("bundles")

    def bound(self, kind):
        return bound(kind, self.commune, self.keys.label)

    def pack(self, method, path, body=b"", **headers):
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        said = {"method": method, "path": PREFIX + path, "headers": named}
        return seal(said, body, self.bound("request"), self.keys, self.central["sealing_key"])

    def pack_push(self, *changes, batch_id=""):
        plain = lines(*changes)
        return self.pack(
            "POST",
            "/push",
            gzip.compress(plain),
            Content_Type="application/x-ndjson",
            Content_Encoding="gzip",
            Idempotency_Key=batch_id or new_id(),
            Sync_SHA256=sha256_of(plain),
        )

    def open(self, envelope):
        """Open an answer; gives what is said of it, and what it says."""
        said, body = unseal(envelope, self.bound("answer"), self.central["signing_key"], self.keys)
        plain = gzip.decompress(body) if said.get("coding") == "gzip" else body
        return said, json.loads(plain)

    def carried(self, courier, envelope, cursor=None):
        reply = carry(courier, f"request {self.commune} {self.keys.label}", envelope, cursor)
        assert reply.status == 200, (reply.status, reply.body)
        return *self.open(reply.body), reply.headers.get("sync-next")


def carry(courier, carried, envelope, cursor=None):
    path = "/carry" if cursor is None else f"/carry?cursor={cursor}"
    kind = {"Content-Type": "application/octet-stream", "Sync-Carried": carried}
    return courier.ask("POST", path, envelope, kind)


def check_a_push_is_carried_and_answered_as_over_a_line(hall):
    far, place = Far(hall), hall.place()
    one, batch_id = change("child", place.child, note="thôn"), new_id()
    envelope = far.pack_push(one, batch_id=batch_id)
    assert b"note" not in envelope
    said, answer, _ = far.carried(hall.official, envelope)
    assert (said["path"], said["batch_id"], said["status"]) == (f"{PREFIX}/push", batch_id, 200)
    assert answer["applied_n"] == 1
    _, again, _ = far.carried(hall.colleague, envelope)
    assert again["runs"] == answer["runs"], "carried again it does nothing"
    assert far.line.push(one)["runs"] == answer["runs"], "over a line it is the same change"
    assert hall.official.record(place.child)["fields"]["note"] == "thôn"


def check_the_right_is_the_devices_own_and_not_the_couriers(hall):
    mine, theirs = hall.place("mine"), hall.place("theirs")
    far = Far(hall, mine.village)
    tried = change("child", theirs.child, note="X")
    _, answer, _ = far.carried(hall.official, far.pack_push(tried))
    assert [one["code"] for one in answer["exceptions"]] == ["outside_villages"]
    _, page, _ = far.carried(hall.official, far.pack("GET", "/pull?cursor=0&limit=500"))
    seen = {one["id"] for one in page["records"]}
    assert mine.child in seen
    assert theirs.child not in seen
    said, digest, _ = far.carried(hall.official, far.pack("GET", "/digest"))
    assert (said["status"], digest["count"]) == (200, far.line.digest()["count"])


def check_the_courier_reads_on_page_by_page(hall):
    far = Far(hall)
    hall.place()
    envelope = far.pack("GET", "/pull?cursor=0&limit=3")
    pages, cursor = [], None
    while cursor is not None or not pages:
        _, page, cursor = far.carried(hall.official, envelope, cursor)
        assert page["since"] == (pages[-1]["cursor"] if pages else 0)
        assert (cursor is None) == (not page["more"])
        pages.append(page)
    met = {one["id"] for page in pages for one in page["records"]}
    assert met == far.line.sees()


def check_a_refusal_comes_back_sealed(hall):
    far = Far(hall)
    envelope = far.pack("GET", "/pull?cursor=0&epoch=another-life")
    said, answer, _ = far.carried(hall.official, envelope)
    assert (said["status"], answer["error"]) == (410, "epoch_changed")


def check_what_was_altered_or_is_of_others_is_refused(hall):
    far, other = Far(hall), Far(hall)
    village = new_id()
    envelope = far.pack_push(change("village", village, name="A"))
    mine = f"request {hall.commune} {far.keys.label}"
    for wrong in (
        envelope[:-1] + bytes([envelope[-1] ^ 1]),
        bytes([envelope[0] ^ 1]) + envelope[1:],
        envelope[:40],
        b"",
        other.pack_push(change("village", village, name="A")),
        seal({}, b"", far.bound("answer"), far.keys, far.central["sealing_key"]),
    ):
        assert carry(hall.official, mine, wrong).refusal == (403, "bundle_refused")
    stranger = f"request {hall.commune} {label_of('00' * 32)}"
    assert carry(hall.official, stranger, envelope).refusal == (403, "device_unknown")
    elsewhere = f"request {hall.other} {far.keys.label}"
    assert carry(hall.official, elsewhere, envelope).refusal == (403, "other_commune")
    assert carry(hall.stranger, mine, envelope).refusal == (403, "other_commune")
    for path in ("/enroll", "/carry"):
        assert carry(hall.official, mine, far.pack("POST", path)).status == 403, path
    assert carry(Device(hall.url), mine, envelope).refusal == (401, "token_unknown")
    assert hall.official.record(village) is None


def check_keys_that_cannot_be_read_are_refused_and_missing_ones_may_come_later(hall):
    Far(hall)  # bundles are offered
    code, device, keys = hall.commands.code(hall.commune, "old"), Device(hall.url), None
    wrong = {"signing_key": "zz", "sealing_key": "00"}
    assert device.join(code, "s" * 43, **wrong).refusal == (400, "bad_keys")
    keys = Keys(secrets.token_urlsafe(32))
    first = device.join(code, keys.secret)
    assert first.status == 200
    again = device.join(code, keys.secret, **keys.public)
    assert (again.status, again.said["device_id"]) == (200, first.said["device_id"])
    line = bound("request", hall.commune, keys.label)
    said = {"method": "GET", "path": f"{PREFIX}/digest", "headers": {}}
    envelope = seal(said, b"", line, keys, again.said["sealing_key"])
    reply = carry(hall.official, f"request {hall.commune} {keys.label}", envelope)
    assert reply.status == 200, reply.body


def join_message(code, commune, keys):
    secret_hash = hashlib.sha256(keys.secret.encode()).hexdigest()
    public = keys.public
    said = ("join", commune, secret_hash, public["signing_key"], public["sealing_key"])
    return json.dumps({"secret_hash": secret_hash, **public, "proof": proof(code, *said)}).encode()


def check_a_device_joins_by_a_stick(hall):
    Far(hall)  # bundles are offered
    place = hall.place()
    code = hall.commands.code(hall.commune, "by stick", (place.village,))
    keys = Keys(secrets.token_urlsafe(32))
    message, carried = join_message(code, hall.commune, keys), f"join {hall.commune} {keys.label}"
    assert code.encode() not in message
    forged = join_message("another-code", hall.commune, keys)
    assert carry(hall.official, carried, forged).refusal == (403, "code_unknown")
    reply, again = (carry(hall.official, carried, message) for _ in range(2))
    assert (reply.status, reply.headers.get("sync-next")) == (200, "0"), reply.body
    head, _, sealed = reply.body.partition(b"\n")
    shown = json.loads(head)
    said = ("welcome", shown["signing_key"], shown["sealing_key"], keys.public["signing_key"])
    assert shown["proof"] == proof(code, *said)
    line = bound("welcome", hall.commune, keys.label)
    told, _ = unseal(sealed, line, shown["signing_key"], keys)
    assert told["villages"] == [place.village]
    head_again, _, sealed_again = again.body.partition(b"\n")
    told_again, _ = unseal(sealed_again, line, json.loads(head_again)["signing_key"], keys)
    assert told_again["device_id"] == told["device_id"], "the same request is answered alike"
    page = carry(hall.official, carried, message, 0)
    line = bound("answer", hall.commune, keys.label)
    _, body = unseal(page.body, line, shown["signing_key"], keys)
    assert place.child.encode() in (body if body[:1] == b"{" else gzip.decompress(body))
    device = Device(hall.url, f"{hall.commune}.{keys.secret}")
    assert place.child in device.sees(), "the token opens a line, too"
    thief = Keys(secrets.token_urlsafe(32))
    reply = carry(
        hall.official,
        f"join {hall.commune} {thief.label}",
        join_message(code, hall.commune, thief),
    )
    assert reply.refusal == (403, "code_used")
