"""The rows that head a list, and for every column the headers above it.

Headers may be one row or up to four, merged, or just written over the first of their columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.circumstances.circumstance_group import names_group
from app.domain.text.text import fold, nfc_clean
from app.workbook.sheet import Cell, Merge
from app.workbook.tables.aliases import meaning_of
from app.workbook.tables.correction_headers import without_side
from app.workbook.tables.header_paths import meaning_of_path
from app.workbook.tables.list_words import pattern_for
from app.workbook.tables.village_headings import village_of_heading

Labels = dict[int, str]
"""Column -> what a row says there."""

_DEEPEST = 3
"""So many rows may follow the first one of a header."""
_FEWEST_FIELDS = 3
"""A row is a header when it names a child and at least two other fields."""
_LONGEST = 90
_WIDE = 0.8
_TITLE = pattern_for("header_title")
_NAME_FIELDS = frozenset({"full_name", "given_name", "family_name", "old_full_name"})


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """The header of a list: its first and last row (indexes), and the headers of each column."""

    top: int
    bottom: int
    paths: Mapping[int, tuple[str, ...]]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Give the numbers of its rows in the sheet, from 1."""
        return tuple(range(self.top + 1, self.bottom + 2))


def labels_of(cells: Sequence[Cell]) -> Labels:
    """Give the texts of a row by their columns."""
    texts = ((at, _clean(cell)) for at, cell in enumerate(cells) if isinstance(cell, str) and cell)
    return {at: text for at, text in texts if text}


def heads_a_list(labels: Mapping[int, str]) -> bool:
    """Whether texts name a child and enough of what is said of it."""
    return _score(labels) >= _FEWEST_FIELDS


def find_header(
    rows: Sequence[Sequence[Cell]], span: range, merges: Iterable[Merge]
) -> HeaderBlock | None:
    """Find the first header in a span of rows."""
    for at in span:
        labels = labels_of(rows[at])
        if len(labels) >= _FEWEST_FIELDS - 1 and _starts(rows, at, labels):
            return header_at(rows, _best(rows, at), merges, span.start)
    return None


def header_from(
    rows: Sequence[Sequence[Cell]], at: int, merges: Iterable[Merge], first: int
) -> HeaderBlock:
    """Take the header that begins at a row or just above it."""
    return header_at(rows, _best(rows, at), merges, first)


def header_at(
    rows: Sequence[Sequence[Cell]], anchor: int, merges: Iterable[Merge], first: int
) -> HeaderBlock:
    """Take the header around the row that names most; `first` is the first row it may begin at."""
    near = [m for m in merges if anchor - _DEEPEST <= m.last_row and m.first_row <= anchor + 5]
    grid = _Grid(rows, near)
    top = bottom = anchor
    while top > first and anchor - top < _DEEPEST and grid.is_above(top - 1, top):
        top -= 1
    bottom = min(max(anchor, grid.merged_down_from(top, anchor)), len(rows) - 1)
    while bottom - top < _DEEPEST and bottom + 1 < len(rows) and grid.is_below(bottom + 1, top):
        bottom += 1
    return HeaderBlock(top, bottom, grid.paths(top, bottom))


def _starts(rows: Sequence[Sequence[Cell]], at: int, labels: Labels) -> bool:
    if heads_a_list(labels):
        return True
    below = labels_of(rows[at + 1]) if at + 1 < len(rows) else {}
    known = {meaning_of(text).field for text in labels.values()} - {""}
    return len(known) >= _FEWEST_FIELDS - 1 and heads_a_list(_joined(labels, below))


def _joined(labels: Labels, below: Labels) -> Labels:
    both = {at: f"{labels[at]} {below[at]}" for at in labels.keys() & below.keys()}
    return {**below, **labels, **both}


def _best(rows: Sequence[Sequence[Cell]], at: int) -> int:
    """Choose the one of the rows of a header that names most."""
    after = range(at, min(at + 3, len(rows)))
    return max(after, key=lambda row: (_score(labels_of(rows[row])), -row))


def _score(labels: Mapping[int, str]) -> int:
    fields = {_field(text) for text in labels.values()} - {""}
    return len(fields) if fields & _NAME_FIELDS else 0


def _field(text: str) -> str:
    """Name the field of a header; of a correction, whether it holds the old or the new text."""
    own = meaning_of(text).field
    return own or meaning_of_path((text,)).field if without_side((text,))[0] else own


@lru_cache(maxsize=1 << 12)
def _clean(text: str) -> str:
    return nfc_clean(text)


def _is_title(text: str) -> bool:
    says = _TITLE.search(fold(text)) is not None or village_of_heading(text) != ""
    return says or len(text) > _LONGEST or ": " in f"{text} "


def _is_known(text: str) -> bool:
    """Whether a text is a header or a note to one; `Ba` is a father, `Lê Thị Ba` is not."""
    field = meaning_of_path((text,)).field
    is_note = text.startswith("(") and text.endswith(")")
    return is_note or "thong tin" in fold(text) or bool(field and not field.endswith("_other"))


def _is_group(heading: str, text: str) -> bool:
    """Whether a text under `HCĐB` names one of the groups of children."""
    field = meaning_of(heading).field if heading else ""
    return field in ("special", "at_risk") and names_group(field, text)


