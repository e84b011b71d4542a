"""What an old Excel workbook says of itself: its sheets, its fonts, its epoch."""

from collections.abc import Mapping
from dataclasses import dataclass
from struct import unpack_from

from app.workbook.formats.marks import is_old_font
from app.workbook.formats.xls_records import (
    BIFF8,
    BOUNDSHEET,
    DATEMODE,
    FILEPASS,
    FONT,
    XF,
    records,
)


@dataclass(frozen=True, slots=True)
class XlsSheet:
    """A sheet and its place in the stream."""

    name: str
    start: int


@dataclass(frozen=True, slots=True)
class XlsBook:
    """The globals of a workbook stream."""

    sheets: tuple[XlsSheet, ...]
    old_fonts: Mapping[int, str]
    """Number of a cell format -> its font, where that is an old Vietnamese one."""
    epoch_1904: bool
    encrypted: bool


def xls_book(stream: bytes) -> XlsBook:
    """Read the globals; a record that is cut short says nothing."""
    is_8 = stream[4:6] == BIFF8.to_bytes(2, "little")
    sheets: list[XlsSheet] = []
    fonts: list[str] = []
    formats: list[int] = []
    epoch_1904 = encrypted = False
    for kind, at, length in records(stream):
        if kind == FILEPASS:
            encrypted = True
            break
        if at + length > len(stream):
            break
        if kind == BOUNDSHEET and length >= 8:
            name = _text(stream[at + 6 : at + length], is_8=is_8)
            sheets.append(XlsSheet(name, unpack_from("<I", stream, at)[0]))
        elif kind == FONT:
            fonts.append(_text(stream[at + 14 : at + length], is_8=is_8))
        elif kind == XF and length >= 2:
            formats.append(unpack_from("<H", stream, at)[0])
        elif kind == DATEMODE:
            epoch_1904 = stream[at : at + 1] == b"\1"
    return XlsBook(tuple(sheets), _old_fonts(fonts, formats), epoch_1904, encrypted)


def _text(record: bytes, *, is_8: bool) -> str:
    """Read a text that starts with its length; BIFF8 says then how wide its letters are."""
    if len(record) < 2:
        return ""
    if not is_8:
        return record[1 : 1 + record[0]].decode("cp1252", errors="replace")
    letters = record[2:]
    if record[1] & 1:
        return letters[: 2 * record[0]].decode("utf-16-le", errors="replace")
    return letters[: record[0]].decode("latin-1")


def _old_fonts(fonts: list[str], formats: list[int]) -> dict[int, str]:
    # There is no font 4: the fifth record is font 5.
    names = dict(enumerate(fonts[:4])) | dict(enumerate(fonts[4:], start=5))
    found = {number: names.get(font, "") for number, font in enumerate(formats)}
    return {number: name for number, name in found.items() if is_old_font(name)}
