"""The marks of an .xlsx sheet, found by looking for them in its XML instead of parsing it all.

A sheet of a million cells has a million elements and a handful of marks: patterns run over the
text in C, and only what they find is looked at.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from app.workbook.formats.marks import Marks, fonts_of_columns
from app.workbook.formats.unread import MOST_COLUMNS, MOST_ROWS, UnreadError
from app.workbook.sheet import Merge

_ROW = re.compile(rb"<row\b([^>]*)>")
_COL = re.compile(rb"<col\b([^>]*)>")
_MERGE = re.compile(rb"<mergeCell\b[^>]*\bref=[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']")
_ERROR = re.compile(rb"<c\b([^>]*\bt=[\"']e[\"'][^>]*)>")
_FORMULA_ALONE = re.compile(
    rb"<c\b([^>]*)>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*"
    rb"(<v\s*/>|<v></v>)?\s*</c>"
)
_STYLED = re.compile(rb"<c\b([^>]*[^>/])>")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']|\bht=[\"']0[\"']|\bwidth=[\"']0[\"']")
_NUMBER = re.compile(rb"\br=[\"'](\d+)[\"']")
_PLACE = re.compile(rb"\br=[\"']([A-Z]+)(\d+)[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d+)[\"']")
_LIMITS = re.compile(rb"\b(min|max)=[\"'](\d+)[\"']")
_FULL_CELL = re.compile(rb"(<c\b[^>]*?\br=[\"'])([A-Z]+)(\d+)([\"'][^>]*[^>/]>)(?=<(?:v|is|f)\b)")
_ANY_PLACE = re.compile(rb"(<(?:c|row)\b[^>]*?\br=[\"'])([A-Z]*)(\d+)(?=[\"'])")
_ROW_NUMBER = re.compile(rb"<row\b[^>]*?\br=[\"'](\d{1,9})[\"']")
_USUAL_WIDE = re.compile(rb'<c r="([A-Z]{2,3})\d')
_USUAL_ROW = re.compile(rb'<row r="(\d{1,9})"')
_PREFIXED_ROOT = re.compile(rb"<\w+:worksheet\b")
_PREFIXED = re.compile(rb"(</?)\w+:(?=(?:row|cols?|c|v|f|is|sheetData|mergeCell)\b)")
_HEAD = 4096
_WIDE = re.compile(rb"<c\b[^>]*?\br=[\"']([A-Z]{2,3})\d")


def xlsx_marks(
    xml: bytes, old_fonts: Mapping[str, str], struck: frozenset[str] = frozenset()
) -> Marks:
    """Find the marks; `old_fonts` names the font of each style that uses an old one.

    `struck` are the styles that cross a text out.
    """
    end = xml.rfind(b"sheetData>")
    return Marks(
        frozenset(_hidden_rows(xml)),
        frozenset(_hidden_columns(xml[: max(xml.find(b"sheetData"), 0)])),
        tuple(_merges(xml[max(end, 0) :])),
        _fonts(xml, old_fonts) if old_fonts else {},
        frozenset(_uncomputed(xml)),
        frozenset(_struck_rows(xml, struck)) if struck else frozenset(),
    )


def plain(xml: bytes) -> bytes:
    """Take the prefixes from the elements of a sheet (`x:row`), where it has any."""
    return _PREFIXED.sub(rb"\1", xml) if _PREFIXED_ROOT.search(xml[:_HEAD]) else xml


def extent(xml: bytes) -> tuple[int, int]:
    """Give the number of rows and columns up to the last cell; empty ones may count."""
    # Most programs write the place first, and a pattern that starts so is fast.
    usual = xml.count(b'<c r="') >= xml.count(b"<c ")
    rows = _USUAL_ROW if xml.count(b'<row r="') >= xml.count(b"<row ") else _ROW_NUMBER
    numbers = set(rows.findall(xml))
    last = max(map(int, numbers)) if numbers else xml.count(b"<row")
    if last > MOST_ROWS:
        raise UnreadError("file_damaged")
    wide = set((_USUAL_WIDE if usual else _WIDE).findall(xml))
    return last, max(map(column_index, wide), default=25) + 1


def filled_places(xml: bytes) -> Iterator[tuple[int, int]]:
    """Name the (row, column) of each cell that holds something, both from 0."""
    for cell in _FULL_CELL.finditer(xml):
        yield int(cell[3]) - 1, column_index(cell[2])


def renumbered(xml: bytes, rows: Mapping[int, int], columns: Mapping[int, int]) -> bytes:
    """Move the filled cells, and them alone: each row and column (from 0) to its new number."""
    filled = {row + 1: new + 1 for row, new in rows.items()}

    def moved(found: re.Match[bytes]) -> bytes:
        row = filled.get(int(found[3]), 1)
        if not found[2]:
            return b"%s%d" % (found[1], row)
        column = columns.get(column_index(found[2]), 0)
        return b"%s%s%d" % (found[1], column_name(column), row)

    return _ANY_PLACE.sub(moved, xml)


def count_cells(xml: bytes) -> int:
    """Count the cells that hold something; a little more where texts hold such signs."""
    return xml.count(b"</v>") + xml.count(b"</is>")


def column_index(name: bytes) -> int:
    """Give the number of a column, from 0 (`b"A"`)."""
    index = 0
    for letter in name[:4]:
        index = index * 26 + letter - 64
    if index > MOST_COLUMNS:
        raise UnreadError("file_damaged")
    return index - 1


def column_name(index: int) -> bytes:
    """Name a column (from 0) as Excel does."""
    name = b""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        name = bytes([65 + letter]) + name
    return name


def _hidden_rows(xml: bytes) -> Iterator[int]:
    number = 0
    if b"hidden=" not in xml and b' ht="0"' not in xml:
        return
    for row in _ROW.finditer(xml):
        said = _NUMBER.search(row[1])
        number = int(said[1]) if said else number + 1
        if _HIDDEN.search(row[1]):
            yield number


def _hidden_columns(head: bytes) -> Iterator[int]:
    for column in _COL.finditer(head):
        if _HIDDEN.search(column[1]):
            limits = {name: int(at) for name, at in _LIMITS.findall(column[1])}
            last = min(limits.get(b"max", 0), MOST_COLUMNS)
            yield from range(max(limits.get(b"min", 1), 1) - 1, last)


def _merges(tail: bytes) -> Iterator[Merge]:
    for left, top, right, bottom in _MERGE.findall(tail):
        yield Merge(int(top), column_index(left), int(bottom), column_index(right))


def _uncomputed(xml: bytes) -> Iterator[tuple[int, int]]:
    if b't="e"' in xml or b"t='e'" in xml:
        yield from _places(found[1] for found in _ERROR.finditer(xml))
    if b"</f>" in xml or b"<f " in xml:
        # An empty value of a text formula (t="str") is its result.
        alone = (found for found in _FORMULA_ALONE.finditer(xml))
        yield from _places(f[1] for f in alone if not (f[2] and b't="str"' in f[1]))


def _places(attributes: Iterator[bytes]) -> Iterator[tuple[int, int]]:
    for text in attributes:
        if place := _PLACE.search(text):
            yield int(place[2]), column_index(place[1])


def _fonts(xml: bytes, old_fonts: Mapping[str, str]) -> dict[int, str]:
    written: Counter[tuple[int, str]] = Counter()
    for (name, style), count in Counter(map(_look, _STYLED.findall(xml))).items():
        if name:
            written[column_index(name), old_fonts.get(style, "")] += count
    return fonts_of_columns(written)


def _struck_rows(xml: bytes, struck: frozenset[str]) -> Iterator[int]:
    """Name the rows of which most of the filled cells are crossed out."""
    filled: Counter[int] = Counter()
    crossed: Counter[int] = Counter()
    for cell in _FULL_CELL.finditer(xml):
        row, style = int(cell[3]), _STYLE.search(cell[1] + cell[4])
        filled[row] += 1
        crossed[row] += style is not None and style[1].decode() in struck
    return (row for row, count in crossed.items() if 2 * count > filled[row])


def _look(attributes: bytes) -> tuple[bytes, str]:
    place, style = _PLACE.search(attributes), _STYLE.search(attributes)
    return (place[1] if place else b"", style[1].decode() if style else "0")
