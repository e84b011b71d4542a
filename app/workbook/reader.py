"""Spreadsheet files as typed cells: every sheet, every row, at the places Excel shows them.

A file is known by what it holds, never by its name. Any file that is not a readable workbook ends
in one KnownError, and none makes the program hang or fill the memory.
"""

from pathlib import Path

from app.domain.errors import KnownError
from app.workbook.formats.csv_text import csv_sheet
from app.workbook.formats.html_table import html_book
from app.workbook.formats.kind import Kind, kind_of
from app.workbook.formats.ods_reading import ready_ods
from app.workbook.formats.package import open_package
from app.workbook.formats.ready import Ready, read_sheets
from app.workbook.formats.spreadsheet_xml import xml_book
from app.workbook.formats.text_bytes import text_of
from app.workbook.formats.unlocking import unlocked_package
from app.workbook.formats.unread import MOST_BYTES, UnreadError
from app.workbook.formats.xls_reading import ready_xls
from app.workbook.formats.xlsb_reading import ready_xlsb
from app.workbook.formats.xlsx_reading import ready_xlsx
from app.workbook.sheet import Cell, Merge, Sheet, Workbook

__all__ = ["Cell", "Merge", "Sheet", "Workbook", "read_workbook"]

_LONGEST_NAME = 31
"""Excel names the sheet of a text file after the file, and cuts it here."""


def read_workbook(path: Path) -> Workbook:
    """Read a spreadsheet by its content; the extension is not believed.

    Raises KnownError, each with the fact `file`: `file_not_found`, `file_is_folder`,
    `file_unreadable`, `file_empty`, `file_protected`, `file_damaged`, `file_too_large`,
    `file_not_spreadsheet`, `file_zipped`.
    """
    try:
        workbook = _read(path.name, _content(path))
    except UnreadError as error:
        raise KnownError(error.code, file=path.name) from error
    if not any(sheet.rows for sheet in workbook.sheets):
        raise KnownError("file_empty", file=path.name)
    return workbook


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadError("file_is_folder")
        if path.stat().st_size > MOST_BYTES:
            raise UnreadError("file_too_large")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadError("file_not_found") from error
    except (OSError, ValueError) as error:
        raise UnreadError("file_unreadable") from error
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadError("file_empty")
    return content


def _read(file_name: str, content: bytes) -> Workbook:
    kind = kind_of(content)
    if kind is Kind.LOCKED:
        content = unlocked_package(content)
        kind = kind_of(content)
    if kind in (Kind.CSV, Kind.HTML, Kind.XML):
        return _text_workbook(file_name, kind, text_of(content))
    ready = _ready(kind, content)
    return Workbook(file_name, read_sheets(ready), ready.epoch_1904, str(kind))


def _ready(kind: Kind, content: bytes) -> Ready:
    if kind is Kind.XLS:
        return ready_xls(content)
    package = open_package(content)
    if kind is Kind.XLSX:
        return ready_xlsx(content, package)
    return ready_ods(content, package) if kind is Kind.ODS else ready_xlsb(content, package)


def _text_workbook(file_name: str, kind: Kind, text: str) -> Workbook:
    name = Path(file_name).stem[:_LONGEST_NAME]
    if kind is Kind.CSV:
        return Workbook(file_name, (csv_sheet(text, name),), format=str(kind))
    if kind is Kind.XML:
        sheets, epoch_1904 = xml_book(text)
        return Workbook(file_name, sheets, epoch_1904, str(kind))
    sheet, epoch_1904 = html_book(text, name)
    return Workbook(file_name, (sheet,), epoch_1904, str(kind))
