"""A real socket between a device and the central that breaks in the ways real lines break."""

import gzip
import http.client
import json
import socket
import threading
from collections import deque
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from sync.codings import CODINGS
from sync.protocol import MAX_PLAIN_BYTES

Answer = tuple[int, dict[str, str], bytes]


class FaultyLine:
    """Passes requests on to `upstream`; the next one of `path` meets the next planned fault."""

    def __init__(self, upstream: str, port: int = 0) -> None:
        self.upstream = urlsplit(upstream)
        self.plan: deque[tuple[str, Fault]] = deque()
        self.seen: list[str] = []
        line = self

        class Passing(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                line.pass_on(self)

            def do_POST(self):
                line.pass_on(self)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Passing)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def meet(self, path: str, *faults: "Fault") -> None:
        self.plan.extend((path, fault) for fault in faults)

    def pass_on(self, request) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length") or 0))
        self.seen.append(request.path)
        if self.plan and self.plan[0][0] in request.path:
            _, fault = self.plan.popleft()
            fault(self, request, body)
        else:
            send(request, *self.ask(request, body))

    def ask(self, request, body: bytes) -> Answer:
        upstream = http.client.HTTPConnection(self.upstream.hostname, self.upstream.port)
        upstream.request(request.command, request.path, body or None, dict(request.headers))
        response = upstream.getresponse()
        kept = {name: value for name, value in response.getheaders() if name in _KEPT}
        answer = (response.status, kept, response.read())
        upstream.close()
        return answer

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


_KEPT = ("content-type", "content-encoding", "retry-after")
Fault = Callable[[FaultyLine, BaseHTTPRequestHandler, bytes], None]


def send(request, status: int, headers: dict[str, str], body: bytes, says: int = -1) -> None:
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    request.send_header("Content-Length", str(len(body) if says < 0 else says))
    request.end_headers()
    request.wfile.write(body)
    request.wfile.flush()


def hang_up(request) -> None:
    request.close_connection = True
    request.connection.shutdown(socket.SHUT_RDWR)


def cut_before(line, request, body):
    hang_up(request)


def cut_after_commit(line, request, body):
    line.ask(request, body)
    hang_up(request)


def cut_in_the_answer(line, request, body):
    status, headers, answer = line.ask(request, body)
    send(request, status, headers, answer[: len(answer) // 2], says=len(answer))
    hang_up(request)


def truncated_gzip(line, request, body):
    status, headers, answer = line.ask(request, body)
    plain = gzip.decompress(answer) if headers.get("content-encoding") == "gzip" else answer
    packed = gzip.compress(plain)
    send(request, status, headers | {"content-encoding": "gzip"}, packed[:-12])


def silence(line, request, body):
    """Take the request and say nothing, until the one who asked hangs up."""
    line.ask(request, body)
    request.connection.settimeout(60)
    request.connection.recv(1)
    request.close_connection = True


def html_200(line, request, body):
    page = "<html><body>Xin mời đăng nhập Wi-Fi</body></html>".encode()
    send(request, 200, {"Content-Type": "text/html"}, page)


def redirect(line, request, body):
    send(request, 302, {"Location": "http://127.0.0.1:9/login"}, b"")


def forbidden_html(line, request, body):
    send(request, 403, {"Content-Type": "text/html"}, b"<html>blocked</html>")


def failed_500(line, request, body):
    send(request, 500, {"Content-Type": "text/html"}, b"<html>oops</html>")


def failed_502(line, request, body):
    send(request, 502, {"Content-Type": "text/html"}, b"<html>oops</html>")


def jammed(retry_after: str) -> Fault:
    def fault(line, request, body):
        send(request, 503, {"Retry-After": retry_after}, b"")

    return fault


def changed(**values) -> Fault:
    """The central's answer, with some values of it changed on the way."""

    def fault(line, request, body):
        status, headers, answer = line.ask(request, body)
        packed = headers.pop("content-encoding", "") == "gzip"
        message = json.loads(gzip.decompress(answer) if packed else answer)
        send(request, status, headers, json.dumps(message | values).encode())

    return fault


def too_large(line, request, body):
    answer = {"protocol": 1, "error": "too_large"}
    send(request, 413, {"Content-Type": "application/json"}, json.dumps(answer).encode())


def unless_it_holds(word: str, refuse: Fault) -> Fault:
    """Pass a batch on, every time, unless it holds this word."""

    def fault(line, request, body):
        line.plan.appendleft(("/push", fault))
        coding = CODINGS[request.headers["Content-Encoding"]]
        if word.encode() in coding.decode(body, MAX_PLAIN_BYTES):
            refuse(line, request, body)
        else:
            send(request, *line.ask(request, body))

    return fault


def bad_body(line, request, body):
    answer = {"protocol": 1, "error": "bad_body"}
    send(request, 400, {"Content-Type": "application/json"}, json.dumps(answer).encode())


def refusing(word: str) -> Fault:
    """Refuse a batch as a whole while it holds this word."""
    return unless_it_holds(word, bad_body)
