"""The file with which children are handed to another commune: sealed by a passphrase, and signed.

A line of JSON in the clear says between whom, and who signed; then 64 bytes of an Ed25519
signature over all the rest, and the content under AES-256-GCM, its key wrapped by argon2id.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.domain.errors import KnownError
from app.storage.keys import unwrap_key, wrap_key
from app.storage.sealed_file import open_bytes, seal_bytes
from app.storage.settings import Settings

FORM = "sotreem children 1"
_PURPOSE = "children"
_SIGNER = "children.signer"
_SIGNATURE_BYTES = 64
_MOST_BYTES = 64 << 20
_SIGNS = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
"""None looks like another: the words are read out over the telephone."""


@dataclass(frozen=True, slots=True)
class SealedChildren:
    """A file that was opened, and by whom it was signed."""

    content: Any
    commune: str
    """The code that the file names as its sender."""
    signer: str
    """The public key, hexadecimal."""

    @property
    def check_words(self) -> str:
        """Give what both sides can compare over the telephone."""
        return check_words(self.signer)


def check_words(signer: str) -> str:
    """Write a public key short enough to be read out: 12 signs in three groups."""
    number = int.from_bytes(sha256(signer.encode()).digest())
    return _grouped("".join(_SIGNS[number // 31**place % 31] for place in range(12)))


def new_passphrase() -> str:
    """Make a passphrase to be read out: 16 signs, some 79 bits."""
    return _grouped("".join(secrets.choice(_SIGNS) for _ in range(16)))


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


def signing_key(settings: Settings) -> Ed25519PrivateKey:
    """Give the key with which this book signs; made when it is first wanted."""
    known = settings.get(_SIGNER)
    if not known:
        known = secrets.token_hex(32)
        settings.put(_SIGNER, known)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(known))


def public_text(key: Ed25519PrivateKey) -> str:
    """Write the public half of a key."""
    return key.public_key().public_bytes_raw().hex()


def write_children(
    path: Path,
    content: Mapping[str, object],
    commune: str,
    passphrase: str,
    signer: Ed25519PrivateKey,
) -> None:
    """Write the file, whole or not at all. Raises KnownError folder_not_writable."""
    key = secrets.token_bytes(32)
    head = {
        "form": FORM,
        "from": commune,
        "signer": public_text(signer),
        "key": wrap_key(key, _plain(passphrase)),
    }
    line = json.dumps(head).encode() + b"\n"
    sealed = seal_bytes(key, _PURPOSE, json.dumps(content, ensure_ascii=False).encode())
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(line + signer.sign(line + sealed) + sealed)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise KnownError("folder_not_writable") from error


def read_children(path: Path, passphrase: str) -> SealedChildren:
    """Check and open a file.

    Raises KnownError: file_not_found, child_file_damaged, passphrase_needed, passphrase_wrong.
    """
    try:
        raw = path.read_bytes()[:_MOST_BYTES]
    except OSError as error:
        raise KnownError("file_not_found", file=path.name) from error
    head, place = _head(raw)
    line, rest = raw[:place], raw[place:]
    signature, sealed = rest[:_SIGNATURE_BYTES], rest[_SIGNATURE_BYTES:]
    try:
        known = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["signer"]))
        known.verify(signature, line + sealed)
        key = unwrap_key(head["key"], _plain(passphrase))
        content = json.loads(open_bytes(key, _PURPOSE, sealed))
    except (InvalidSignature, InvalidTag, ValueError, KeyError, TypeError) as error:
        raise KnownError("child_file_damaged") from error
    return SealedChildren(content, str(head.get("from", "")), head["signer"])


def _head(raw: bytes) -> tuple[dict[str, Any], int]:
    place = raw.find(b"\n") + 1
    try:
        head = json.loads(raw[:place])
    except ValueError as error:
        raise KnownError("child_file_damaged") from error
    if not isinstance(head, dict) or head.get("form") != FORM:
        raise KnownError("child_file_damaged")
    return head, place


def _plain(passphrase: str) -> str:
    """Read a passphrase as it was said: groups, spaces and small letters do not matter."""
    return "".join(passphrase.split()).replace("-", "").upper()
