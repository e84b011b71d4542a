"""One request and what may be believed of its reply; everything else halts the round."""

import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol

from pydantic import ValidationError

from app.domain.ids import Clock
from app.storage.sync_state import Attempt
from sync.outcome import Tally
from sync.protocol import VERSION, VERSION_HEADER, ErrorAnswer
from sync.transport import NoReply, Reply, Request

LONGEST_RETRY_AFTER = 2 * 3600.0
"""A portal may answer anything; nobody keeps us silent for longer than this."""

_ATTENTION = {401: "refused_device", 426: "update_needed"}
_BUSY = (408, 425, 429)


class Halt(Exception):  # noqa: N818 (a round ends; that is no error)
    """The round ends here: `code` says why, `retry_after` what the central asked for, in s."""

    def __init__(self, code: str, retry_after: float = 0.0, *, attention: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.attention = attention


class Refused(Exception):  # noqa: N818 (an answer)
    """The central itself refused this one request, in the form of the protocol."""

    def __init__(self, status: int, answer: ErrorAnswer) -> None:
        super().__init__(answer.error)
        self.status = status
        self.answer = answer


class Sends(Protocol):
    """A way for one request at a time."""

    def send(self, request: Request) -> Reply:
        """Send and wait for the whole answer. Raises NoReply."""
        ...


class Exchange:
    """Sends requests with the token and keeps the log of attempts."""

    def __init__(self, transport: Sends, token: str, clock: Clock, tally: Tally) -> None:
        self._transport = transport
        self._token = token
        self._clock = clock
        self._tally = tally
        self.attempts: list[Attempt] = []

    def ask(self, request: Request) -> Reply:
        """Send a request; give the reply when its status is 200. Raises Halt, Refused."""
        headers = {
            **(request.headers or {}),
            VERSION_HEADER: str(VERSION),
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        }
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        at = self._clock()
        self._tally.requests += 1
        self._tally.sent_bytes += len(request.body)
        try:
            reply = self._transport.send(
                Request(request.method, request.path, request.body, headers)
            )
        except NoReply as error:
            self._note(at, request, error.code, None)
            raise Halt(error.code) from None
        self._note(at, request, str(reply.status), reply)
        if reply.status != 200:
            raise self._why(reply)
        return reply

    def _why(self, reply: Reply) -> Halt | Refused:
        retry_after = read_retry_after(reply.headers, self._clock())
        if reply.status >= 500 or reply.status in _BUSY:
            return Halt("busy", retry_after)
        try:
            answer = ErrorAnswer.model_validate_json(reply.body)
        except ValidationError:
            return Halt("not_understood", retry_after)
        if reply.status in _ATTENTION:
            return Halt(_ATTENTION[reply.status], attention=True)
        return Refused(reply.status, answer)

    def _note(self, at: datetime, request: Request, outcome: str, reply: Reply | None) -> None:
        path = request.path.partition("?")[0]
        milliseconds = round(reply.seconds * 1000) if reply else 0
        received = len(reply.body) if reply else 0
        line = Attempt(
            at, f"{request.method} {path}", outcome, len(request.body), received, milliseconds
        )
        self.attempts.append(line)


def read_retry_after(headers: Mapping[str, str], now: datetime) -> float:
    """Read Retry-After in seconds, from a number or a date; 0 when there is none or nonsense."""
    text = headers.get("Retry-After", "").strip()
    try:
        seconds = float(text)
    except ValueError:
        seconds = _seconds_until(text, now)
    if not math.isfinite(seconds):
        return 0.0
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER)


def _seconds_until(text: str, now: datetime) -> float:
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    return (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds()


def as_json(values: Mapping[str, object]) -> bytes:
    """Write a request's body."""
    return json.dumps(values, ensure_ascii=False).encode()
