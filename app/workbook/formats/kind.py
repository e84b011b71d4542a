"""What a file is, known by its first bytes and by the parts inside it."""

import re
from enum import StrEnum

from app.workbook.formats.package import Package, open_package
from app.workbook.formats.spreadsheet_xml import NAMESPACE
from app.workbook.formats.text_bytes import text_of
from app.workbook.formats.unread import UnreadError
from app.workbook.formats.xls_reading import stream_names


class Kind(StrEnum):
    """A form a list can come in."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    HTML = "html"
    XML = "xml"
    LOCKED = "locked"
    """An encrypted package; what it is shows when it is open."""


_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_OTHERS = (
    b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"{\\rtf", b"MZ", b"II*\0", b"MM\0*", b"BM",
    b"SQLite format 3\0", b"RIFF", b"\x7fELF", b"ID3", b"\0\0\0",
)  # fmt: skip
_SPREADSHEET = re.compile(r"\.(?:xls[xmb]?|ods|csv)$", re.IGNORECASE)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_HEAD = 1 << 14
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style|tr)\b", re.IGNORECASE)


def kind_of(content: bytes) -> Kind:
    """Tell what a file is.

    Raises UnreadError: `file_not_spreadsheet`, `file_zipped`, and those of `open_package`.
    """
    if content.startswith(b"PK"):
        return _kind_of_package(open_package(content))
    if content.startswith(_COMPOUND):
        return _kind_of_compound(stream_names(content))
    if content.startswith(_PACKED):
        raise UnreadError("file_zipped")
    if content.startswith(_OTHERS):
        raise UnreadError("file_not_spreadsheet")
    return _kind_of_text(text_of(content[:_HEAD]))


def _kind_of_package(package: Package) -> Kind:
    parts = package.parts
    if "xl/workbook.xml" in parts:
        return Kind.XLSX
    if "xl/workbook.bin" in parts:
        return Kind.XLSB
    if "content.xml" in parts and package.read("mimetype").strip().startswith(_ODS):
        return Kind.ODS
    inside = any(_SPREADSHEET.search(name) for name in parts)
    raise UnreadError("file_zipped" if inside else "file_not_spreadsheet")


def _kind_of_compound(streams: frozenset[str]) -> Kind:
    if "encryptedpackage" in streams:
        return Kind.LOCKED
    if streams & {"workbook", "book"}:
        return Kind.XLS
    raise UnreadError("file_not_spreadsheet" if streams else "file_damaged")


def _kind_of_text(head: str) -> Kind:
    start = head.lstrip("\ufeff \t\r\n")
    if not start.startswith("<"):
        return Kind.CSV
    if NAMESPACE in head:
        return Kind.XML if re.search(r"<(?:\w+:)?Workbook\b", head) else Kind.HTML
    if _PAGE.search(head):
        return Kind.HTML
    raise UnreadError("file_not_spreadsheet")
