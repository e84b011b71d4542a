"""The key of a store: 256 random bits that never lie beside it in the clear.

`key.json` in the data folder says where the key is: in the system's keyring, wrapped by a
passphrase (argon2id, AES-256-GCM), or, on a machine that has neither, in a file of the user's
own configuration folder that only the user may read.
"""

import json
import secrets
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from app.domain.errors import KnownError

KEY_FILE = "key.json"
_SERVICE = "sotreem"
ARGON2 = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4}
"""argon2id, RFC 9106 §4 second recommended option: 64 MiB, 3 passes, 4 lanes."""


def create_key(folder: Path, passphrase: str | None) -> bytes:
    """Make the key of a new store and put it away; returns its 32 bytes."""
    key = secrets.token_bytes(32)
    put_key(folder, key, passphrase)
    return key


def put_key(folder: Path, key: bytes, passphrase: str | None) -> None:
    """Put a key away, and write into `folder` where it is."""
    name = secrets.token_hex(16)
    if passphrase:
        place = wrap_key(key, passphrase)
    elif _put_in_keyring(name, key):
        place = {"kind": "keyring", "name": name}
    else:
        _put_in_user_file(name, key)
        place = {"kind": "user_file", "name": name}
    (folder / KEY_FILE).write_text(json.dumps(place, indent=1), encoding="ascii")


def open_key(folder: Path, passphrase: str | None) -> bytes:
    """Fetch the key of a store.

    Raises KnownError: key_missing, passphrase_needed or passphrase_wrong.
    """
    try:
        place = json.loads((folder / KEY_FILE).read_text(encoding="ascii"))
        match place["kind"]:
            case "passphrase":
                return unwrap_key(place, passphrase)
            case "keyring":
                return _take_from_keyring(place["name"])
            case "user_file":
                return bytes.fromhex(_user_file(place["name"]).read_text(encoding="ascii"))
    except (OSError, ValueError, KeyError) as error:
        raise KnownError("key_missing") from error
    raise KnownError("key_missing")


def kind_of_key(folder: Path) -> str:
    """Say where the key is kept: passphrase, keyring or user_file."""
    return str(json.loads((folder / KEY_FILE).read_text(encoding="ascii"))["kind"])


def wrap_key(key: bytes, passphrase: str) -> dict[str, Any]:
    """Wrap a key by a passphrase (argon2id, AES-256-GCM)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(_derive(passphrase, salt, ARGON2)).encrypt(nonce, key, _SERVICE.encode())
    packed = {"salt": salt, "nonce": nonce, "wrapped": wrapped}
    texts = {name: b64encode(value).decode() for name, value in packed.items()}
    return {"kind": "passphrase", "argon2id": ARGON2, **texts}


def unwrap_key(place: dict[str, Any], passphrase: str | None) -> bytes:
    """Open a wrapped key. Raises KnownError: passphrase_needed, passphrase_wrong."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not passphrase:
        raise KnownError("passphrase_needed")
    salt, nonce, wrapped = (b64decode(place[name]) for name in ("salt", "nonce", "wrapped"))
    try:
        cipher = AESGCM(_derive(passphrase, salt, place["argon2id"]))
        return cipher.decrypt(nonce, wrapped, _SERVICE.encode())
    except InvalidTag as error:
        raise KnownError("passphrase_wrong") from error


def _derive(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(passphrase.encode(), salt, hash_len=32, type=Type.ID, **cost)


def _put_in_keyring(name: str, key: bytes) -> bool:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, name, key.hex())
        return keyring.get_password(_SERVICE, name) == key.hex()
    except KeyringError:
        return False


def _take_from_keyring(name: str) -> bytes:
    import keyring
    from keyring.errors import KeyringError

    try:
        return bytes.fromhex(keyring.get_password(_SERVICE, name) or "")
    except KeyringError as error:
        raise KnownError("key_missing") from error


def _user_file(name: str) -> Path:
    return user_config_path("sotreem", appauthor=False) / f"{name}.key"


def _put_in_user_file(name: str, key: bytes) -> None:
    path = _user_file(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    path.write_text(key.hex(), encoding="ascii")
