"""The one door to the network: where it may lead, and what it makes of a broken line."""

import socket
import threading
import time
from contextlib import contextmanager, suppress

import pytest

from app.domain.errors import KnownError
from sync.transport import NoReply, Request, Transport, check_url
from tests.sync import faulty_line as faults
from tests.sync.certificates import Authority, secured


def test_https_goes_anywhere_and_http_stays_on_this_machine():
    assert check_url(" https://central.example/ ") == "https://central.example"
    for url in ("http://127.0.0.1:8080", "http://localhost", "http://[::1]:80"):
        assert check_url(url) == url


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://central.example", "url_not_secure"),
        ("http://10.0.0.1", "url_not_secure"),
        ("http://127.0.0.1.example", "url_not_secure"),
        ("ftp://central.example", "bad_url"),
        ("central.example", "bad_url"),
        ("", "bad_url"),
    ],
)
def test_anything_else_is_refused(url, code):
    with pytest.raises(KnownError) as refused:
        check_url(url)
    assert refused.value.code == code


def test_nobody_there_is_unreachable():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    transport = Transport(f"http://127.0.0.1:{port}")
    with pytest.raises(NoReply) as none:
        transport.send(Request("GET", "/"))
    assert none.value.code == "unreachable"
    transport.close()


def test_a_certificate_that_nobody_vouches_for_is_not_secure(central):
    """A plain server answers where TLS was asked for: the handshake fails."""
    transport = Transport(central.url.replace("http:", "https:"))
    with pytest.raises(NoReply) as none:
        transport.send(Request("GET", "/sync/v1/health"))
    assert none.value.code == "not_secure"
    transport.close()


def test_a_redirect_is_given_back_and_not_followed(faulty):
    faulty.meet("/", faults.redirect)
    transport = Transport(faulty.url)
    assert transport.send(Request("GET", "/sync/v1/health")).status == 302
    transport.close()


def test_a_line_that_drips_is_alive_and_one_that_falls_silent_is_not():
    def drip(server, drops):
        conversation, _ = server.accept()
        conversation.recv(4096)
        conversation.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n")
        for _ in range(drops):
            time.sleep(0.15)
            conversation.sendall(b"x")
        time.sleep(0.6)
        conversation.close()

    for drops, expected in ((4, b"xxxx"), (2, None)):
        with socket.create_server(("127.0.0.1", 0)) as server:
            threading.Thread(target=drip, args=(server, drops), daemon=True).start()
            url = f"http://127.0.0.1:{server.getsockname()[1]}"
            transport = Transport(url, stall_seconds=0.4)
            if expected is not None:
                assert transport.send(Request("GET", "/")).body == expected
            else:
                with pytest.raises(NoReply) as none:
                    transport.send(Request("GET", "/"))
                assert none.value.code == "timed_out"
            transport.close()


def test_what_a_request_took_is_counted_from_the_connection_on(central, tmp_path, monkeypatch):
    authority = Authority()
    (tmp_path / "ca.pem").write_bytes(authority.pem)
    (tmp_path / "server.pem").write_bytes(authority.server_pem(expired=False))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
    with secured(central.url, tmp_path / "server.pem", hesitates=1.0) as url:
        transport = Transport(url)
        begun = time.monotonic()
        replies = [transport.send(Request("GET", "/sync/v1/health")) for _ in range(2)]
        took = time.monotonic() - begun
        transport.close()
    assert took >= 1.0
    assert sum(reply.seconds for reply in replies) <= took - 1.0


def test_an_address_that_nobody_knows_is_offline():
    transport = Transport("https://khong-co.invalid")
    with pytest.raises(NoReply) as none:
        transport.send(Request("GET", "/"))
    assert none.value.code == "offline"
    transport.close()


@contextmanager
def serving(talk):
    """Listen, and talk with the first one who calls."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=lambda: talk(server.accept()[0]), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


LENGTHS = (b"Content-Length: 99\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n")


@pytest.mark.parametrize("length", LENGTHS)
def test_a_line_that_drips_for_ever_does_not_outlast_the_deadline(length):
    def drip(conversation):
        conversation.recv(4096)
        conversation.sendall(b"HTTP/1.1 200 OK\r\n" + length)
        with suppress(OSError):
            for _ in range(90):
                time.sleep(0.05)
                conversation.sendall(b"1\r\nx\r\n" if b"chunked" in length else b"x")
        conversation.close()

    with serving(drip) as url:
        transport = Transport(url, stall_seconds=2.0, until=time.monotonic() + 0.5)
        begun = time.monotonic()
        for _ in range(2):  # the second does not even begin
            with pytest.raises(NoReply) as none:
                transport.send(Request("GET", "/"))
            assert none.value.code == "deadline"
        assert time.monotonic() - begun < 2.0
        transport.close()


def test_a_body_that_leaves_slowly_is_no_stall():
    """The whole body takes far longer than the time-out of one piece."""
    size = 8 * 1024 * 1024

    def take_slowly(conversation):
        taken = 0
        while taken < size:
            taken += len(conversation.recv(1024 * 1024))
            time.sleep(0.06)
        conversation.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        conversation.close()

    with serving(take_slowly) as url:
        transport = Transport(url, connect_seconds=0.3)
        reply = transport.send(Request("POST", "/", b"x" * size))
        assert reply.status == 200
        assert reply.seconds > 0.3
        transport.close()
