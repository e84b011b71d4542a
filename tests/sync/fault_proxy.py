"""Every fault of a real line that `faulty_line` does not play: bytes by hand on a real socket.

Each fault is met by the next request of its path; what it does to the bytes is its name.
"""

import gzip
import json
import socket
import struct
import time

from tests.sync.faulty_line import Fault, FaultyLine, hang_up, send

CUTS = (
    "nothing at all",
    "within the status line",
    "after the status line",
    "within a header",
    "before the body",
    "after one byte of the body",
    "in the middle of the body",
    "before the last byte",
)
"""Where an answer may be cut: every kind of byte of it."""


def _cuts(head: bytes, body: bytes) -> dict[str, int]:
    lines = head.index(b"\r\n") + 2, head.index(b"Content-Length") + 9
    within = 1, len(body) // 2, len(body) - 1
    return dict(zip(CUTS, (0, 7, *lines, *(len(head) + at for at in (0, *within))), strict=True))


def raw(status: int, headers: dict[str, str], body: bytes) -> tuple[bytes, bytes]:
    lines = [f"{name.title()}: {text}" for name, text in headers.items()]
    head = f"HTTP/1.1 {status} X\r\n" + "\r\n".join(lines)
    return f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode(), body


def reset(request) -> None:
    """End the connection as a broken line does: with a reset, not with a farewell."""
    request.close_connection = True
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


def reset_before_commit(line, request, body):
    reset(request)


def reset_after_commit(line, request, body):
    line.ask(request, body)
    reset(request)


def cut_at(where: str) -> Fault:
    def fault(line, request, body):
        head, answer = raw(*line.ask(request, body))
        request.wfile.write((head + answer)[: _cuts(head, answer)[where]])
        request.wfile.flush()
        hang_up(request)

    return fault


def dripping(drops: int, pause: float) -> Fault:
    """The whole answer, a few bytes at a time."""

    def fault(line, request, body):
        head, answer = raw(*line.ask(request, body))
        whole = head + answer
        size = len(whole) // drops + 1
        for start in range(0, len(whole), size):
            request.wfile.write(whole[start : start + size])
            request.wfile.flush()
            time.sleep(pause)

    return fault


def stalled_within(line, request, body):
    """Half an answer, then silence until the one who asked hangs up."""
    head, answer = raw(*line.ask(request, body))
    request.wfile.write(head + answer[: len(answer) // 2])
    request.wfile.flush()
    request.connection.settimeout(30)
    request.connection.recv(1)
    request.close_connection = True


def answering(status: int, body: bytes = b"<html>?</html>", **headers: str) -> Fault:
    given = {name.replace("_", "-"): text for name, text in headers.items()}

    def fault(line, request, _body):
        send(request, status, {"Content-Type": "text/html", **given}, body)

    return fault


def refusing_as_central(status: int, code: str, **headers: str) -> Fault:
    body = json.dumps({"protocol": 1, "error": code}).encode()
    return answering(status, body, **headers)


def corrupt(coding: str) -> Fault:
    """The right answer, packed, with bits turned over on the way."""

    def fault(line, request, body):
        status, headers, answer = line.ask(request, body)
        plain = gzip.decompress(answer) if headers.get("content-encoding") == "gzip" else answer
        packed = bytearray(gzip.compress(plain))
        for at in range(len(packed) // 2, len(packed) // 2 + 8):
            packed[at] ^= 0x5A
        send(request, status, headers | {"content-encoding": coding}, bytes(packed))

    return fault


def twice(line, request, body):
    line.ask(request, body)
    send(request, *line.ask(request, body))


def request_turned_over(line, request, body):
    """The request arrives with bits turned over, the answer comes back well."""
    broken = bytearray(body)
    broken[len(broken) // 2] ^= 0x5A
    send(request, *line.ask(request, bytes(broken)))


def request_cut(line, request, body):
    """The end of the request is missing, and the gateway passes on what there is."""
    request.headers.replace_header("Content-Length", str(len(body) // 2))
    send(request, *line.ask(request, body[: len(body) // 2]))


class HeldBack:
    """Requests that the line keeps, to deliver them later and in the wrong order."""

    def __init__(self) -> None:
        self._kept: list = []

    def keep(self, line: FaultyLine, request, body: bytes) -> None:
        self._kept.append((line, request, body))
        hang_up(request)

    def arrive(self) -> int:
        for line, request, body in reversed(self._kept):
            line.ask(request, body)
        return len(self._kept)
