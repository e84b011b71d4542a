"""The parts of a zipped spreadsheet, opened so that nothing in it can grow without bounds."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from app.workbook.formats.unread import MOST_BYTES, UnreadError

_ENCRYPTED = 1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Package:
    """A zip file that says of each part how large it is, and is held to it."""

    parts: Mapping[str, zipfile.ZipInfo]
    _archive: zipfile.ZipFile

    def read(self, name: str) -> bytes:
        """Read a part, whole; one that is missing is empty.

        A part that holds more than it says fails its checksum: `file_damaged`.
        """
        if name not in self.parts:
            return b""
        try:
            return self._archive.read(name)
        except _BROKEN as error:
            raise UnreadError("file_damaged") from error

    def changed(self, parts: Mapping[str, bytes]) -> bytes:
        """Write the package again with other contents for some parts."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name in self.parts:
                archive.writestr(name, parts[name] if name in parts else self.read(name))
        return out.getvalue()


def open_package(content: bytes) -> Package:
    """Open a zip file. Raises UnreadError: `file_damaged`, `file_too_large`, `file_protected`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (*_BROKEN, IndexError, OverflowError) as error:
        raise UnreadError("file_damaged") from error
    infos = archive.infolist()
    parts = {info.filename: info for info in infos}
    if len(parts) != len(infos):
        raise UnreadError("file_damaged")
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise UnreadError("file_too_large")
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise UnreadError("file_protected")
    return Package(parts, archive)