class _Grid:
    """The rows around a header, with what is merged there."""

    def __init__(self, rows: Sequence[Sequence[Cell]], merges: Sequence[Merge]) -> None:
        self._rows = rows
        self._merges = merges

    def labels(self, at: int) -> Labels:
        return labels_of(self._rows[at])

    def merge_at(self, row: int, column: int) -> Merge | None:
        """Give the merge that covers a cell (indexes), if any."""
        for merge in self._merges:
            covers = merge.first_row <= row + 1 <= merge.last_row
            if covers and merge.first_column <= column <= merge.last_column:
                return merge
        return None

    def merged_down_from(self, top: int, anchor: int) -> int:
        """Give the last row that a header cell is merged down to."""
        ends = [
            merge.last_row - 1
            for merge in self._merges
            if top <= merge.first_row - 1 <= anchor < merge.last_row - 1 <= anchor + _DEEPEST
        ]
        return max(ends, default=anchor)

    def is_above(self, row: int, below: int) -> bool:
        """Whether a row is an upper row of the header that begins at `below`."""
        labels, under = self.labels(row), self.labels(below)
        cells = self._rows[row]
        is_text = all(isinstance(cell, str) for cell in cells)
        if not labels or not is_text or any(map(_is_title, labels.values())):
            return False
        width = max(under) - min(under) + 1
        around = range(min(under) - 2, max(under) + 2)
        if any(at not in around and not self._stands(row, at, below) for at in labels):
            return False
        spans = [self._span(row, at) for at in labels]
        if any(span >= _WIDE * width for span in spans if width > 2):
            return False
        return any(map(_is_known, labels.values())) or max(spans) > 1

    def _stands(self, row: int, column: int, below: int) -> bool:
        """Whether a text far to the side heads a column: number, book and day of a register."""
        merge = self.merge_at(row, column)
        return _is_known(self.labels(row)[column]) or bool(merge and merge.last_row > below)

    def is_below(self, row: int, top: int) -> bool:
        """Whether a row is one more row of the header that begins at `top`."""
        labels = self.labels(row)
        upper: Labels = {}
        for at in range(top, row):
            upper |= self.labels(at)
        filled = sum(1 for cell in self._rows[row] if cell != "")
        if len(labels) < 2 or filled > len(labels) or any(map(_has_number, labels.values())):
            return False
        named = [at for at, text in upper.items() if meaning_of(text).field in _NAME_FIELDS]
        if any(at in labels and not _is_known(labels[at]) for at in named):
            return False
        known = sum(
            _is_known(text) or _is_group(self._heading(row - 1, at), text)
            for at, text in labels.items()
        )
        return 2 * known >= len(labels) or all(at not in upper for at in labels)

    def _heading(self, row: int, column: int) -> str:
        """Give what a row says over a column: there, in its merge, or the nearest on its left."""
        labels, merge = self.labels(row), self.merge_at(row, column)
        at = merge.first_column if merge else max((c for c in labels if c <= column), default=-1)
        return labels.get(at, "")

    def paths(self, top: int, bottom: int) -> dict[int, tuple[str, ...]]:
        """Read the headers over each column."""
        lines = [self.labels(row) for row in range(top, bottom + 1)]
        columns = sorted(set().union(*lines) | self._covered(top, bottom))
        for at in range(len(lines) - 2, -1, -1):
            lower: Labels = {}
            for line in lines[at + 1 :]:
                lower |= line
            lines[at] |= self._spread(top + at, lines[at], lower)
        self._fill_merged(top, lines)
        found = {column: _path(line.get(column, "") for line in lines) for column in columns}
        return {column: path for column, path in found.items() if path}

    def _span(self, row: int, column: int) -> int:
        merge = self.merge_at(row, column)
        return merge.last_column - merge.first_column + 1 if merge else 1

    def _covered(self, top: int, bottom: int) -> set[int]:
        """Collect the columns that a merged header covers."""
        return {
            column
            for merge in self._merges
            if top <= merge.first_row - 1 <= bottom
            for column in range(merge.first_column, merge.last_column + 1)
        }

    def _fill_merged(self, top: int, lines: list[Labels]) -> None:
        for merge in self._merges:
            first = merge.first_row - 1 - top
            text = lines[first].get(merge.first_column) if 0 <= first < len(lines) else None
            if text:
                for line in lines[first : merge.last_row - top]:
                    for column in range(merge.first_column, merge.last_column + 1):
                        line[column] = text

    def _spread(self, row: int, labels: Labels, lower: Labels) -> Labels:
        """Let a header that is not merged stand over all its columns: those headed below it."""
        found: Labels = {}
        for column in sorted(lower.keys() - labels.keys()):
            at = column
            while at - 1 in lower and at - 1 not in labels:
                at -= 1
            left = at - 1
            if left in lower and self._may_spread(row, left, column):
                found[column] = labels[left]
        return {**found, **self._spread_left(row, {**labels, **found}, lower)}

    def _spread_left(self, row: int, labels: Labels, lower: Labels) -> Labels:
        """Let a header that is written over the middle of its columns stand over the first too."""
        found: Labels = {}
        for column in sorted(lower.keys() - labels.keys(), reverse=True):
            right = column + 1
            text = labels.get(right) or found.get(right)
            if text and right in lower and self._may_spread(row, right, column):
                found[column] = text
        return found

    def _may_spread(self, row: int, source: int, column: int) -> bool:
        """Whether neither cell is merged: a merged one says itself how far it reaches."""
        return self.merge_at(row, source) is None and self.merge_at(row, column) is None


def _path(texts: Iterable[str]) -> tuple[str, ...]:
    path: list[str] = []
    for text in texts:
        is_note = bool(path) and text.startswith("(") and text.endswith(")")
        if text and not is_note and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)


def _has_number(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
