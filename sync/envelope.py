"""One sealed and signed message of a bundle: only the one it is for can read it.

HPKE in its base mode (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM), then an Ed25519 signature over
the whole; both are bound to the line that says between whom and what for.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sync.device_keys import PrivateKeys, PublicKeys

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SIGNATURE_BYTES = 64


class NotSealed(Exception):  # noqa: N818 (said of what came)
    """What came is not whole, not from whom it should be, or not for us."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Between whom and what for: a message that was made for something else does not open."""

    kind: str
    commune: str
    label: str
    """The device's, whichever way the message goes."""

    @property
    def line(self) -> bytes:
        """Write it as it is signed."""
        return f"sotreem bundle 1 {self.kind} {self.commune} {self.label}\n".encode()


@dataclass(frozen=True, slots=True)
class Message:
    """A line of JSON that says what it is, and a body of bytes."""

    said: Mapping[str, object]
    body: bytes = field(default=b"", repr=False)


def seal(message: Message, bound: Bound, sender: PrivateKeys, reader: PublicKeys) -> bytes:
    """Seal a message for `reader` and sign it: 64 bytes of signature, then HPKE's."""
    plain = json.dumps(message.said, ensure_ascii=False).encode() + b"\n" + message.body
    sealed = _SUITE.encrypt(plain, reader.box, bound.line)
    return sender.signer.sign(bound.line + sealed) + sealed


def unseal(envelope: bytes, bound: Bound, sender: PublicKeys, reader: PrivateKeys) -> Message:
    """Check and open a message. Raises NotSealed."""
    signature, sealed = envelope[:_SIGNATURE_BYTES], envelope[_SIGNATURE_BYTES:]
    try:
        sender.signer.verify(signature, bound.line + sealed)
        plain = _SUITE.decrypt(sealed, reader.opener, bound.line)
        head, _, body = plain.partition(b"\n")
        said = json.loads(head)
    except (InvalidSignature, InvalidTag, ValueError) as error:
        raise NotSealed from error
    if not isinstance(said, dict):
        raise NotSealed
    return Message(said, body)
