"""Lists out, as .xlsx or .csv: every text as it stands, nothing hidden, nothing a program runs."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from app.workbook.outgoing.new_file import new_file
from app.workbook.sheet import RUNS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FONT = "Arial"
"""Every office machine has it, with all Vietnamese letters."""
A4 = 9
"""As Excel numbers its papers."""
_LONGEST_TEXT = 32_767
"""Excel takes no more in a cell."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list: its header, and its width in characters."""

    header: str
    width: int = 14


@contextmanager
def new_book(
    path: Path, *, created: datetime, title: str = "", row_by_row: bool = True
) -> Iterator[xlsxwriter.Workbook]:
    """Make a workbook; it is put at `path` when all is written.

    Written row by row it takes little memory, and what is written above the last row is lost.
    It names nobody as its author. Raises the KnownErrors of `new_file`.
    """
    with new_file(path) as unfinished:
        options = {"constant_memory": row_by_row, "tmpdir": str(unfinished.parent)}
        book = xlsxwriter.Workbook(str(unfinished), options)
        book.set_properties({"title": title, "created": created.replace(tzinfo=None)})
        book.formats[0].set_font_name(FONT)
        try:
            yield book
            book.close()
        except FileCreateError as error:
            raise _cause(error) from error
        finally:
            _let_go(book)


def add_list(
    book: xlsxwriter.Workbook,
    name: str,
    columns: Sequence[ListColumn],
    rows: Iterable[Sequence[str | int]],
) -> "Worksheet":
    """Add a sheet with a list: a header that stays in sight, a filter on it, texts as texts.

    A cell of text keeps its zeros and is never read as a formula, also after it was edited.
    """
    sheet = book.add_worksheet(name)
    look = {"font_name": FONT, "valign": "top"}
    text = book.add_format({**look, "num_format": "@"})
    number = book.add_format(look)
    head = book.add_format(
        {**look, "bold": True, "bg_color": "#e4f1f5", "bottom": 1, "text_wrap": True}
    )
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, text)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.header, head)
    last = 0
    for last, cells in enumerate(rows, start=1):
        for at, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(last, at, cell, number)
            elif cell:
                sheet.write_string(last, at, cell[:_LONGEST_TEXT], text)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    return sheet


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Write a list as CSV in UTF-8, so that Excel knows it as such and runs nothing of it.

    Raises the KnownErrors of `new_file`.
    """
    with new_file(path) as unfinished, unfinished.open("w", encoding="utf-8-sig", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(header)
        writer.writerows([_harmless(cell) for cell in cells] for cells in rows)


def _harmless(cell: str | int) -> str | int:
    """Put an apostrophe before what Excel would run; `csv_text` takes it away again."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUNS) else cell


def _cause(error: FileCreateError) -> Exception:
    cause = error.args[0] if error.args else error
    return cause if isinstance(cause, OSError) else error


def _let_go(book: xlsxwriter.Workbook) -> None:
    """Close the rows of a book that was not finished; Windows deletes no open file."""
    for sheet in book.worksheets():
        if sheet.constant_memory:
            with suppress(OSError):
                sheet.row_data_fh.close()
