"""The keys of bundles: a device's own, drawn from its secret, and the proofs of an enrolment code.

A device signs with Ed25519 and is written to with X25519 (RFC 8032, RFC 7748). Both keys come out
of the secret that it made before it joined, so there is nothing more to keep or to lose.
"""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others may know of a party: how it signs, and how one writes to it (hexadecimal)."""

    signing: str
    sealing: str

    @property
    def label(self) -> str:
        """Name the party in the clear: nothing but its key."""
        return hashlib.sha256(bytes.fromhex(self.signing)).hexdigest()[:32]

    @property
    def signer(self) -> Ed25519PublicKey:
        """Give the key that its signatures are checked with. Raises ValueError."""
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.signing))

    @property
    def box(self) -> X25519PublicKey:
        """Give the key that is sealed to. Raises ValueError."""
        return X25519PublicKey.from_public_bytes(bytes.fromhex(self.sealing))


@dataclass(frozen=True, slots=True)
class PrivateKeys:
    """The keys of one party of a bundle."""

    signer: Ed25519PrivateKey
    opener: X25519PrivateKey

    @property
    def public(self) -> PublicKeys:
        """Give what others may know of them."""
        signing, sealing = self.signer.public_key(), self.opener.public_key()
        return PublicKeys(signing.public_bytes_raw().hex(), sealing.public_bytes_raw().hex())


def keys_of(secret: str) -> PrivateKeys:
    """Draw both keys from a secret of at least 256 random bits; always the same ones."""
    return PrivateKeys(
        Ed25519PrivateKey.from_private_bytes(_drawn(secret, "signing")),
        X25519PrivateKey.from_private_bytes(_drawn(secret, "sealing")),
    )


def _drawn(secret: str, purpose: str) -> bytes:
    info = f"sotreem bundle {purpose}".encode()
    return HKDF(SHA256(), 32, salt=None, info=info).derive(secret.encode())


def hash_text(text: str) -> str:
    """Hash a code or a secret as the central keeps it: lower-case hexadecimal SHA-256.

    Of at least 58 random bits: it needs no salt and no slow hash.
    """
    return hashlib.sha256(text.encode()).hexdigest()


def prove(code_hash: str, *said: str) -> str:
    """Prove that one knows an enrolment code, together with what is said. HMAC-SHA256."""
    message = "\n".join(("sotreem bundle", *said)).encode()
    return hmac.new(bytes.fromhex(code_hash), message, "sha256").hexdigest()


def proves(proof: str, code_hash: str, *said: str) -> bool:
    """Check such a proof."""
    return hmac.compare_digest(proof.encode(), prove(code_hash, *said).encode())
