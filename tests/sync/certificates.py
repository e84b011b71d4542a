"""Certificates made on the spot, and a door that speaks TLS with one of them."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


class Authority:
    """Somebody who vouches for servers."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("Cơ quan chứng thực thử")
        now = datetime.now(UTC)
        made = _builder(self._name, self._name, self._key, now - 30 * DAY, now + 30 * DAY)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        usage = dict.fromkeys(_USES, False) | {"key_cert_sign": True, "crl_sign": True}
        made = made.add_extension(x509.KeyUsage(**usage), critical=True)
        named = x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())
        made = made.add_extension(named, critical=False)
        self._certificate = made.sign(self._key, hashes.SHA256())
        self.pem = self._certificate.public_bytes(serialization.Encoding.PEM)

    def server_pem(self, *, expired: bool, address: str = "127.0.0.1") -> bytes:
        """Make a key and a certificate of an address, in one file."""
        key = ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        until = now - DAY if expired else now + DAY
        made = _builder(_name(address), self._name, key, now - 9 * DAY, until)
        named = x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))])
        made = made.add_extension(named, critical=False)
        signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        made = made.add_extension(signer, critical=False)
        certificate = made.sign(self._key, hashes.SHA256())
        pem = serialization.Encoding.PEM
        plain = serialization.NoEncryption()
        form = serialization.PrivateFormat.PKCS8
        return key.private_bytes(pem, form, plain) + certificate.public_bytes(pem)


_USES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _builder(subject, issuer, key, since, until) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
    )


@contextmanager
def secured(upstream: str, keys: Path, hesitates: float = 0.0) -> Iterator[str]:
    """Open a door with TLS before a server without; gives its address.

    It `hesitates` for so many seconds before it shakes hands.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(keys)
    door = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                visitor, _ = door.accept()
                threading.Thread(
                    target=_let_in, args=(visitor, context, upstream, hesitates), daemon=True
                ).start()

    threading.Thread(target=serve, daemon=True).start()
    yield f"https://127.0.0.1:{door.getsockname()[1]}"
    door.shutdown(socket.SHUT_RDWR)
    door.close()


def _let_in(
    visitor: socket.socket, context: ssl.SSLContext, upstream: str, hesitates: float
) -> None:
    to = urlsplit(upstream)
    time.sleep(hesitates)
    with (
        suppress(OSError),
        context.wrap_socket(visitor, server_side=True) as inside,
        socket.create_connection((to.hostname, to.port)) as onward,
    ):
        back = threading.Thread(target=_pass_on, args=(onward, inside), daemon=True)
        back.start()
        _pass_on(inside, onward)
        back.join(5)


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while chunk := source.recv(65536):
            target.sendall(chunk)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
