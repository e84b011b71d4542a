"""Spreadsheet files as typed cells: every sheet, every row, at the places Excel shows them.

Any file that is not a readable workbook ends in one KnownError.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from app.domain.errors import KnownError
from app.workbook.sheet import Cell, Merge, Sheet, Workbook

ResultT = TypeVar("ResultT")

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_DATE_1904 = (b'date1904="1"', b'date1904="true"')

__all__ = ["Cell", "Merge", "Sheet", "Workbook", "read_workbook"]


def read_workbook(path: Path) -> Workbook:
    """Read a spreadsheet by its content; the extension is not believed.

    Raises KnownError `file_not_found`, `file_unreadable`, `file_empty`, `file_protected` or
    `file_damaged`, each with the fact `file`.
    """
    content = _content(path)
    sheets = tuple(_guarded(path, lambda: list(_sheets(content))))
    if not any(sheet.rows for sheet in sheets):
        raise KnownError("file_empty", file=path.name)
    return Workbook(path.name, sheets, _counts_from_1904(content))


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise KnownError("file_not_found", file=path.name) from error
    except OSError as error:
        raise KnownError("file_unreadable", file=path.name) from error
    if not content.strip(b"\0 \t\r\n"):
        raise KnownError("file_empty", file=path.name)
    if content.startswith(_OLE) and _PACKAGE in content:
        raise KnownError("file_protected", file=path.name)
    return content


def _guarded(path: Path, read: Callable[[], ResultT]) -> ResultT:
    try:
        return read()
    except PasswordError as error:
        raise KnownError("file_protected", file=path.name) from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise KnownError("file_damaged", file=path.name) from error
    except BaseException as error:
        # A panic of the Rust reader is no Exception; what stopped the program must pass.
        if type(error).__name__ != "PanicException":
            raise
        raise KnownError("file_damaged", file=path.name) from error


def _sheets(content: bytes) -> Iterator[Sheet]:
    # From bytes calamine looks at the content; from a path it would believe the extension.
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        for index, about in enumerate(book.sheets_metadata):
            if about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_index(index)
                yield Sheet(about.name, _rows(sheet), about.visible == SheetVisibleEnum.Visible)


def _rows(sheet: CalamineSheet) -> list[list[Cell]]:
    # The empty area before the first cell is kept: row numbers are those the official sees.
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def _counts_from_1904(content: bytes) -> bool:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            head = package.read("xl/workbook.xml")
    except (KeyError, zipfile.BadZipFile):
        return False
    return any(mark in head for mark in _DATE_1904)
