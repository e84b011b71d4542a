"""The file on the stick: what it is and for whom, in the clear, then sealed messages.

It is there whole or not at all; one that was cut, changed or is something else is refused before
anything of it is used.
"""

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.domain.errors import KnownError
from app.workbook.outgoing.new_file import new_file
from sync.envelope import Bound

MAGIC: Final = b"SOTREEM BUNDLE 1\n"
SUFFIX: Final = ".sotreem"
MAX_BYTES: Final = 64 * 1024 * 1024
MAX_PARTS: Final = 1000
MAX_PART_BYTES: Final = 16 * 1024 * 1024
KINDS: Final = ("join", "request", "welcome", "answer")
"""Of a device to its central: join, request. Of the central to the device: welcome, answer."""
ANSWER_OF: Final = {"join": "welcome", "request": "answer"}
_HASH_BYTES = 32
_LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle: the sealed messages between one device and its central."""

    kind: str
    commune: str
    label: str
    """The device's."""
    parts: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def bound(self) -> Bound:
        """Say what each of its messages is bound to."""
        return Bound(self.kind, self.commune, self.label)

    @property
    def goes_up(self) -> bool:
        """Whether it is a device's to the central."""
        return self.kind in ("join", "request")


def file_name(kind: str, label: str) -> str:
    """Name the file: one out and one back for each device, whichever is newest."""
    direction = "gui-trung-uong" if kind in ("join", "request") else "tra-loi"
    return f"{direction}-{label[:8]}{SUFFIX}"


def write_bundle(bundle: Bundle, target: Path) -> None:
    """Put a bundle on the disk before its name. Raises the KnownErrors of `new_file`."""
    with new_file(target) as unfinished, unfinished.open("wb") as file:
        file.write(as_bytes(bundle))
        file.flush()
        os.fsync(file.fileno())
    _keep_name(target.parent)


def _keep_name(folder: Path) -> None:
    """Put the new name on the disk too; Windows does so by itself and opens no folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some sticks' file systems know no such thing
    finally:
        os.close(handle)


def as_bytes(bundle: Bundle) -> bytes:
    """Write a bundle: magic, a line of JSON, each message after its length, SHA-256 of it all."""
    head = {
        "kind": bundle.kind,
        "commune": bundle.commune,
        "device": bundle.label,
        "parts": len(bundle.parts),
    }
    framed = b"".join(len(part).to_bytes(_LENGTH_BYTES) + part for part in bundle.parts)
    whole = MAGIC + json.dumps(head).encode() + b"\n" + framed
    return whole + hashlib.sha256(whole).digest()


def read_bundle(source: Path) -> Bundle:
    """Read a bundle.

    Raises KnownError file_not_found, file_unreadable, not_a_bundle, bundle_damaged and
    bundle_too_large.
    """
    try:
        if source.stat().st_size > MAX_BYTES:
            raise KnownError("bundle_too_large", file=source.name)
        content = source.read_bytes()
    except FileNotFoundError as error:
        raise KnownError("file_not_found", file=source.name) from error
    except OSError as error:
        raise KnownError("file_unreadable", file=source.name) from error
    if not content.startswith(MAGIC):
        raise KnownError("not_a_bundle", file=source.name)
    bundle = _read(content)
    if bundle is None:
        raise KnownError("bundle_damaged", file=source.name)
    return bundle


def _read(content: bytes) -> Bundle | None:
    whole, digest = content[:-_HASH_BYTES], content[-_HASH_BYTES:]
    if hashlib.sha256(whole).digest() != digest:
        return None
    head, _, framed = whole.removeprefix(MAGIC).partition(b"\n")
    try:
        said = json.loads(head)
        bundle = Bundle(
            str(said["kind"]), str(said["commune"]), str(said["device"]), _parts(framed)
        )
        fits = bundle.kind in KINDS and len(bundle.parts) == int(said["parts"])
    except (ValueError, KeyError, TypeError):
        return None
    return bundle if fits else None


def _parts(framed: bytes) -> tuple[bytes, ...]:
    parts: list[bytes] = []
    while framed:
        length = int.from_bytes(framed[:_LENGTH_BYTES])
        part = framed[_LENGTH_BYTES : _LENGTH_BYTES + length]
        if len(part) < length or len(parts) >= MAX_PARTS:
            raise ValueError
        parts.append(part)
        framed = framed[_LENGTH_BYTES + length :]
    return tuple(parts)
