"""The tables of a web page as one sheet, one below the other, as Excel shows such a file.

Text between the tables (a title above the list) stands on rows of its own.
"""

import re
from collections import Counter
from collections.abc import Mapping

from app.workbook.formats.html_styles import PLAIN, Look, look_of, looks_of_classes
from app.workbook.formats.html_tokens import attributes, tokens
from app.workbook.formats.html_values import html_value
from app.workbook.formats.marks import Marks, fonts_of_columns, trimmed
from app.workbook.formats.unread import MOST_COLUMNS, UnreadError, within
from app.workbook.sheet import Cell, Merge, Sheet

_BREAKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "body"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SHEET_NAME = re.compile(r"<x:Name>\s*([^<]+?)\s*</x:Name>")
_DATE_1904 = re.compile(r"<x:Date1904\s*/?>")
_MOST_SPAN = 1000
_BREAK = "\v"


def html_book(page: str, name: str) -> tuple[Sheet, bool]:
    """Read a page; also whether its day numbers count from 1904.

    Raises UnreadError `file_not_spreadsheet` where there is no table, `file_too_large`.
    """
    said = _SHEET_NAME.search(page)
    epoch_1904 = bool(_DATE_1904.search(page))
    reading = _Reading(epoch_1904=epoch_1904)
    reading.read(page)
    if not reading.tables:
        raise UnreadError("file_not_spreadsheet")
    return reading.sheet(said[1] if said else name), epoch_1904


class _Reading:
    """A page while it is read, from its first tag to its last."""

    def __init__(self, *, epoch_1904: bool) -> None:
        self.tables = 0
        self._epoch_1904 = epoch_1904
        self._looks: dict[str, Look] = {}
        self._rows: list[list[Cell]] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merges: list[Merge] = []
        self._fonts: Counter[tuple[int, str]] = Counter()
        self._depth = 0
        self._text: list[str] = []
        self._cell: str | None = None
        self._face = ""
        self._known: dict[tuple[str, str, str], Look] = {}
        self._row: list[Cell] | None = None
        self._row_look = PLAIN
        self._held: dict[int, int] = {}
        self._columns = 0
        self._places = 0

    def read(self, page: str) -> None:
        """Read the page through."""
        for kind, name, about in tokens(page):
            if kind == "text":
                self._text.append(name)
            elif kind == "style" or (kind == "comment" and "{" in name):
                self._looks.update(looks_of_classes(name))
                self._known.clear()
            elif kind == "start":
                self._start(name, about)
            elif kind == "end":
                self._end(name)
        self._close_row()
        self._close_paragraph()

    def sheet(self, name: str) -> Sheet:
        """Give what was read."""
        marks = Marks(
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
            tuple(self._merges),
            fonts_of_columns(self._fonts),
        )
        return marks.sheet(name, trimmed(self._rows), visible=True)

    def _start(self, name: str, about: str) -> None:
        if name in ("td", "th"):
            self._close_cell()
            self._open_cell(about)
        elif name == "tr":
            self._close_row()
            self._open_row(about)
        elif name == "table":
            self._close_row()
            self._close_paragraph()
            self.tables += 1
            self._depth += 1
            self._held, self._columns = {}, 0
        elif name == "col":
            self._column(about)
        elif name == "br":
            self._text.append(_BREAK)
        else:
            self._around(name, about)

    def _around(self, name: str, about: str) -> None:
        if name == "font" and self._cell is not None and "face" in about.lower():
            self._face = self._face or attributes(about).get("face", "")
        elif name in _BREAKS:
            self._break()

    def _end(self, name: str) -> None:
        if name in ("td", "th"):
            self._close_cell()
        elif name == "tr":
            self._close_row()
        elif name == "table":
            self._close_row()
            self._depth = max(self._depth - 1, 0)
            self._held = {}
        elif name == "title":
            self._text.clear()
        elif name in _BREAKS:
            self._break()

    def _break(self) -> None:
        if self._cell is not None:
            self._text.append(_BREAK)
        elif not self._depth:
            self._close_paragraph()

    def _column(self, written: str) -> None:
        about = attributes(written)
        span = _span(about, "span")
        if self._look(about).hidden or about.get("width") == "0":
            self._hidden_columns |= set(range(self._columns, self._columns + span))
        self._columns = min(self._columns + span, MOST_COLUMNS)

    def _open_row(self, about: str) -> None:
        self._row = []
        self._row_look = self._look(attributes(about))
        self._text.clear()

    def _open_cell(self, about: str) -> None:
        if self._row is None:
            self._open_row("")
        self._cell, self._face = about, ""
        self._text.clear()

    def _close_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        about, self._cell = attributes(self._cell), None
        look = self._look(about, self._face).over(self._row_look)
        value = html_value(
            self._taken(), about.get("x:num"), look.number_format, epoch_1904=self._epoch_1904
        )
        self._place(value, _span(about, "colspan"), _span(about, "rowspan"), look.font)

    def _place(self, value: Cell, across: int, down: int, font: str) -> None:
        row = self._row if self._row is not None else []
        while self._held.get(len(row), 0):
            row.append("")
        column = len(row)
        row.append(value)
        row.extend([""] * (across - 1))
        self._places += across
        within(self._places)
        if value != "":
            self._fonts[column, font] += 1
        if down > 1:
            self._held.update(dict.fromkeys(range(column, column + across), down))
        if across > 1 or down > 1:
            top = len(self._rows) + 1
            self._merges.append(Merge(top, column, top + down - 1, column + across - 1))

    def _close_row(self) -> None:
        self._close_cell()
        if self._row is None:
            return
        self._rows.append(self._row)
        if self._row_look.hidden:
            self._hidden_rows.add(len(self._rows))
        self._held = {column: left - 1 for column, left in self._held.items() if left > 1}
        self._row = None
        self._text.clear()

    def _close_paragraph(self) -> None:
        if self._row is None and (text := self._taken()):
            self._rows.extend([line] for line in text.split("\n") if line)

    def _taken(self) -> str:
        text = _SPACE.sub(" ", "".join(self._text))
        self._text.clear()
        lines = (line.strip(" ") for line in text.split(_BREAK))
        return "\n".join(line for line in lines if line)

    def _look(self, about: Mapping[str, str], face: str = "") -> Look:
        """Give the look of an element, found once for all that are written alike."""
        key = about.get("style", ""), about.get("class", ""), face
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._found_look(*key)
        return look

    def _found_look(self, style: str, classes: str, face: str) -> Look:
        look = look_of(style).over(look_of(f"font-family:{face}"))
        for name in classes.split():
            look = look.over(self._looks.get(name, PLAIN))
        return look.over(Look(font=self._looks.get("", PLAIN).font))


def _span(about: Mapping[str, str], name: str) -> int:
    text = about.get(name, "").strip()
    return min(max(int(text), 1), _MOST_SPAN) if text.isdecimal() and len(text) < 10 else 1
