"""Cells of a table that do not agree with the others: wrong sums, differences and percentages.

The rules are found in the figures themselves (`column_rules`), so any table can be
checked; a table without errors is told to have none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.tables.column_rules import Found, Kind, find_rules, rounded
from app.domain.tables.stated_number import Stated
from app.domain.tables.table_grid import Grid

_SLACK = Decimal("0.000001")
_FEWEST_COLUMNS = 2
_FAR_OFF = Decimal("0.1")
_WORTH = 10
"""A sum below this is met too easily by chance to show which row is a total."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A cell that is wrong: what it states, what is right, and by which rule."""

    row: int
    column: int
    stated: str
    right: Decimal
    kind: str
    """A Kind, `total` (the rows `parts` add up to it) or `cut` (cut off instead of rounded)."""
    parts: tuple[int, ...]
    """The columns, or for a total the rows, that it is reckoned from."""
    across: bool = False
    """Whether `parts` are rows: the rule goes down the column."""


def check_grid(grid: Grid) -> list[Mismatch]:
    """Name the wrong cells of a table, each once, by rows; rules between rows are found too."""
    turned = grid.turned()
    few = max(1, len(grid.columns) // 5)
    rules = find_rules(grid)
    rules_across = [one for one in find_rules(turned) if one.misses <= few]
    across = map(_turned, _mismatches(turned, rules_across, _shares(rules)))
    found = {(one.row, one.column): one for one in across}
    found |= {(o.row, o.column): o for o in _mismatches(grid, rules, _shares(rules_across))}
    return [found[place] for place in sorted(found)]


def check_by(grid: Grid, rules: Sequence[Found]) -> list[Mismatch]:
    """Name the cells that do not keep to rules that are known, and the totals that are wrong."""
    found = {(one.row, one.column): one for one in _all_mismatches(grid, rules)}
    return [found[place] for place in sorted(found)]


def _turned(one: Mismatch) -> Mismatch:
    return replace(one, row=one.column, column=one.row, across=not one.across)


def _shares(rules: Sequence[Found]) -> frozenset[int]:
    return frozenset(one.rule.target for one in rules if one.rule.is_rounded)


def _mismatches(
    grid: Grid, rules: Sequence[Found], shares_across: frozenset[int]
) -> Iterator[Mismatch]:
    """Check the columns; in the rows `shares_across` percentages stand, that nobody adds up."""
    for one in _all_mismatches(grid, rules):
        if one.row not in shares_across or one.kind in (Kind.PERCENT, Kind.RATIO, "cut"):
            yield one


def _all_mismatches(grid: Grid, rules: Sequence[Found]) -> Iterator[Mismatch]:
    yield from _of_totals(grid, rules)
    for found in rules:
        yield from _of_rule(grid, found)


def _of_rule(grid: Grid, found: Found) -> Iterator[Mismatch]:
    rule = found.rule
    for row in grid.rows:
        line = grid.line(row)
        right = found.right(line)
        if right is not None and not found.holds(line):
            stated = grid.cells[row, rule.target]
            if rule.kind is Kind.SUM and _is_share(stated, right):
                continue
            kind = "cut" if _was_cut(found, line, stated.value) else str(rule.kind)
            yield Mismatch(row, rule.target, stated.text, right, kind, rule.parts)


def _was_cut(found: Found, line: Mapping[int, Decimal], stated: Decimal) -> bool:
    result = found.rule.result(line)
    is_rounded = result is not None and found.places is not None
    return is_rounded and stated == rounded(result or Decimal(0), found.places or 0, cut=True)


def _of_totals(grid: Grid, rules: Sequence[Found]) -> Iterator[Mismatch]:
    """Check the rows that add up others; shares are not added up."""
    shares = _shares(rules)
    added = [column for column in grid.columns if column not in shares]
    by_target = {one.rule.target: one for one in rules}
    totals = [row for row in grid.rows if grid.is_total(row)]
    for row in totals or unnamed_totals(grid):
        parts = _parts_of(grid, row, totals, added)
        for column in added if parts else ():
            stated = grid.cells.get((row, column))
            right = _sum(grid, parts, column)
            if stated is None or _is_share(stated, right):
                continue
            if not _adds_up(grid, parts, column, stated.value, by_target.get(column)):
                yield Mismatch(row, column, stated.text, right, "total", parts, across=True)


def _is_share(stated: Stated, total: Decimal) -> bool:
    """Whether a figure with decimals is no sum at all: of shares and rates nobody makes one."""
    return stated.places != 0 and abs(stated.value - total) > _FAR_OFF * abs(total)


def unnamed_totals(grid: Grid) -> list[int]:
    """Take the first or the last row for a total where it adds up nearly all of its columns."""
    for row in (grid.rows[-1], grid.rows[0]) if len(grid.rows) > 2 else ():
        others = tuple(other for other in grid.rows if other != row)
        held = [column for column in grid.columns if _is_sum(grid, row, others, column)]
        if len(held) >= max(_FEWEST_COLUMNS, 0.6 * len(grid.columns)):
            return [row]
    return []


def _parts_of(
    grid: Grid, row: int, totals: Sequence[int], columns: Sequence[int]
) -> tuple[int, ...]:
    """Find the rows that a total adds up: those which it fits best; none where it fits nothing."""
    choices = [parts for parts in _choices(grid, row, totals) if parts]
    fits = [sum(_is_sum(grid, row, parts, column) for column in columns) for parts in choices]
    if not fits or max(fits) < max(1, len(columns) / 3):
        return ()
    return choices[fits.index(max(fits))]


def _choices(grid: Grid, row: int, totals: Sequence[int]) -> Iterator[tuple[int, ...]]:
    body = [other for other in grid.rows if other not in totals and other != row]
    before = [total for total in totals if total < row]
    after = [total for total in totals if total > row]
    yield tuple(body)
    yield tuple(other for other in body if max(before, default=0) < other < row)
    yield tuple(other for other in body if row < other < min(after, default=grid.rows[-1] + 1))
    yield tuple(total for total in totals if total != row)


def _is_sum(grid: Grid, row: int, parts: Sequence[int], column: int) -> bool:
    stated = grid.value(row, column)
    several = sum(bool(grid.value(part, column)) for part in parts) > 1
    is_worth = stated is not None and several and abs(stated) >= _WORTH
    return is_worth and stated == _sum(grid, parts, column)


def _adds_up(
    grid: Grid, parts: Sequence[int], column: int, stated: Decimal, found: Found | None
) -> bool:
    """Whether a total is the sum of what is stated, or of what should have been, or their mean."""
    total = _sum(grid, parts, column)
    rights = [found.right(grid.line(part)) if found else None for part in parts]
    values = [
        right if right is not None else grid.value(part, column) or Decimal(0)
        for part, right in zip(parts, rights, strict=True)
    ]
    mean = total / len(parts)
    return (
        abs(stated - total) <= _SLACK
        or abs(stated - sum(values)) <= _SLACK
        or abs(stated - mean) < Decimal("0.01")
    )


def _sum(grid: Grid, parts: Sequence[int], column: int) -> Decimal:
    return sum((grid.value(part, column) or Decimal(0) for part in parts), Decimal(0))
