"""The way into the central: what is plainly wrong or too much is answered before any work.

Receives a request whole, takes a place and a turn of the gate for it, logs and counts it.
"""

import asyncio
import json
import logging
import re
import time
from contextlib import suppress
from typing import Any, Protocol

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.log import place_of
from sync.central.carried import CARRIED, ENVELOPE_BYTES
from sync.central.devices import Device
from sync.central.figures import Figures
from sync.central.gate import Gate, Shed, Turn
from sync.central.notes import Notes
from sync.central.refusal import Refusal, refuse
from sync.central.tokens import Tokens, commune_of
from sync.protocol import (
    BATCH_HEADER,
    HASH_HEADER,
    PREFIX,
    VERSION,
    VERSION_HEADER,
    Limits,
)

_log = logging.getLogger("sotreem.central")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_WITHOUT_TOKEN = {f"{PREFIX}/enroll"}
_OPEN = {f"{PREFIX}/health", "/metrics", "/docs", "/openapi.json"}
_NOT_NOW = (OperationalError, NoConnection)
"""The database is away, full, or too busy: the device shall come again."""


class _Served(Protocol):
    """What the entrance needs of a central."""

    limits: Limits
    figures: Figures
    gate: Gate
    notes: Notes

    def write_notes(self) -> None:
        """Write the notes to the store."""


class _Gone(Exception):  # noqa: N818 (what happened)
    """The asker hung up."""


class Entrance:
    """Wraps the application; lives in its event loop."""

    def __init__(self, app: ASGIApp, central: _Served) -> None:
        self._app = app
        self._central = central
        self._tokens = Tokens()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})
        visit = _Visit(scope, send)
        try:
            if CARRIED in scope:
                await self._serve_carried(visit, receive)
            else:
                await self._serve(visit, receive)
        except _Gone:
            visit.status = 499
        except Exception as error:  # noqa: BLE001 (the server would log its text, which quotes people)
            visit.scope["state"]["code"] = getattr(error, "code", "")
            await visit.answer(self._refusal_of(error))
        self._tokens.learn(visit.token, visit.status, visit.device)
        self._count(visit)
        self._note(visit)

    async def _serve(self, visit: "_Visit", receive: Receive) -> None:
        if visit.path in _OPEN:
            await self._app(visit.scope, receive, visit.send)
            return
        try:
            self._check(visit)
            async with self._central.gate.place(self._tokens.asker(visit.token)):
                body = await self._receive(receive, self._most(visit.path))
                await self._work(visit, body, receive)
        except (Refusal, Shed):
            with suppress(TimeoutError, Refusal):
                most = self._most(visit.path)
                await self._receive(receive, most)  # who is still sending would not hear the answer
            raise

    async def _serve_carried(self, visit: "_Visit", receive: Receive) -> None:
        """Let in what a courier brought: it has the courier's place and turn, and its own right."""
        if visit.path == f"{PREFIX}/push":
            _check_push(visit.headers, self._central.limits)
        await self._app(visit.scope, receive, visit.send)

    def _check(self, visit: "_Visit") -> None:
        """Refuse what can be refused by its headers alone."""
        headers = visit.headers
        if not visit.path.startswith(PREFIX + "/"):
            raise Refusal(404, "not_found")
        if headers.get(VERSION_HEADER.lower(), str(VERSION)) != str(VERSION):
            raise Refusal(426, "protocol_unknown")
        if visit.path not in _WITHOUT_TOKEN and not self._tokens.may_be(visit.token):
            raise Refusal(401, "token_unknown")
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self._most(visit.path):
            raise Refusal(413, "too_large")
        if visit.path == f"{PREFIX}/push":
            _check_push(headers, self._central.limits)

    def _most(self, path: str) -> int:
        """Say how long a body may be; one that is carried has its envelope around it."""
        envelope = ENVELOPE_BYTES if path == f"{PREFIX}/carry" else 0
        return self._central.limits.max_bytes + envelope

    async def _receive(self, receive: Receive, most: int) -> bytes:
        """Receive a body, no longer than may be and not from one who stands still."""
        body = bytearray()
        more = True
        while more:
            try:
                async with asyncio.timeout(self._central.gate.bounds.stall_s):
                    message = await receive()
            except TimeoutError:
                raise Refusal(408, "timed_out") from None
            if message["type"] == "http.disconnect":
                raise _Gone
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > most:
                raise Refusal(413, "too_large")
        return bytes(body)

    async def _work(self, visit: "_Visit", body: bytes, receive: Receive) -> None:
        visit.bytes = len(body)
        asker = self._tokens.asker(visit.token)
        visit.turn = await self._turn(asker.commune, receive)
        visit.waited_s = time.perf_counter() - visit.begun
        given: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def again() -> Message:
            return given.pop() if given else await receive()

        try:
            await self._app(visit.scope, again, visit.send)
        finally:
            visit.turn.end()

    async def _turn(self, commune: str, receive: Receive) -> Turn:
        """Wait for a turn, unless the asker hangs up: nobody would hear the answer."""
        turn = asyncio.ensure_future(self._central.gate.turn(commune))
        await asyncio.sleep(0)
        if not turn.done():
            gone = asyncio.ensure_future(receive())
            await asyncio.wait((turn, gone), return_when=asyncio.FIRST_COMPLETED)
            if gone.done() and not turn.done():
                turn.cancel()
                raise _Gone
            gone.cancel()
        return turn.result()

    def _refusal_of(self, error: Exception) -> Response:
        limits = self._central.limits
        if isinstance(error, Refusal):
            return refuse(error.status, error.code, limits, epoch=error.epoch)
        if isinstance(error, _NOT_NOW):
            _log.error("database %s", place_of(error))
            error = self._central.gate.shed(503, "busy")
        if isinstance(error, Shed):
            self._central.figures.count("sotreem_turned_away_total", code=error.code)
            return refuse(error.status, error.code, limits, retry_after=error.retry_after)
        _log.error("unexpected %s", place_of(error))
        return refuse(500, "failed", limits)

    def _note(self, visit: "_Visit") -> None:
        """Note for the operators who cannot sync and who finished a round."""
        notes, who = self._central.notes, visit.device or self._tokens.asker(visit.token)
        if visit.status == 401:
            notes.add(commune_of(visit.token), "", "token_unknown")
        elif visit.status >= 400 and who.commune:
            notes.add(who.commune, who.id, visit.code or f"http_{visit.status}")
        elif visit.device and visit.path == f"{PREFIX}/digest":
            notes.finish_round(who.commune, who.id)
        elif visit.device and visit.path == f"{PREFIX}/parts":
            notes.add(who.commune, who.id, "digest_differs")
        if notes.is_due(time.monotonic()):
            asyncio.get_running_loop().run_in_executor(None, self._central.write_notes)

    def _count(self, visit: "_Visit") -> None:
        """Log and count a request by device and figures; never a body, a name or a token."""
        figures, seconds = self._central.figures, time.perf_counter() - visit.begun
        path = visit.path if visit.status != 404 else "other"
        figures.count("sotreem_requests_total", path=path, status=str(visit.status))
        figures.count("sotreem_received_bytes_total", visit.bytes)
        figures.time(path, seconds)
        _log.info(json.dumps(visit.line(path, seconds)))


