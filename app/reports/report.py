"""A report: tables of figures, when they were taken, and who stands behind each figure.

Every kind of report is a `Report`, and every writer (.docx, .xlsx, .csv, .pdf, the page) takes any.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.domain.ids import ChildId
from app.domain.reports.period import Period
from app.domain.tables.column_rules import Kind, rounded

Value = int | Decimal | str | None
"""A count, a rate (two decimals), words, or nothing that is known."""
Who = Callable[[str, str, str], Sequence[ChildId]]
"""Table, line (`TOTAL` for the total) and column, each by its key -> the children counted there."""
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A column that comes of others of its line, as `Kind` says; a percentage has two decimals."""

    kind: Kind
    parts: tuple[str, ...]
    """Keys of columns. A sum has many; a difference a - b and a percentage 100 a / b have two."""

    def result(self, given: Mapping[str, Value]) -> Value:
        """Reckon from the figures of a line; None where one is missing, or 100 a / 0."""
        parts = [one for part in self.parts if isinstance(one := given.get(part), int)]
        if len(parts) < len(self.parts):
            return None
        if self.kind is Kind.SUM:
            return sum(parts)
        first, second = parts
        if self.kind is Kind.DIFFERENCE:
            return first - second
        return rate(first, second)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    key: str
    name: str
    above: str = ""
    """What it stands under together with its neighbours of the same heading."""
    reckoned: Reckoned | None = None
    is_text: bool = False
    """Words: not added up."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: a village, a unit, an age group."""

    key: str
    """Empty for the children whose village is not known."""
    name: str
    values: tuple[Value, ...]
    """As the columns of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures by line and column; the total, where there is one, adds the lines up."""

    key: str
    title: str
    first: str
    """What heads the names of the lines: “Thôn/TDP”."""
    lines_are: str = "village"
    """What a line is, as the files for programs call it: `village`, `unit`, `group`."""
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: Line | None = None
    notes: tuple[str, ...] = ()
    """Sentences under the table: what is above 100 %, what a figure means."""

    def column(self, key: str) -> tuple[Value, ...]:
        """Give the values of a column, line by line, without the total."""
        at = self._place(key)
        return tuple(line.values[at] for line in self.lines)

    @property
    def every_line(self) -> tuple[Line, ...]:
        """Give the lines, and the total behind them where there is one."""
        return (*self.lines, self.total) if self.total else self.lines

    def in_total(self, key: str) -> Value:
        """Give a column's total; None where the table has no total."""
        return self.total.values[self._place(key)] if self.total else None

    def _place(self, key: str) -> int:
        return next(at for at, column in enumerate(self.columns) if column.key == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Lines drawn from a table: each of its columns is one, each of its lines a point on them."""

    title: str
    table: str
    """The key of the table; the figures are nowhere else."""
    columns: tuple[str, ...]
    most: int = 100
    """The top of the upright axis; rates end at 100."""

    def points(self, table: Table) -> tuple[str, ...]:
        """Name the points, from left to right."""
        return tuple(line.name for line in table.lines)

    def lines(self, table: Table) -> list[tuple[str, tuple[Value, ...]]]:
        """Give each line with its name; None where nothing is known of a point."""
        names = {column.key: column.name for column in table.columns}
        return [(names[key], table.column(key)) for key in self.columns]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of a period, taken at a moment; those of a state are as of its last day."""

    kind: str
    title: str
    period: Period
    taken_at: datetime
    """The cut-off, to the minute, where the commune is."""
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...] = ()
    """Each is drawn below its table."""
    is_confidential: bool = False
    """Whether what only those allowed may see was counted: it is not issued, nor kept."""
    who: Who | None = None
    """None where the children are not here: of another commune's file, of a frozen report."""

    def table(self, key: str) -> Table:
        """Give a table by its key."""
        return next(table for table in self.tables if table.key == key)

    def charts_of(self, table: Table) -> tuple[Chart, ...]:
        """Give the charts that are drawn below a table, as far as it has a line."""
        return tuple(chart for chart in self.charts if table.lines and chart.table == table.key)


def rate(part: int, whole: int) -> Decimal | None:
    """Give 100 part / whole, half up to two decimals as the ministry prints it; None of nothing."""
    return rounded(Decimal(100) * part / whole, 2) if whole else None


def line_of(columns: Sequence[Column], key: str, name: str, given: Mapping[str, Value]) -> Line:
    """Make a line of the figures that were counted; the columns that are reckoned follow."""
    known = dict(given)
    for column in columns:
        if column.reckoned:
            known[column.key] = column.reckoned.result(known)
    return Line(key, name, tuple(known.get(column.key) for column in columns))


def by_key(columns: Iterable[Column], line: Line) -> dict[str, Value]:
    """Give the figures of a line by the keys of its columns."""
    return {one.key: value for one, value in zip(columns, line.values, strict=True)}


def total_of(columns: Sequence[Column], name: str, lines: Iterable[Line]) -> Line:
    """Add the lines up, reckon the rest of the sums; what is missing counts nothing."""
    rows = list(lines)
    sums: dict[str, Value] = {
        column.key: sum(one for row in rows if isinstance(one := row.values[at], int))
        for at, column in enumerate(columns)
        if not column.is_text and not column.reckoned
    }
    return line_of(columns, TOTAL, name, sums)
