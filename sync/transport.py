"""One HTTP request at a time to the central, over a line that may do anything.

Redirects are not followed (a captive portal is no central), certificates are verified, plain
http goes to this machine only; a line that is silent for 45 s counts as broken, and so does one
that is not done after ten minutes or at a deadline.
"""

import errno
import io
import ipaddress
import math
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from app.domain.errors import KnownError

CONNECT_SECONDS = 15.0
STALL_SECONDS = 45.0
TOTAL_SECONDS = 600.0
MAX_ANSWER_BYTES = 16 * 1024 * 1024
_CHUNK = 64 * 1024
_PIECE = 4096
"""What is written at once: each piece has `CONNECT_SECONDS` to leave, 2 kbit/s are enough."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request below the central's address."""

    method: str
    path: str
    body: bytes = b""
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whole, from whoever answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float
    """From when there was a connection: what the request itself took."""
    leads_away: bool = False
    """It is a redirect to another host."""


class NoReply(Exception):  # noqa: N818 (named for what happened)
    """Nothing whole came back.

    `code`: offline (nothing went out), unreachable (the central took no connection), timed_out,
    cut_off, not_secure, or deadline (ours).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_url(url: str) -> str:
    """Take https anywhere and http on this machine. Raises KnownError bad_url, not_secure."""
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise KnownError("bad_url")
    if parts.scheme == "http" and not _is_this_machine(parts.hostname):
        raise KnownError("url_not_secure")
    return url.strip().rstrip("/")


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Transport:
    """Requests to one central, one at a time, on one connection kept open."""

    def __init__(
        self,
        url: str,
        *,
        connect_seconds: float = CONNECT_SECONDS,
        stall_seconds: float = STALL_SECONDS,
        until: float = math.inf,
    ) -> None:
        """`until` is a moment of time.monotonic() at which everything is to have ended."""
        self.url = check_url(url)
        self._connect = connect_seconds
        self._stall = stall_seconds
        self._until = until
        self._one_at_a_time = Lock()
        self._session = requests.Session()
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, _InPieces())
        if urlsplit(self.url).scheme == "http":
            self._session.trust_env = False  # a proxy has no business with this machine

    def send(self, request: Request) -> Reply:
        """Send and wait for the whole answer. Raises NoReply."""
        with self._one_at_a_time:
            try:
                return self._send(request)
            except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
                raise self._no_reply(_code_of(error)) from None

    def _no_reply(self, code: str) -> NoReply:
        """Blame nobody for a silence that our own deadline ended."""
        ended = time.monotonic() >= self._until
        return NoReply("deadline" if ended and code in ("timed_out", "unreachable") else code)

    def _send(self, request: Request) -> Reply:
        begun = time.monotonic()
        left = self._until - begun
        if left <= 0:
            raise NoReply("deadline")
        with self._session.request(
            request.method,
            self.url + request.path,
            data=io.BytesIO(request.body) if request.body else None,
            headers=dict(request.headers or {}),
            timeout=(min(self._connect, left), min(self._stall, left)),
            allow_redirects=False,
            stream=True,
        ) as response:
            connected_at = getattr(response.raw.connection, "connected_at", begun)
            try:
                body = _read(response, min(begun + TOTAL_SECONDS, self._until))
            except NoReply as error:
                raise self._no_reply(error.code) from None
            seconds = time.monotonic() - max(begun, connected_at)
            return Reply(
                response.status_code, response.headers, body, seconds, self._leads_away(response)
            )

    def _leads_away(self, response: requests.Response) -> bool:
        there = urlsplit(response.headers.get("Location", "")).netloc
        return 300 <= response.status_code < 400 and there not in ("", urlsplit(self.url).netloc)

    def close(self) -> None:
        """Close the connection."""
        self._session.close()


class _Stamped:
    """Notes when a connection came to stand, its encryption included."""

    connected_at = 0.0

    def connect(self) -> None:
        """Connect."""
        super().connect()  # type: ignore[misc]
        self.connected_at = time.monotonic()


class _Http(_Stamped, HTTPConnection):
    """A plain connection."""


class _Https(_Stamped, HTTPSConnection):
    """An encrypted one."""


class _HttpPool(HTTPConnectionPool):
    ConnectionCls = _Http


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls = _Https


class _InPieces(requests.adapters.HTTPAdapter):
    """Writes a body piece by piece: the time-out is one of silence, not of the whole body."""

    def init_poolmanager(self, *sizes: Any, **more: Any) -> None:  # noqa: ANN401 (as requests has it)
        """Set the size of a piece, and what the connections are."""
        super().init_poolmanager(*sizes, **more, blocksize=_PIECE)
        self.poolmanager.pool_classes_by_scheme = {"http": _HttpPool, "https": _HttpsPool}


def _read(response: requests.Response, until: float) -> bytes:
    """Read what comes as it comes: a line that drips must not outlast `until`."""
    body = bytearray()
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise NoReply("cut_off")
        if time.monotonic() > until:
            raise NoReply("timed_out")
    return bytes(body)


_CODES: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "not_secure"),
    (requests.exceptions.ConnectTimeout, "unreachable"),
    (requests.exceptions.ProxyError, "unreachable"),
    (requests.exceptions.Timeout, "timed_out"),
    (requests.exceptions.ChunkedEncodingError, "cut_off"),
    (requests.exceptions.ContentDecodingError, "cut_off"),
    (requests.exceptions.ConnectionError, "cut_off"),
)
_NO_NETWORK = (errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH)


def _code_of(error: Exception) -> str:
    if "Read timed out" in str(error):
        return "timed_out"
    causes = list(_causes(error))
    if any(map(_is_no_network, causes)):
        return "offline"
    if any(isinstance(one, urllib3.exceptions.NewConnectionError) for one in causes):
        return "unreachable"
    return next((code for kind, code in _CODES if isinstance(error, kind)), "cut_off")


def _is_no_network(error: BaseException) -> bool:
    """Whether nothing left this machine: no way out of it, or nobody knows the address."""
    nameless = (urllib3.exceptions.NameResolutionError, socket.gaierror)
    return isinstance(error, nameless) or getattr(error, "errno", None) in _NO_NETWORK


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error and what it came from, as urllib3 wraps them."""
    found: BaseException | None = error
    while found is not None:
        yield found
        reason = getattr(found, "reason", None) or next(
            (one for one in found.args if isinstance(one, BaseException)), None
        )
        found = reason if isinstance(reason, BaseException) else found.__cause__
