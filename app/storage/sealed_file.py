"""Files beside the store that can be made again from it: sealed with its key, replaced in one go.

A file that is damaged, of another key, or was meant for something else is as if it were not there.
"""

import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


def write_sealed(path: Path, key: bytes, purpose: str, content: bytes) -> bool:
    """Seal a content into a file; False where the disk would not take it, the old file stands."""
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(seal_bytes(key, purpose, content))
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        return False
    return True


def read_sealed(path: Path, key: bytes, purpose: str) -> bytes | None:
    """Read what was sealed; None where there is nothing that can be believed."""
    try:
        return open_bytes(key, purpose, path.read_bytes())
    except (OSError, InvalidTag, ValueError):
        return None


def seal_bytes(key: bytes, purpose: str, content: bytes) -> bytes:
    """Seal a content for one purpose: a nonce, then AES-256-GCM."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(key, purpose).encrypt(nonce, content, None)


def open_bytes(key: bytes, purpose: str, sealed: bytes) -> bytes:
    """Open what was sealed. Raises InvalidTag or ValueError."""
    return _cipher(key, purpose).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)


def _cipher(key: bytes, purpose: str) -> AESGCM:
    derived = HKDF(SHA256(), 32, salt=None, info=f"sotreem {purpose}".encode()).derive(key)
    return AESGCM(derived)
