"""PROTOCOL §7: who asks too much at once is told when to come back, and nothing of it is lost."""

import gzip
import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.conformance.device import Reply, change, lines, new_id, sha256_of
from tests.conformance.hall import NotOfferedError

HALVES_S = 0.3
"""For so long every request of the crowd is half sent: all of them are there at once."""
LONGEST_S = 7200


@dataclass
class Batch:
    """A batch of the crowd, kept as a device keeps it."""

    change: dict
    id: str

    @property
    def plain(self):
        return lines(self.change)


def check_a_crowd_is_told_when_to_come_back_and_nothing_is_lost(hall):
    before = hall.stranger.head()
    batches = [Batch(change("village", new_id(), name="A"), new_id()) for _ in range(hall.crowd)]
    together = threading.Barrier(hall.crowd)
    with ThreadPoolExecutor(hall.crowd) as pool:
        replies = list(pool.map(lambda one: push_slowly(hall.stranger, one, together), batches))
    turned_away = [reply for reply in replies if reply.status != 200]
    if not turned_away:
        raise NotOfferedError(f"refusal to {hall.crowd} at once (see --crowd)")
    longest = max(map(told_when, turned_away))
    assert hall.official.ask("GET", "/health").status == 200, "its health answers in a jam"
    time.sleep(min(longest, hall.silence))
    for batch, reply in zip(batches, replies, strict=True):
        again = push_patiently(hall, batch)
        assert again["applied_n"] == 1, again
        if reply.status == 200:
            assert again["runs"] == reply.said["runs"], "it had been taken: once"
    seen = [one["id"] for page in hall.stranger.walk(before) for one in page["records"]]
    assert sorted(seen) == sorted(one.change["entity_id"] for one in batches)
    assert hall.stranger.head() == before + hall.crowd, "each change counts once"


def push_patiently(hall, batch):
    """Send the same bytes until they are taken, and keep to the silence that is asked for."""
    until = time.monotonic() + hall.patience
    while True:
        reply = hall.stranger.push_raw(batch.plain, batch.id)
        if reply.status == 200:
            return reply.said
        wait = told_when(reply)
        assert time.monotonic() < until, "it never lets anybody in again"
        time.sleep(min(wait, hall.silence))


def told_when(reply):
    """Read when to come back; the refusal has the form of the protocol."""
    assert reply.status in (429, 503), (reply.status, reply.body)
    assert reply.refusal in ((429, "too_many"), (503, "busy"))
    seconds = float(reply.headers["retry-after"])
    assert 0 < seconds <= LONGEST_S
    return seconds


def push_slowly(device, batch, together):
    """Push in two halves with a pause between them; an answer may come before the second."""
    parts, body = urlsplit(device.url), gzip.compress(batch.plain)
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    line = kind(parts.hostname, parts.port, timeout=60)
    line.putrequest("POST", f"{parts.path.rstrip('/')}/sync/v1/push")
    for name, text in {
        "Sync-Protocol": "1",
        "Authorization": f"Bearer {device.token}",
        "Content-Type": "application/x-ndjson",
        "Content-Encoding": "gzip",
        "Content-Length": str(len(body)),
        "Idempotency-Key": batch.id,
        "Sync-SHA256": sha256_of(batch.plain),
    }.items():
        line.putheader(name, text)
    line.endheaders(body[: len(body) // 2])
    together.wait()
    time.sleep(HALVES_S)
    with suppress(OSError):  # it has been answered already
        line.send(body[len(body) // 2 :])
    response = line.getresponse()
    told = {name.lower(): text for name, text in response.headers.items()}
    reply = Reply(response.status, told, response.read())
    line.close()
    return reply
