"""Keys, messages and files of bundles as PROTOCOL.md §8 says; written from that text alone."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
MAGIC = b"SOTREEM BUNDLE 1\n"


@dataclass(frozen=True)
class Keys:
    """A party's keys, drawn from its secret."""

    secret: str

    def _drawn(self, what):
        info = f"sotreem bundle {what}".encode()
        return HKDF(SHA256(), 32, salt=None, info=info).derive(self.secret.encode())

    @cached_property
    def signer(self):
        return Ed25519PrivateKey.from_private_bytes(self._drawn("signing"))

    @cached_property
    def opener(self):
        return X25519PrivateKey.from_private_bytes(self._drawn("sealing"))

    @property
    def public(self):
        signing, sealing = self.signer.public_key(), self.opener.public_key()
        return {
            "signing_key": signing.public_bytes_raw().hex(),
            "sealing_key": sealing.public_bytes_raw().hex(),
        }

    @property
    def label(self):
        return label_of(self.public["signing_key"])


def label_of(signing_key):
    return hashlib.sha256(bytes.fromhex(signing_key)).hexdigest()[:32]


def bound(kind, commune, label):
    return f"sotreem bundle 1 {kind} {commune} {label}\n".encode()


def seal(said, body, line, sender, sealing_key):
    """Seal a message for whoever has `sealing_key` (hexadecimal), signed by `sender`."""
    box = X25519PublicKey.from_public_bytes(bytes.fromhex(sealing_key))
    sealed = SUITE.encrypt(json.dumps(said).encode() + b"\n" + body, box, line)
    return sender.signer.sign(line + sealed) + sealed


def unseal(envelope, line, signing_key, reader):
    """Open a message that who has `signing_key` (hexadecimal) wrote to `reader`."""
    verifier = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signing_key))
    verifier.verify(envelope[:64], line + envelope[64:])
    head, _, body = SUITE.decrypt(envelope[64:], reader.opener, line).partition(b"\n")
    return json.loads(head), body


def proof(code, *said):
    """Prove that one knows a code."""
    key = hashlib.sha256(code.encode()).digest()
    return hmac.new(key, "\n".join(("sotreem bundle", *said)).encode(), "sha256").hexdigest()


def read_file(content):
    """Read a bundle's file: what its line says, and its messages."""
    whole, digest = content[:-32], content[-32:]
    assert hashlib.sha256(whole).digest() == digest
    assert whole.startswith(MAGIC)
    head, _, rest = whole[len(MAGIC) :].partition(b"\n")
    parts = []
    while rest:
        length = int.from_bytes(rest[:4], "big")
        parts.append(rest[4 : 4 + length])
        rest = rest[4 + length :]
    said = json.loads(head)
    assert said["parts"] == len(parts)
    return said, parts


def write_file(said, parts):
    head = json.dumps(said | {"parts": len(parts)}).encode() + b"\n"
    whole = MAGIC + head + b"".join(len(one).to_bytes(4, "big") + one for one in parts)
    return whole + hashlib.sha256(whole).digest()
