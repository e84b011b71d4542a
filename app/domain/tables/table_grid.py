"""A table of figures: its cells, the names of its rows and columns, and which are totals."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from app.domain.tables.stated_number import Stated, Style
from app.domain.text.text import fold

_OF = "xa|phuong|dac khu|huyen|quan|thi xa|thi tran|thanh pho|tinh|quoc|nuoc|khu|vung|nganh|bo"
_PARTS = "khoi|cum|nhom|phan|muc|to|mien|quy|nam|thang"
_TOTAL = re.compile(
    r"(tong|cong)( *[(:.]?([ivx]+|[a-d]|\d+)[).:]*)*"
    r"|tong (cong|so|hop|chung|cac|toan|tre)\b.*|cong (tong|don|chung|so|cac|toan)\b.*"
    rf"|(tong|cong|toan|ca|chung|chung toan) ({_OF})\b.*|(tong|cong) ({_PARTS})\b.*"
    r"|luy ke\b.*|chung"
)
"""A name that only begins so is none: the communes Tổng Cọt, Toàn Thắng, Công Sơn."""


@dataclass(frozen=True)
class Grid:
    """Numbers by (row, column); both count as in the sheet, rows from 1 and columns from 0."""

    cells: Mapping[tuple[int, int], Stated]
    row_names: Mapping[int, str]
    column_names: Mapping[int, str]
    style: Style = Style.VIETNAMESE
    """How it writes thousands and decimals."""

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Number the rows that hold a figure, from the top."""
        return tuple(sorted({row for row, _ in self.cells}))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Number the columns that hold a figure, from the left; a running number is none."""
        found = sorted({column for _, column in self.cells})
        return tuple(column for column in found if not self._is_numbering(column))

    def value(self, row: int, column: int) -> Decimal | None:
        """Give the figure of a cell."""
        cell = self.cells.get((row, column))
        return cell.value if cell else None

    def line(self, row: int) -> dict[int, Decimal]:
        """Give the figures of a row by their columns."""
        pairs = ((column, self.value(row, column)) for column in self.columns)
        return {column: value for column, value in pairs if value is not None}

    def places(self, column: int) -> int | None:
        """Give the most decimals that a column is written with; None where some are not rounded."""
        found = [cell.places for (_, at), cell in self.cells.items() if at == column]
        known = [places for places in found if places is not None]
        return max(known) if known and len(known) == len(found) else None

    def is_total(self, row: int) -> bool:
        """Whether a row says that it is a sum of others."""
        name = fold(self.row_names.get(row, "")).strip(" .:-*")
        return _TOTAL.fullmatch(name) is not None

    def turned(self) -> "Grid":
        """Give the table with its rows as columns."""
        cells = {(column, row): cell for (row, column), cell in self.cells.items()}
        return Grid(cells, self.column_names, self.row_names, self.style)

    def _is_numbering(self, column: int) -> bool:
        """Whether a column counts 1, 2, 3 …, anew where a part begins."""
        values = list(self._values(column))
        steps = itertools.pairwise(values)
        return (
            len(values) > 2
            and values[0] == 1
            and all(later in (1, earlier + 1) for earlier, later in steps)
            and len(set(values)) > 1
        )

    def _values(self, column: int) -> Iterator[Decimal]:
        for row in self.rows:
            value = self.value(row, column)
            if value is not None:
                yield value
