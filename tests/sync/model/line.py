"""The way between a device and the central in one process: the same bytes, headers and code path
as over HTTP, one exchange at a time, and whatever a real line does to it.
"""

import asyncio
import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI

from sync.client import SyncClient
from sync.transport import NoReply, Reply, Request, Transport

if TYPE_CHECKING:
    from sync.outcome import SyncOutcome

QUICK_SECONDS = 0.5


class KilledError(BaseException):
    """The program ends here, as by SIGKILL: what is on the disk is all that is left."""


class Caller:
    """Calls the central's ASGI application as its server does."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()

    def ask(self, api: FastAPI, request: Request, seconds: float = QUICK_SECONDS) -> Reply:
        path, _, query = request.path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(n.lower().encode(), t.encode()) for n, t in _headers(request).items()],
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 80),
            "scheme": "http",
            "root_path": "",
        }
        said: list[dict[str, Any]] = []
        asked = iter([{"type": "http.request", "body": request.body, "more_body": False}])

        async def receive() -> dict[str, Any]:
            for message in asked:
                return message
            await asyncio.Event().wait()  # the caller stays on the line
            raise AssertionError

        async def send(message: dict[str, Any]) -> None:
            said.append(message)

        self._loop.run_until_complete(api(scope, receive, send))
        headers = {name.decode().title(): text.decode() for name, text in said[0]["headers"]}
        body = b"".join(one.get("body", b"") for one in said[1:])
        if headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        return Reply(said[0]["status"], headers, body, seconds)

    def close(self) -> None:
        self._loop.close()


def _headers(request: Request) -> dict[str, str]:
    return {**(request.headers or {}), "Content-Length": str(len(request.body))}


class Wire(Transport):
    """A transport whose requests are played one by one by the model."""

    def __init__(self, asked: SimpleQueue, answers: SimpleQueue) -> None:
        super().__init__("http://127.0.0.1")
        self._asked = asked
        self._answers = answers

    def send(self, request: Request) -> Reply:
        self._asked.put(request)
        answer = self._answers.get()
        if isinstance(answer, BaseException):
            raise answer
        return answer


class Round:
    """One round of a device on a thread of its own, which stands still at each request."""

    def __init__(self, make_client: Callable[[Transport], SyncClient]) -> None:
        self._asked: SimpleQueue = SimpleQueue()
        self._answers: SimpleQueue = SimpleQueue()
        self._client = make_client(Wire(self._asked, self._answers))
        self.request: Request | None = None
        self.requests = 0
        self.outcome: SyncOutcome | None = None
        self.killed = False
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()
        self._go_on()

    def answer(self, answer: Reply | BaseException) -> None:
        """Answer the request at which the round stands; it runs to the next one, or its end."""
        self._answers.put(answer)
        self._go_on()

    @property
    def ended(self) -> bool:
        return self.request is None

    def _go_on(self) -> None:
        self.request = self._asked.get()
        self.requests += self.request is not None
        if self.request is None:
            self._thread.join()
        if self._error:
            raise self._error

    def _run(self) -> None:
        try:
            self.outcome = self._client.run_once()
        except KilledError:
            self.killed = True
        except BaseException as error:  # noqa: BLE001 (raised again where the round is watched)
            self._error = error
        self._asked.put(None)


Played = Reply | BaseException
Deliver = Callable[[Request], Reply]
Fault = Callable[[Deliver, Request], Played]


def well(deliver: Deliver, request: Request) -> Played:
    return deliver(request)


def slow(deliver: Deliver, request: Request) -> Played:
    return replace(deliver(request), seconds=12.0)


def lost_on_the_way(deliver: Deliver, request: Request) -> Played:
    return NoReply("cut_off")


def lost_on_the_way_back(deliver: Deliver, request: Request) -> Played:
    deliver(request)
    return NoReply("timed_out")


def twice(deliver: Deliver, request: Request) -> Played:
    deliver(request)
    return deliver(request)


def cut_short(deliver: Deliver, request: Request) -> Played:
    reply = deliver(request)
    return replace(reply, body=reply.body[: len(reply.body) * 2 // 3])


def portal(deliver: Deliver, request: Request) -> Played:
    return Reply(200, {"Content-Type": "text/html"}, b"<html>Wi-Fi</html>", QUICK_SECONDS)


def redirected(deliver: Deliver, request: Request) -> Played:
    return Reply(302, {"Location": "http://127.0.0.1:9/"}, b"", QUICK_SECONDS)


def failed(deliver: Deliver, request: Request) -> Played:
    return Reply(502, {}, b"<html>Bad Gateway</html>", QUICK_SECONDS)


def jammed(deliver: Deliver, request: Request) -> Played:
    return Reply(503, {"Retry-After": "90"}, b"", QUICK_SECONDS)


def too_many(deliver: Deliver, request: Request) -> Played:
    return Reply(429, {"Retry-After": "999999999"}, b"", QUICK_SECONDS)


def too_large(deliver: Deliver, request: Request) -> Played:
    if not request.path.endswith("/push"):
        return deliver(request)
    body = json.dumps({"protocol": 1, "error": "too_large"}).encode()
    return Reply(413, {}, body, QUICK_SECONDS)


def newer_central(deliver: Deliver, request: Request) -> Played:
    """The same answer with members that this version does not know."""
    reply = deliver(request)
    if reply.status != 200:
        return reply
    message = json.loads(reply.body) | {"of_2027": {"a": [1]}}
    for one in (*message.get("records", ()), *message.get("exceptions", ())):
        one["of_2027"] = "x"
    return replace(reply, body=json.dumps(message).encode())


FAULTS: tuple[Fault, ...] = (
    well,
    slow,
    lost_on_the_way,
    lost_on_the_way_back,
    twice,
    cut_short,
    portal,
    redirected,
    failed,
    jammed,
    too_many,
    too_large,
    newer_central,
)
