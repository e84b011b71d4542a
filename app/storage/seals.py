"""Seals of confidential records: a key of its own, wrapped by a passphrase of its own.

A seal is a text that goes with every record it closes, so that whoever knows the passphrase opens
it on any device of the commune. A sealed text opens in its own record only: the id is bound in.
A seal has a box, too: anybody can drop a text into it, and only who has the key takes it out (HPKE
over X25519; the private half is drawn from the key).
"""

import json
import secrets
from base64 import b64decode, b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.errors import KnownError
from app.storage.keys import ARGON2, unwrap_key, wrap_key

_NONCE = 12
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_DROPPED = "box."
"""What a dropped text begins with; its point stands in no base64."""


def make_seal(passphrase: str) -> tuple[str, bytes]:
    """Make a new key; gives its seal and the key itself."""
    key = secrets.token_bytes(32)
    return write_seal(secrets.token_hex(8), key, passphrase), key


def write_seal(name: str, key: bytes, passphrase: str) -> str:
    """Wrap a key by a passphrase; `name` says which key it is, whatever the passphrase."""
    return _write({**_open_part(name, key), **wrap_key(key, passphrase)})


def make_unlocked_seal() -> tuple[str, bytes]:
    """Make a seal that no passphrase locks yet, and its key."""
    key = secrets.token_bytes(32)
    return _write(_open_part(secrets.token_hex(8), key)), key


def takes_texts(seal: str) -> bool:
    """Whether texts can be dropped into a seal that a passphrase locks; old ones have no box."""
    return {"box", "wrapped"} <= _place_in(seal).keys()


def is_unlocked(seal: str) -> bool:
    """Whether no passphrase locks this seal yet: on another device nobody could open it."""
    place = _place_in(seal)
    return "box" in place and "wrapped" not in place


def open_seal(seal: str, passphrase: str) -> bytes:
    """Give the key of a seal. Raises KnownError: passphrase_needed, passphrase_wrong."""
    try:
        place = _place(seal)
        if place["argon2id"] != ARGON2:  # another device wrote it: it shall not cost us more
            raise KnownError("passphrase_wrong")
        return unwrap_key(place, passphrase)
    except (ValueError, KeyError, TypeError) as error:
        raise KnownError("passphrase_wrong") from error


def name_of(seal: str) -> str:
    """Say which key a seal closes with; empty for what is no seal."""
    return str(_place_in(seal).get("name", ""))


def close_text(key: bytes, plain: str, bound: str) -> str:
    """Seal a text; `bound` must be said again to open it."""
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(key).encrypt(nonce, plain.encode(), bound.encode())
    return b64encode(nonce + sealed).decode()


def drop_text(seal: str, plain: str, bound: str) -> str:
    """Seal a text without the key; `bound` must be said again to open it."""
    box = X25519PublicKey.from_public_bytes(bytes.fromhex(_place(seal)["box"]))
    return _DROPPED + b64encode(_SUITE.encrypt(plain.encode(), box, bound.encode())).decode()


def is_dropped(sealed: str) -> bool:
    """Whether a text was sealed without the key, and nobody who has it has looked at it yet."""
    return sealed.startswith(_DROPPED)


def open_text(key: bytes, sealed: str, bound: str) -> str | None:
    """Open a sealed text; None where it is spoilt, of another key, or bound to something else."""
    try:
        raw = b64decode(sealed.removeprefix(_DROPPED), validate=True)
        if is_dropped(sealed):
            return _SUITE.decrypt(raw, _private_half(key), bound.encode()).decode()
        return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], bound.encode()).decode()
    except (InvalidTag, ValueError):
        return None


def _place(seal: str) -> dict[str, Any]:
    place: dict[str, Any] = json.loads(seal)
    return place


def _place_in(seal: str) -> dict[str, Any]:
    """Read a seal; nothing where it is none."""
    try:
        place = _place(seal)
    except (ValueError, TypeError):
        return {}
    return place if isinstance(place, dict) else {}


def _open_part(name: str, key: bytes) -> dict[str, str]:
    return {"name": name, "box": _private_half(key).public_key().public_bytes_raw().hex()}


def _private_half(key: bytes) -> X25519PrivateKey:
    drawn = HKDF(SHA256(), 32, salt=None, info=b"sotreem confidential box").derive(key)
    return X25519PrivateKey.from_private_bytes(drawn)


def _write(place: dict[str, Any]) -> str:
    return json.dumps(place, separators=(",", ":"))
