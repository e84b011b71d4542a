"""One HTTP request at a time to the central, over a line that may do anything.

Redirects are not followed (a captive portal is no central), certificates are verified, plain
http goes to this machine only; a line that is silent for 45 s counts as broken.
"""

import ipaddress
import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from urllib.parse import urlsplit

import requests
import urllib3

from app.domain.errors import KnownError

CONNECT_SECONDS = 15.0
STALL_SECONDS = 45.0
TOTAL_SECONDS = 600.0
MAX_ANSWER_BYTES = 16 * 1024 * 1024
_CHUNK = 64 * 1024


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


class NoReply(Exception):  # noqa: N818 (named for what happened)
    """Nothing whole came back. `code`: offline, timed_out, cut_off or not_secure."""

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

    def __init__(self, url: str, *, stall_seconds: float = STALL_SECONDS) -> None:
        self.url = check_url(url)
        self._stall = stall_seconds
        self._one_at_a_time = Lock()
        self._session = requests.Session()
        if urlsplit(self.url).scheme == "http":
            self._session.trust_env = False  # a proxy has no business with this machine

    def send(self, request: Request) -> Reply:
        """Send and wait for the whole answer. Raises NoReply."""
        with self._one_at_a_time:
            try:
                return self._send(request)
            except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
                raise NoReply(_code_of(error)) from None

    def _send(self, request: Request) -> Reply:
        begun = time.monotonic()
        with self._session.request(
            request.method,
            self.url + request.path,
            data=request.body or None,
            headers=dict(request.headers or {}),
            timeout=(CONNECT_SECONDS, self._stall),
            allow_redirects=False,
            stream=True,
        ) as response:
            body = _read(response, begun + TOTAL_SECONDS)
            seconds = time.monotonic() - begun
            return Reply(response.status_code, response.headers, body, seconds)

    def close(self) -> None:
        """Close the connection."""
        self._session.close()


def _read(response: requests.Response, until: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise NoReply("cut_off")
        if time.monotonic() > until:
            raise NoReply("timed_out")
    return bytes(body)


_CODES: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.SSLError, "not_secure"),
    (requests.exceptions.ConnectTimeout, "offline"),
    (requests.exceptions.Timeout, "timed_out"),
    (requests.exceptions.ChunkedEncodingError, "cut_off"),
    (requests.exceptions.ContentDecodingError, "cut_off"),
    (requests.exceptions.ConnectionError, "offline"),
)


def _code_of(error: Exception) -> str:
    if "Read timed out" in str(error):
        return "timed_out"
    return next((code for kind, code in _CODES if isinstance(error, kind)), "cut_off")
