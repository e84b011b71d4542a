"""One request and what may be believed of its reply; everything else halts the round."""

import json
import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol

from pydantic import ValidationError

from app.domain.ids import Clock
from app.storage.sync_state import Attempt
from sync.breaker import LONGEST_REST_SECONDS
from sync.comparing import GENERATION_HEADER
from sync.outcome import Tally
from sync.protocol import VERSION, VERSION_HEADER, ErrorAnswer
from sync.transport import NoReply, Reply, Request

_ATTENTION = {401: "refused_device", 426: "update_needed"}
_BUSY = (408, 425, 429)
_LOGIN_WANTED = 511
CANCELLED = "cancelled"
_PAGES = ("text/html", "application/xhtml+xml")
_BROKE_DOWN = (408, 500, 502, 504)


def never() -> bool:
    """Let it run to its end."""
    return False


class Halt(Exception):  # noqa: N818 (a round ends; that is no error)
    """The round ends here: `code` says why, `retry_after` what the central asked for, in s."""

    def __init__(
        self, code: str, retry_after: float = 0.0, *, status: int = 0, attention: bool = False
    ) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.attention = attention
        self.status = status
        """The answer's status; 0 where there was none."""
        self.unanswered = code in ("timed_out", "cut_off") or status in _BROKE_DOWN
        """The batch may be at fault: smaller ones may pass."""
        self.overloaded = self.unanswered or status >= 500


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
        self.generation = ""
        """Which copy of the data folder asks; empty where nobody needs to know."""
        self._clock = clock
        self._tally = tally
        self.attempts: list[Attempt] = []
        self.cancelled: Callable[[], bool] = never
        """Whether a person stopped it: no further request goes out."""
        self._not_before: datetime | None = None

    def pause(self, seconds: float) -> None:
        """Ask nothing more for so long: any answer may want that."""
        if seconds > 0:
            until = self._clock() + timedelta(seconds=_within_reason(seconds))
            self._not_before = max(until, self._not_before or until)

    @property
    def paused_for(self) -> float:
        """How many seconds nothing is asked yet; 0 when something may be."""
        if self._not_before is None:
            return 0.0
        return max(0.0, (self._not_before - self._clock()).total_seconds())

    def ask(self, request: Request) -> Reply:
        """Send a request; give the reply when its status is 200. Raises Halt, Refused."""
        if self.cancelled():
            raise Halt(CANCELLED)
        if self.paused_for:
            raise Halt("paused", self.paused_for)
        headers = {
            **(request.headers or {}),
            VERSION_HEADER: str(VERSION),
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
        }
        if self.generation:
            headers[GENERATION_HEADER] = self.generation
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
        retry_after = read_retry_after(reply.headers, self._clock())
        if is_portal(reply):
            raise Halt("portal")
        self.pause(retry_after)
        if reply.status != 200:
            raise self._why(reply, retry_after)
        return reply

    def _why(self, reply: Reply, retry_after: float) -> Halt | Refused:
        if reply.status >= 500 or reply.status in _BUSY:
            return Halt("busy", retry_after, status=reply.status)
        try:
            answer = ErrorAnswer.model_validate_json(reply.body)
        except ValidationError:
            return Halt("not_understood", retry_after)
        if reply.status < 400:
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
    return _within_reason(seconds)


def _within_reason(seconds: float) -> float:
    """Take nonsense for nothing: nobody keeps us silent for longer than the breaker does."""
    return min(max(seconds, 0.0), LONGEST_REST_SECONDS) if math.isfinite(seconds) else 0.0


def is_portal(reply: Reply) -> bool:
    """Whether a network that wants a login first answered in the central's place.

    It gives a page where an answer of the protocol would be, or leads to another host.
    """
    if reply.status == _LOGIN_WANTED or reply.leads_away:
        return True
    media = reply.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return reply.status == 200 and media in _PAGES


def _seconds_until(text: str, now: datetime) -> float:
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    return (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds()


def as_json(values: Mapping[str, object]) -> bytes:
    """Write a request's body."""
    return json.dumps(values, ensure_ascii=False).encode()
