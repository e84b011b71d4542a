"""Seals of confidential records: a key of its own, wrapped by a passphrase of its own.

A seal is a text that goes with every record it closes, so that whoever knows the passphrase opens
it on any device of the commune. A sealed text opens in its own record only: the id is bound in.
"""

import json
import secrets
from base64 import b64decode, b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import KnownError
from app.storage.keys import ARGON2, unwrap_key, wrap_key

_NONCE = 12


def make_seal(passphrase: str) -> tuple[str, bytes]:
    """Make a new key; gives its seal and the key itself."""
    key = secrets.token_bytes(32)
    return write_seal(secrets.token_hex(8), key, passphrase), key


def write_seal(name: str, key: bytes, passphrase: str) -> str:
    """Wrap a key by a passphrase; `name` says which key it is, whatever the passphrase."""
    return json.dumps({"name": name, **wrap_key(key, passphrase)}, separators=(",", ":"))


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
    try:
        return str(_place(seal)["name"])
    except (ValueError, KeyError, TypeError):
        return ""


def close_text(key: bytes, plain: str, bound: str) -> str:
    """Seal a text; `bound` must be said again to open it."""
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(key).encrypt(nonce, plain.encode(), bound.encode())
    return b64encode(nonce + sealed).decode()


def open_text(key: bytes, sealed: str, bound: str) -> str | None:
    """Open a sealed text; None where it is spoilt, of another key, or bound to something else."""
    try:
        raw = b64decode(sealed, validate=True)
        return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], bound.encode()).decode()
    except (InvalidTag, ValueError):
        return None


def _place(seal: str) -> dict[str, Any]:
    place: dict[str, Any] = json.loads(seal)
    return place
