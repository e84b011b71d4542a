"""What another device carries here: sealed requests, answered as if their device had called.

The courier is only the line: the request is opened here, goes through the same API as any other,
and the answer is sealed for the device that asked.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode

from fastapi.concurrency import run_in_threadpool
from pydantic import ValidationError
from starlette.types import ASGIApp, Scope
from starlette.types import Message as AsgiMessage

from app.domain.ids import Clock, NewId
from sync.central.bundle_keys import device_of_label, own_keys
from sync.central.devices import Device
from sync.central.join import join
from sync.central.refusal import Refusal
from sync.central.store import CentralStore
from sync.codings import CODINGS
from sync.device_keys import PrivateKeys, PublicKeys
from sync.envelope import Bound, Message, NotSealed, seal, unseal
from sync.protocol import BATCH_HEADER, PREFIX, VERSION, JoinRequest
from sync.transport import MAX_ANSWER_BYTES

CARRIED = "sotreem.carried"
"""Where the scope of a request names the device that another one carries it for."""
ENVELOPE_BYTES = 4096
"""What sealing and the request line may add to a body."""
_TO_THE_COURIER = (408, 425, 429)
_NEVER = (f"{PREFIX}/enroll", f"{PREFIX}/carry")


class _Served(Protocol):
    """What is needed of a central."""

    store: CentralStore
    clock: Clock
    new_id: NewId
    url: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A sealed answer, and from which cursor the courier may ask on; None at the end."""

    envelope: bytes
    next_cursor: int | None = None


@dataclass(frozen=True, slots=True)
class _Caller:
    """The device that a bundle is of, and the keys on both sides."""

    device: Device
    keys: PublicKeys
    own: PrivateKeys
    bound: Bound

    def seal(self, message: Message) -> bytes:
        return seal(message, replace(self.bound, kind="answer"), self.own, self.keys)


async def answer_carried(
    api: ASGIApp, central: _Served, bound: Bound, envelope: bytes, cursor: int | None
) -> Answered:
    """Answer one message of a bundle. `cursor` asks for a later page of the same reading.

    Raises Refusal device_unknown, bundle_refused, code_unknown, …
    """
    if bound.kind == "join":
        caller, welcome = await run_in_threadpool(_welcome, central, bound, envelope)
        if cursor is None:
            return Answered(welcome, next_cursor=0)
        asked = Message({"method": "GET", "path": f"{PREFIX}/pull"})
    else:
        caller, asked = await run_in_threadpool(_open, central, bound, envelope)
    return await _answer(api, central, caller, asked, cursor)


def _open(central: _Served, bound: Bound, envelope: bytes) -> tuple[_Caller, Message]:
    with central.store.read() as connection:
        device, keys = device_of_label(connection, bound.commune, bound.label)
    own = own_keys(central.store, bound.commune)
    try:
        return _Caller(device, keys, own, bound), unseal(envelope, bound, keys, own)
    except NotSealed:
        raise Refusal(403, "bundle_refused") from None


def _welcome(central: _Served, bound: Bound, envelope: bytes) -> tuple[_Caller, bytes]:
    """Join a device, and write what it needs to know of us, proved by its code."""
    try:
        asked = JoinRequest.model_validate_json(envelope)
    except ValidationError:
        raise Refusal(403, "bundle_refused") from None
    joined, keys, proof = join(
        central.store, bound.commune, asked, now=central.clock(), new_id=central.new_id
    )
    if keys.label != bound.label:
        raise Refusal(403, "bundle_refused")
    own = own_keys(central.store, bound.commune)
    said = {"device_id": joined.id, "villages": sorted(joined.villages), "url": central.url}
    sealed = seal(Message(said), replace(bound, kind="welcome"), own, keys)
    public = own.public
    shown = {"signing_key": public.signing, "sealing_key": public.sealing, "proof": proof}
    return _Caller(joined, keys, own, bound), json.dumps(shown).encode() + b"\n" + sealed


async def _answer(
    api: ASGIApp, central: _Served, caller: _Caller, asked: Message, cursor: int | None
) -> Answered:
    path = _from(str(asked.said.get("path", "")), cursor)
    headers = asked.said.get("headers") or {}
    if not path.startswith(f"{PREFIX}/") or path.partition("?")[0] in _NEVER:
        raise Refusal(403, "bundle_refused")
    if not isinstance(headers, Mapping):
        raise Refusal(403, "bundle_refused")
    scope = _scope(str(asked.said.get("method", "")), path, headers, caller.device)
    status, coding, body = await _ask(api, scope, asked.body)
    if status >= 500 or status in _TO_THE_COURIER:
        raise Refusal(503, "busy")
    said = {
        "path": path,
        "batch_id": headers.get(BATCH_HEADER, ""),
        "status": status,
        "coding": coding,
        "at": central.clock().isoformat(),
    }
    return Answered(caller.seal(Message(said, body)), _next(path, status, _plain(coding, body)))


def _from(path: str, cursor: int | None) -> str:
    """Read on from a later page: that much the courier may say."""
    head, _, query = path.partition("?")
    if cursor is None or head != f"{PREFIX}/pull":
        return path
    return f"{head}?{urlencode(dict(parse_qsl(query)) | {'cursor': str(cursor)})}"


def _next(path: str, status: int, body: bytes) -> int | None:
    if status != 200 or not path.startswith(f"{PREFIX}/pull"):
        return None
    page = json.loads(body)
    return int(page["cursor"]) if page["more"] else None


def _plain(coding: str, body: bytes) -> bytes:
    return CODINGS[coding].decode(body, MAX_ANSWER_BYTES)


def _scope(method: str, path: str, headers: Mapping[str, Any], device: Device) -> Scope:
    """Write a request as the API gets it from a line."""
    head, _, query = path.partition("?")
    named = {str(name).lower(): str(text) for name, text in headers.items()}
    named |= {"sync-protocol": str(VERSION), "accept-encoding": "gzip"}
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": head,
        "raw_path": head.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), text.encode()) for name, text in named.items()],
        "client": None,
        "server": None,
        CARRIED: device,
    }


async def _ask(api: ASGIApp, scope: Scope, body: bytes) -> tuple[int, str, bytes]:
    """Put a request to the API; gives status, coding and body."""
    status, coding, answer = 500, "identity", bytearray()
    asked = False

    async def receive() -> AsgiMessage:
        nonlocal asked
        if asked:
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: AsgiMessage) -> None:
        nonlocal status, coding
        if message["type"] == "http.response.start":
            status = message["status"]
            headers = dict(message.get("headers", ()))
            coding = headers.get(b"content-encoding", b"identity").decode()
        elif message["type"] == "http.response.body":
            answer.extend(message.get("body", b""))

    await api(scope, receive, send)
    return status, coding, bytes(answer)
