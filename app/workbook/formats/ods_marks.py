"""The marks of an OpenDocument sheet: hidden rows and columns, merges, formulas, old fonts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from app.workbook.formats.marks import Marks, fonts_of_columns, is_old_font
from app.workbook.formats.ods_rows import OdsRow, repeats
from app.workbook.formats.unread import MOST_COLUMNS, MOST_ROWS
from app.workbook.sheet import Merge

_COLUMN = re.compile(rb"<table:table-column\b([^>]*)>")
_STYLE = re.compile(rb"<style:style\b([^>]*)>(.*?)(?=<style:style\b|\Z)", re.DOTALL)
_NAME = re.compile(rb'\bstyle:name="([^"]*)"')
_PARENT = re.compile(rb'\bstyle:parent-style-name="([^"]*)"')
_FONT = re.compile(rb'\b(?:style:font-name|fo:font-family)="([^"]*)"')
_USED = re.compile(rb'\btable:style-name="([^"]*)"')
_BY_COLUMN = re.compile(rb'\btable:default-cell-style-name="([^"]*)"')
_SPAN = re.compile(rb'\btable:number-(columns|rows)-spanned="(\d{1,7})"')
_HIDDEN = re.compile(rb'\btable:visibility="(?:collapse|filter)"')
_SPECIAL = (b"-spanned=", b"table:formula=", b'value-type="error"')
_DEEPEST = 8


def ods_marks(table: bytes, parts: Iterable[OdsRow], old_fonts: Mapping[bytes, str]) -> Marks:
    """Find the marks of a sheet and its rows; `old_fonts` names the old font of each style."""
    rows: set[int] = set()
    merges: list[Merge] = []
    uncomputed: set[tuple[int, int]] = set()
    styles = _column_styles(table) if old_fonts else {}
    fonts: Counter[tuple[int, str]] = Counter()
    for row in parts:
        if _HIDDEN.search(row.about):
            rows |= set(range(row.row + 1, min(row.row + row.count, MOST_ROWS) + 1))
        if any(mark in row.body for mark in _SPECIAL):
            merges += _merges(row)
            uncomputed |= set(_uncomputed(row))
        if old_fonts:
            for look, count in _fonts(row, styles, old_fonts):
                fonts[look] += count
    columns = frozenset(_hidden_columns(table))
    return Marks(
        frozenset(rows), columns, tuple(merges), fonts_of_columns(fonts), frozenset(uncomputed)
    )


def old_fonts(*parts: bytes) -> dict[bytes, str]:
    """Name the old font of each style that has one, itself or from its parent."""
    own: dict[bytes, tuple[str, bytes]] = {}
    for part in parts:
        for about, body in _STYLE.findall(part):
            name, parent, font = _NAME.search(about), _PARENT.search(about), _FONT.search(body)
            written = font[1].decode("utf-8", "replace").strip("'") if font else ""
            if name:
                own[name[1]] = written, parent[1] if parent else b""
    fonts = {name: _inherited(own, name) for name in own}
    return {name: font for name, font in fonts.items() if is_old_font(font)}


def _inherited(own: Mapping[bytes, tuple[str, bytes]], name: bytes) -> str:
    for _ in range(_DEEPEST):
        font, name = own.get(name, ("", b""))
        if font:
            return font
    return ""


def _hidden_columns(table: bytes) -> Iterator[int]:
    column = 0
    for found in _COLUMN.finditer(table):
        count = repeats(found[1])
        if _HIDDEN.search(found[1]):
            yield from range(column, min(column + count, MOST_COLUMNS))
        column += count


def _column_styles(table: bytes) -> dict[int, bytes]:
    styles: dict[int, bytes] = {}
    column = 0
    for found in _COLUMN.finditer(table):
        count = repeats(found[1])
        if said := _BY_COLUMN.search(found[1]):
            styles.update(dict.fromkeys(range(column, min(column + count, MOST_COLUMNS)), said[1]))
        column += count
    return styles


def _merges(row: OdsRow) -> Iterator[Merge]:
    for cell in row.cells():
        spans = {name: int(count) for name, count in _SPAN.findall(cell.about)}
        across, down = spans.get(b"columns", 1), spans.get(b"rows", 1)
        if across > 1 or down > 1:
            last = row.row + down, cell.column + across - 1
            yield Merge(row.row + 1, cell.column, *last)


def _uncomputed(row: OdsRow) -> Iterator[tuple[int, int]]:
    for cell in row.cells():
        alone = b"table:formula=" in cell.about and not cell.filled
        if alone or b'value-type="error"' in cell.about:
            yield row.row + 1, cell.column


def _fonts(
    row: OdsRow, by_column: Mapping[int, bytes], fonts: Mapping[bytes, str]
) -> Iterator[tuple[tuple[int, str], int]]:
    for cell in row.cells():
        if cell.filled:
            said = _USED.search(cell.about)
            style = said[1] if said else by_column.get(cell.column, b"")
            yield (cell.column, fonts.get(style, "")), row.count
