"""Files that an office took in the place of those that come with the program, in a setting.

So backups have them. The edition before is kept beside it, and can be taken up again.
"""

import base64
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import KnownError
from app.storage.settings import Settings

NamedText = tuple[str, str]
"""The name of a file, and what stands in it."""


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """The edition under one name; empty where the shipped one is in force."""

    settings: Settings
    key: str

    @property
    def packed(self) -> str:
        """Give the edition as it is kept."""
        return self.settings.get(self.key)

    @property
    def files(self) -> tuple[NamedText, ...]:
        """Give its files, see `unpacked`; none where the shipped ones are in force."""
        return unpacked(self.packed) if self.packed else ()

    @property
    def source(self) -> tuple[tuple[str, ...], str]:
        """Name the files it was taken from, and the day; nothing for the shipped one."""
        told: dict[str, Any] = json.loads(self.packed) if self.packed else {}
        return tuple(told.get("given", ())), str(told.get("taken_on", ""))

    @property
    def has_before(self) -> bool:
        """Whether there is another edition to go back to."""
        return bool(self.packed or self.settings.get(self._before))

    def take(self, files: Iterable[NamedText], taken_on: str, given: Iterable[str]) -> None:
        """Put files in force; `given` are the names of those that are new."""
        texts = [(name, packed_text(text.encode())) for name, text in files]
        self.settings.put(self._before, self.packed)
        packed = {"files": texts, "taken_on": taken_on, "given": list(given)}
        self.settings.put(self.key, json.dumps(packed))

    def revert(self) -> bool:
        """Go back to the edition before, which this one becomes in turn; False without one."""
        now, before = self.packed, self.settings.get(self._before)
        if not now and not before:
            return False
        self.settings.put(self.key, before)
        self.settings.put(self._before, now)
        return True

    @property
    def _before(self) -> str:
        return f"{self.key}_before"


def unpacked(packed: str) -> tuple[NamedText, ...]:
    """Give the files of an edition. Raises ValueError, KeyError or zlib.error on spoilt ones."""
    return tuple((name, bytes_of(text).decode()) for name, text in json.loads(packed)["files"])


def packed_text(body: bytes) -> str:
    """Write bytes as a text that a setting can hold."""
    return base64.b85encode(zlib.compress(body)).decode()


def bytes_of(text: str) -> bytes:
    """Give them again. Raises ValueError or zlib.error on a spoilt one."""
    return zlib.decompress(base64.b85decode(text))


def read_text(path: Path) -> NamedText:
    """Read a file that was handed in. Raises KnownError: file_not_found, file_unreadable."""
    try:
        return path.name, path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise KnownError("file_not_found", file=path.name) from error
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError("file_unreadable", file=path.name) from error
