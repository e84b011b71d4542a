"""Workbooks in the XML of Excel 2003 (SpreadsheetML): one text file with every sheet in it."""

from collections import Counter
from datetime import datetime
from math import isfinite
from typing import TYPE_CHECKING

from app.workbook.formats.html_values import plain_date
from app.workbook.formats.marks import Marks, fonts_of_columns, is_old_font, trimmed
from app.workbook.formats.safe_xml import local, parse
from app.workbook.formats.unread import MOST_COLUMNS, MOST_ROWS, UnreadError, within
from app.workbook.sheet import Cell, Merge, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_TEXTS = frozenset({"Data", "Visible"})


def xml_book(text: str) -> tuple[tuple[Sheet, ...], bool]:
    """Read the sheets; also whether day numbers count from 1904.

    Raises UnreadError `file_damaged`, `file_too_large`.
    """
    reading = _Reading()
    content = text.encode("utf-8", errors="replace")
    parse(content, reading.start, reading.end, reading.text, encoding="utf-8")
    return tuple(reading.sheets), reading.epoch_1904


class _Sheet:
    """A sheet while it is read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.visible = True
        self.rows: list[list[Cell]] = []
        self.row: list[Cell] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merges: list[Merge] = []
        self.uncomputed: set[tuple[int, int]] = set()
        self.fonts: Counter[tuple[int, str]] = Counter()
        self.next_column = 0
        self.described = 0

    def finished(self) -> Sheet:
        """Give what was read."""
        marks = Marks(
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            tuple(self.merges),
            fonts_of_columns(self.fonts),
            frozenset(self.uncomputed),
        )
        return marks.sheet(self.name, trimmed(self.rows), visible=self.visible)


class _Reading:
    """A document while it is read: one method for each element that says something."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.epoch_1904 = False
        self._sheet = _Sheet("")
        self._style = ""
        self._style_fonts: dict[str, str] = {}
        self._cell: dict[str, str] | None = None
        self._type = ""
        self._value: Cell | None = None
        self._text: list[str] | None = None
        self._commented = False
        self._places = 0
        self._starts: Mapping[str, Callable[[dict[str, str]], None]] = {
            "Date1904": self._start_epoch,
            "Style": self._start_style,
            "Font": self._start_font,
            "Worksheet": self._start_worksheet,
            "Column": self._start_column,
            "Row": self._start_row,
            "Cell": self._start_cell,
            "Comment": self._start_comment,
            "Data": self._start_value,
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "Worksheet": self._end_worksheet,
            "Visible": self._end_visible,
            "Comment": self._end_comment,
            "Data": self._end_value,
            "Cell": self._end_cell,
        }

    def start(self, name: str, about: dict[str, str]) -> None:
        """Take the start of an element."""
        name = local(name)
        if name in _TEXTS:
            self._text = []
        if name in self._starts:
            self._starts[name]({local(key): text for key, text in about.items()})

    def end(self, name: str) -> None:
        """Take the end of an element."""
        name = local(name)
        if name in self._ends:
            self._ends[name]()
        if name in _TEXTS:
            self._text = None

    def text(self, text: str) -> None:
        """Take a piece of text."""
        if self._text is not None:
            self._text.append(text)

    def _start_epoch(self, _: dict[str, str]) -> None:
        self.epoch_1904 = True

    def _start_style(self, about: dict[str, str]) -> None:
        self._style = about.get("ID", "")
        self._style_fonts[self._style] = self._style_fonts.get(about.get("Parent", ""), "")

    def _start_font(self, about: dict[str, str]) -> None:
        if is_old_font(about.get("FontName", "")):
            self._style_fonts[self._style] = about["FontName"]

    def _start_worksheet(self, about: dict[str, str]) -> None:
        self._sheet = _Sheet(about.get("Name", ""))

    def _end_worksheet(self) -> None:
        self.sheets.append(self._sheet.finished())

    def _end_visible(self) -> None:
        self._sheet.visible = "".join(self._text or ()).strip() == "SheetVisible"

    def _start_column(self, about: dict[str, str]) -> None:
        sheet = self._sheet
        first = _number(about, "Index", sheet.described + 1, MOST_COLUMNS) - 1
        last = min(first + _number(about, "Span", 0, MOST_COLUMNS), MOST_COLUMNS)
        if about.get("Hidden") == "1" or about.get("Width") == "0":
            sheet.hidden_columns |= set(range(first, last + 1))
        sheet.described = last + 1

    def _start_row(self, about: dict[str, str]) -> None:
        rows = self._sheet.rows
        number = _number(about, "Index", len(rows) + 1, MOST_ROWS)
        span = _number(about, "Span", 0, MOST_ROWS)
        rows.extend([] for _ in range(number - 1 - len(rows)))
        self._sheet.row = []
        self._sheet.next_column = 0
        rows.append(self._sheet.row)
        rows.extend([] for _ in range(min(span, MOST_ROWS - len(rows))))
        if about.get("Hidden") == "1" or about.get("Height") == "0":
            self._sheet.hidden_rows |= set(range(number, number + span + 1))

    def _start_cell(self, about: dict[str, str]) -> None:
        self._cell = about
        self._value = None
        self._type = ""

    def _start_comment(self, _: dict[str, str]) -> None:
        self._commented = True

    def _end_comment(self) -> None:
        self._commented = False

    def _start_value(self, about: dict[str, str]) -> None:
        if not self._commented:
            self._type = about.get("Type", "String")

    def _end_value(self) -> None:
        if not self._commented:
            self._value = _value("".join(self._text or ()), self._type)

    def _end_cell(self) -> None:
        about, sheet = self._cell or {}, self._sheet
        column = _number(about, "Index", sheet.next_column + 1, MOST_COLUMNS) - 1
        across = _number(about, "MergeAcross", 0, MOST_COLUMNS)
        down = _number(about, "MergeDown", 0, MOST_ROWS)
        number = len(sheet.rows)
        sheet.next_column = column + across + 1
        if across or down:
            sheet.merges.append(Merge(number, column, number + down, column + across))
        if self._type == "Error" or (self._value is None and "Formula" in about):
            sheet.uncomputed.add((number, column))
        if self._value not in (None, ""):
            self._place(column, self._value, self._style_fonts.get(about.get("StyleID", ""), ""))
        self._cell = None

    def _place(self, column: int, value: Cell | None, font: str) -> None:
        row = self._sheet.row
        self._places += max(column + 1 - len(row), 0)
        within(self._places)
        row.extend([""] * (column + 1 - len(row)))
        row[column] = "" if value is None else value
        self._sheet.fonts[column, font] += 1


def _number(about: dict[str, str], name: str, default: int, most: int) -> int:
    text = about.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or not int(text[:9]) <= most or len(text) > 9:
        raise UnreadError("file_damaged")
    return int(text)


def _value(text: str, kind: str) -> Cell:
    if kind == "Error":
        return ""
    try:
        if kind == "Number":
            return float(text) if isfinite(float(text)) else text
        if kind == "DateTime":
            return plain_date(datetime.fromisoformat(text))
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text
