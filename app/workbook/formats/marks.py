"""What a sheet's file says beside the values, which python-calamine does not tell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.text.old_fonts import Encoding, encoding_of_font
from app.workbook.sheet import Cell, Merge, Sheet


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one sheet; rows count from 1, columns from 0."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    fonts: Mapping[int, str] = field(default_factory=dict)
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    struck_rows: frozenset[int] = frozenset()

    def sheet(self, name: str, rows: list[list[Cell]], *, visible: bool) -> Sheet:
        """Join the values of a sheet and its marks, as far as the values reach."""
        width = max(map(len, rows), default=0)
        return Sheet(
            name,
            rows,
            visible,
            frozenset(row for row in self.hidden_rows if row <= len(rows)),
            frozenset(column for column in self.hidden_columns if column < width),
            tuple(merge for merge in self.merges if merge.first_row <= len(rows)),
            self.fonts,
            self.uncomputed,
            struck_rows=self.struck_rows,
        )


def is_old_font(name: str) -> bool:
    """Whether a font draws Vietnamese letters over other characters."""
    return encoding_of_font(name)[0] is not Encoding.UNICODE


def fonts_of_columns(written: Mapping[tuple[int, str], int]) -> dict[int, str]:
    """Name the old font of each column that writes most of its filled cells in one.

    `written` counts the filled cells by column and font.
    """
    filled: Counter[int] = Counter()
    best: dict[int, tuple[int, str]] = {}
    old: Counter[int] = Counter()
    for (column, font), count in written.items():
        filled[column] += count
        if is_old_font(font):
            old[column] += count
            best[column] = max(best.get(column, (0, "")), (count, font))
    return {column: font for column, (_, font) in best.items() if 2 * old[column] > filled[column]}


def trimmed(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Drop the empty rows at the end."""
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return rows
