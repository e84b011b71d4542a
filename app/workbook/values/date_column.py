"""A column of birth dates read as a whole: which of two numbers is the day, and what Excel did.

A spreadsheet program set to American dates turns `05/06/2015` into a real 6 May and leaves
`13/06/2015` a text. No single cell shows it; the column does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.person.birth_date import (
    BirthDate,
    BirthDateReading,
    day_and_month,
    month_first,
    parse_birth_date,
    swapped,
)
from app.workbook.sheet import Cell


class DateOrder(StrEnum):
    """What the first of two numbers that could both be the month is."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNKNOWN = "unknown"
    """Then the year alone is taken."""


_NOT_A_DATE = BirthDateReading(None, "invalid_birth_date")
_EARLY_DAYS = 0.394
"""The share of days of a year that are the 1st to the 12th of a month."""
_PROOF = 2e-4
_SUSPICION = 0.03
_ENOUGH = 3
_FEW = 0.05
"""Slips of the pen: so small a part of a column says nothing about its order."""


@dataclass(frozen=True, slots=True)
class DateShapes:
    """How the dates of a column look; counts of cells."""

    day_first: int = 0
    """Texts whose first number is over 12, the second not."""
    month_first: int = 0
    open: int = 0
    """Texts whose two numbers are up to 12, and differ."""
    early: int = 0
    """Real dates up to the 12th, the day not being the month."""
    late: int = 0
    """Real dates after the 12th."""

    def __add__(self, other: "DateShapes") -> "DateShapes":
        """Count the cells of two columns together."""
        return DateShapes(
            self.day_first + other.day_first,
            self.month_first + other.month_first,
            self.open + other.open,
            self.early + other.early,
            self.late + other.late,
        )

    @property
    def tells_texts(self) -> bool:
        """Whether the texts of this column alone say how they are to be read."""
        if self.order_of_texts is DateOrder.DAY_FIRST:
            return self.day_first >= _ENOUGH
        return self.order_of_texts is DateOrder.MONTH_FIRST or self.day_first >= _ENOUGH

    @property
    def tells_dates(self) -> bool:
        """Whether the dates of this column alone say whether a program swapped them."""
        if self.late or self.open:
            return True
        return self.order_of_dates is DateOrder.MONTH_FIRST

    @property
    def order_of_texts(self) -> DateOrder:
        """Decide the order of the texts by those that leave no choice."""
        told = self.day_first + self.month_first
        if self.month_first <= _FEW * told:
            return DateOrder.DAY_FIRST
        if self.month_first >= _ENOUGH and self.day_first <= _FEW * told:
            return DateOrder.MONTH_FIRST
        return DateOrder.UNKNOWN if self.open else DateOrder.DAY_FIRST

    @property
    def order_of_dates(self) -> DateOrder:
        """Decide whether real dates were read American, by how unlikely they are otherwise."""
        if self.late or self.open or not self.early or not self.day_first:
            return DateOrder.DAY_FIRST
        chance = _EARLY_DAYS**self.early * (1 - _EARLY_DAYS) ** self.day_first
        if chance < _PROOF:
            return DateOrder.MONTH_FIRST
        return DateOrder.UNKNOWN if chance < _SUSPICION else DateOrder.DAY_FIRST


def shapes_of(cells: Iterable[Cell], *, epoch_1904: bool, today: date) -> DateShapes:
    """Count the shapes of the dates of a column."""
    counts = dict.fromkeys(("day_first", "month_first", "open", "early", "late"), 0)
    for cell in cells:
        shape = _shape(cell, epoch_1904=epoch_1904, today=today)
        if shape:
            counts[shape] += 1
    return DateShapes(**counts)


def _shape(cell: Cell, *, epoch_1904: bool, today: date) -> str:
    if isinstance(cell, str):
        first, second = day_and_month(cell) or (0, 0)
        if not (0 < first <= 31 and 0 < second <= 31) or first == second:
            return ""
        is_open = max(first, second) <= 12
        if min(first, second) > 12:
            return ""
        return "open" if is_open else "day_first" if first > 12 else "month_first"
    if not isinstance(cell, int | float | date):
        return ""
    read = parse_birth_date(cell, epoch_1904=epoch_1904, today=today)
    if read.value is None or not read.value.is_complete:
        return ""
    return "early" if read.ambiguous else "late" if read.value.day > 12 else ""


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads the cells of one column of birth dates."""

    today: date
    epoch_1904: bool = False
    texts: DateOrder = DateOrder.DAY_FIRST
    dates: DateOrder = DateOrder.DAY_FIRST

    def read(self, cell: Cell) -> tuple[BirthDateReading, bool]:
        """Read a cell; also say whether the value is not what the cell shows by itself."""
        if isinstance(cell, str):
            return self._from_text(cell)
        if not isinstance(cell, int | float | date):
            return _NOT_A_DATE, False
        read = parse_birth_date(cell, epoch_1904=self.epoch_1904, today=self.today)
        if read.value is None or not read.ambiguous:
            return read, False
        return self._ordered(read, self.dates)

    def _from_text(self, text: str) -> tuple[BirthDateReading, bool]:
        read = parse_birth_date(text, epoch_1904=self.epoch_1904, today=self.today)
        if self.texts is DateOrder.DAY_FIRST:
            return read, False
        first, second = day_and_month(text) or (0, 0)
        if first == second or first > 12:
            return read, False
        if second > 12:
            return parse_birth_date(month_first(text), today=self.today), True
        return self._ordered(read, self.texts)

    @staticmethod
    def _ordered(read: BirthDateReading, order: DateOrder) -> tuple[BirthDateReading, bool]:
        born = read.value
        if order is DateOrder.DAY_FIRST or born is None or not 0 < born.day <= 12:
            return read, False
        value = swapped(born) if order is DateOrder.MONTH_FIRST else BirthDate(born.year)
        return BirthDateReading(value), True