class _Visit:
    """One request on its way, and what is known of it."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.begun = time.perf_counter()
        self.path: str = scope["path"]
        self.headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        self.token = self.headers.get("authorization", "")
        self.status = 0
        self.bytes = 0
        self.waited_s = 0.0
        self.turn: Turn | None = None
        self._send = send

    async def send(self, message: Message) -> None:
        """Pass a part of the answer on; the work is over when the first one comes."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            if self.turn:
                self.turn.end()
        await self._send(message)

    async def answer(self, response: Response) -> None:
        """Answer for the application, unless it has begun to."""
        if not self.status:
            await response(self.scope, _nothing, self.send)

    @property
    def device(self) -> Device | None:
        """The device, once the application has found it."""
        found: Device | None = self.scope["state"].get("device")
        return found

    @property
    def code(self) -> str:
        """Why it was refused, where it was."""
        return str(self.scope["state"].get("code", ""))

    def line(self, path: str, seconds: float) -> dict[str, Any]:
        """Give what is logged."""
        device = self.device
        return {
            "path": path,
            "status": self.status,
            "code": self.code,
            "ms": round(seconds * 1000),
            "waited_ms": round(self.waited_s * 1000),
            "bytes": self.bytes,
            "commune": device.commune if device else "",
            "device": device.id if device else "",
        }


def _check_push(headers: dict[str, str], limits: Limits) -> None:
    if headers.get("content-encoding", "identity") not in limits.codings:
        raise Refusal(415, "coding_unknown")
    if not 0 < len(headers.get(BATCH_HEADER.lower(), "")) <= 64:
        raise Refusal(400, "bad_body")
    if not _SHA256.fullmatch(headers.get(HASH_HEADER.lower(), "")):
        raise Refusal(400, "bad_hash")


async def _nothing() -> Message:
    return {"type": "http.disconnect"}
