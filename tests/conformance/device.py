"""A device that speaks the protocol by hand, with nothing but Python's own library.

Nothing of `sync` is used here: what checks a central must not share its mistakes.
"""

import gzip
import hashlib
import http.client
import json
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlencode, urlsplit

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
_SECONDS = count()


@dataclass(frozen=True)
class Reply:
    """What came back; the names of its headers in small letters."""

    status: int
    headers: dict
    body: bytes

    @property
    def said(self):
        return json.loads(self.body)

    @property
    def refusal(self):
        """Status and code; every refusal has the one form."""
        assert self.said["protocol"] == 1, self.body
        return self.status, self.said["error"]


def new_id():
    return str(uuid.uuid4())


def sha256_of(plain):
    return hashlib.sha256(plain).hexdigest()


@dataclass
class Device:
    """One device, joined or not."""

    url: str
    token: str = ""
    joined: dict = field(default_factory=dict)

    def ask(self, method, path, body=b"", headers=()):
        parts = urlsplit(self.url)
        kind = (
            http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        )
        line = kind(parts.hostname, parts.port, timeout=60)
        usual = {"Sync-Protocol": "1"}
        if self.token:
            usual["Authorization"] = f"Bearer {self.token}"
        given = usual | dict(headers)
        sent = {name: text for name, text in given.items() if text is not None}
        line.request(method, f"{parts.path.rstrip('/')}/sync/v1{path}", body, sent)
        response = line.getresponse()
        told = {name.lower(): text for name, text in response.headers.items()}
        reply = Reply(response.status, told, response.read())
        line.close()
        return reply

    def join(self, code, secret="", **more):
        """Ask to join; the token is kept when it comes."""
        asked = {"protocol": 1, "code": code, "secret": secret or secrets.token_urlsafe(32)}
        asked |= more
        body = json.dumps(asked).encode()
        reply = self.ask("POST", "/enroll", body, {"Content-Type": "application/json"})
        if reply.status == 200:
            self.joined = reply.said
            self.token = self.joined["token"]
        return reply

    def push_raw(self, plain, batch_id="", body=None, **headers):
        usual = {
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "gzip",
            "Idempotency-Key": batch_id or new_id(),
            "Sync-SHA256": sha256_of(plain),
        }
        changed = {name.replace("_", "-"): text for name, text in headers.items()}
        packed = gzip.compress(plain) if body is None else body
        return self.ask("POST", "/push", packed, usual | changed)

    def push(self, *changes, batch_id=""):
        """Push changes and hold the answer against them, as a device must."""
        plain = lines(*changes)
        batch_id = batch_id or new_id()
        reply = self.push_raw(plain, batch_id)
        assert reply.status == 200, (reply.status, reply.body)
        answer = reply.said
        ids = [one["id"] for one in changes]
        named = [one["id"] for one in answer["exceptions"]]
        applied = [id_ for id_ in ids if id_ not in named]
        assert answer["protocol"] == 1
        assert (answer["batch_id"], answer["sha256"]) == (batch_id, sha256_of(plain))
        assert len(named) == len(set(named)), "a change is named twice"
        assert set(named) <= set(ids), "a change of another batch is named"
        assert answer["applied_n"] == len(applied) == sum(n for _, n in answer["runs"])
        assert answer["applied_hash"] == sha256_of("\n".join(applied).encode())
        return answer

    def result(self, change):
        """Push one change alone: its exception, or status `applied` and its revision."""
        answer = self.push(change)
        if answer["exceptions"]:
            return {"revision": 0, "code": "", "field": "", "server": {}} | answer["exceptions"][0]
        return {"status": "applied", "revision": answer["runs"][0][0]}

    def pull_raw(self, **asked):
        return self.ask("GET", f"/pull?{urlencode(asked)}")

    def pull(self, cursor=0, **asked):
        reply = self.pull_raw(cursor=cursor, **asked)
        assert reply.status == 200, (reply.status, reply.body)
        page = reply.said
        assert page["protocol"] == 1
        assert page["since"] == cursor
        assert page["cursor"] > cursor or (page["cursor"] == cursor and not page["more"])
        return page

    def walk(self, cursor=0, **asked):
        """Pull to the head; give all pages."""
        pages = [self.pull(cursor, **asked)]
        while pages[-1]["more"]:
            pages.append(self.pull(pages[-1]["cursor"], **asked))
        return pages

    def head(self):
        return self.digest()["head"]

    def digest(self):
        reply = self.ask("GET", "/digest")
        assert reply.status == 200, (reply.status, reply.body)
        return reply.said

    def record(self, id_, since=0):
        """One record as the central shows it, or None."""
        records = [one for page in self.walk(since) for one in page["records"]]
        return next((one for one in records if one["id"] == id_), None)

    def sees(self, since=0):
        return {one["id"] for page in self.walk(since) for one in page["records"]}


def next_time():
    """A moment after every one given before: what follows another is later than that."""
    return (BEGUN + timedelta(seconds=next(_SECONDS))).isoformat()


def change(entity, entity_id, base=0, **fields):
    """Lay a change out; a field is its new text, or (old, new)."""
    pairs = {
        name: ["", text] if isinstance(text, str) else list(text) for name, text in fields.items()
    }
    usual = {"id": new_id(), "entity": entity, "entity_id": entity_id, "base": base}
    return usual | {"fields": pairs, "at": next_time()}


def lines(*changes):
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in changes)
