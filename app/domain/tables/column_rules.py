"""Which columns of a table are sums, differences or percentages of others: found in its figures.

A rule is believed when it holds in so many rows that chance does not explain it; then the rows in
which it does not hold are wrong. How often chance would make it hold is read off the table itself:
by the operands of one row held against the figure of another.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from math import comb, log10
from operator import itemgetter

from app.domain.tables.table_grid import Grid
from app.domain.text.text import fold

Line = Mapping[int, Decimal]
Pair = tuple[Decimal, Decimal]
"""What a row should state, unrounded, and what it states."""

_LEAST_HELD = 0.6
_LEAST_EXACT = 0.4
"""Of percentages: so many may be near alone, as a hand rounds them."""
_SURE = 4.0
"""One table in ten thousand may seem to have a rule by chance."""
_NEAR = Decimal("0.1")
_SLACK = Decimal("0.000001")
_MOST = 60
"""A table with more columns is a list of records."""
_NOTHING = Decimal(0)
_FEWEST = 3
_LARGEST_RATIO = 10
_SUMS = (" tong", " cong ", " chung ")
_LEFTOVERS = (" con ", " chenh", " can ", " thieu ", " chua ", " tang ", " giam ")
"""How columns are called that are reckoned."""


class Kind(StrEnum):
    """How a column comes from its operands."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PERCENT = "percent"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Rule:
    """`target` is the sum, difference, percentage or ratio of the columns `parts`."""

    kind: Kind
    target: int
    parts: tuple[int, ...]

    @property
    def is_rounded(self) -> bool:
        """Whether its results are rounded."""
        return self.kind in (Kind.PERCENT, Kind.RATIO)

    def result(self, line: Line) -> Decimal | None:
        """Reckon the unrounded result of a row; None where an operand is missing or it has none."""
        if any(part not in line for part in self.parts):
            return None
        first, *rest = (line[part] for part in self.parts)
        if self.kind is Kind.SUM:
            return sum(rest, first)
        if self.kind is Kind.DIFFERENCE:
            return first - rest[0]
        if rest[0] == 0:
            return None
        share = first / rest[0]
        return 100 * share if self.kind is Kind.PERCENT else share


@dataclass(frozen=True, slots=True)
class Found:
    """A rule of a table, how its results are rounded, and how surely it is one."""

    rule: Rule
    places: int | None
    """None: not at all."""
    cut: bool
    """Whether the whole column is cut off instead of rounded half up."""
    misses: int
    """In how many rows it does not hold."""
    surety: float

    def right(self, line: Line) -> Decimal | None:
        """Reckon what a row should state."""
        result = self.rule.result(line)
        if result is None or not self.rule.is_rounded or self.places is None:
            return result
        return rounded(result, self.places, cut=self.cut)

    def holds(self, line: Line) -> bool:
        """Whether a row states what it should; one that states nothing does."""
        right = self.right(line)
        stated = line.get(self.rule.target)
        return right is None or stated is None or abs(right - stated) <= _SLACK


def rounded(value: Decimal, places: int, *, cut: bool = False) -> Decimal:
    """Round half up (or cut off) at so many decimals, as the ministry's own tables do."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN if cut else ROUND_HALF_UP)


def find_rules(grid: Grid) -> list[Found]:
    """Find the rules of the columns of a table: for a column the one that it keeps to best."""
    lines = [grid.line(row) for row in grid.rows]
    if len(grid.columns) > _MOST:
        return []
    tried = 4 * len(grid.columns) ** 3
    candidates = _candidates(grid.columns, lines)
    found = [one for rule in candidates if (one := _judged(rule, lines, grid, tried))]
    found.sort(key=lambda one: (one.misses, -one.surety, _distance(one.rule)))
    chosen: dict[int, Found] = {}
    for one in _of_one_target(found, grid):
        chosen.setdefault(one.rule.target, one)
    return list(chosen.values())


def _of_one_target(found: Sequence[Found], grid: Grid) -> list[Found]:
    """Let a = b + c and c = a - b be one rule, and so a percentage and its like turned round."""
    best: dict[tuple[bool, frozenset[int]], Found] = {}
    for one in found:
        columns = one.rule.is_rounded, frozenset((one.rule.target, *one.rule.parts))
        known = best.setdefault(columns, one)
        best[columns] = max(known, one, key=lambda rule: _looks_reckoned(rule, grid))
    return [one for one in found if one in best.values()]


def _looks_reckoned(one: Found, grid: Grid) -> tuple[int, bool, int]:
    """Rank a target: by its decimals or its name, as a heading sum on the left, or as the last."""
    target, parts = one.rule.target, one.rule.parts
    if one.rule.is_rounded:
        return 9 if one.places is None else one.places, True, -one.misses
    words = _SUMS if one.rule.kind is Kind.SUM else _LEFTOVERS
    name = f" {fold(grid.column_names.get(target, ''))} "
    place, first = grid.columns.index(target), grid.columns.index(min(parts))
    heads = one.rule.kind is Kind.SUM and place == first - 1 and len(parts) > 2
    return any(word in name for word in words), heads, target


def _candidates(columns: Sequence[int], lines: Sequence[Line]) -> Iterator[Rule]:
    """Propose the rules that hold, or nearly hold, in enough rows."""
    votes: Counter[Rule] = Counter()
    for line in lines:
        votes.update(_fitting(line))
    telling = {rule: sum(_tells(rule, line) for line in lines) for rule in votes}
    yield from (rule for rule, held in votes.items() if held >= _LEAST_HELD * telling[rule])
    yield from (rule for target in columns for rule in _runs(columns, target))


def _fitting(line: Line) -> set[Rule]:
    """Collect the rules of two operands that one row keeps to and can tell."""
    placed = [(value, column) for column, value in line.items() if value != 0]
    placed.sort()
    found: set[Rule] = set()
    for target, stated in line.items():
        others = [(value, column) for value, column in placed if column != target]
        for first, column in others:
            for second in _at(others, first - stated, _SLACK, column):
                found.add(Rule(Kind.DIFFERENCE, target, (column, second)))
            for second in _at(others, stated - first, _SLACK, column):
                found.add(Rule(Kind.SUM, target, tuple(sorted((column, second)))))
            for kind, whole in ((Kind.PERCENT, 100), (Kind.RATIO, 1)):
                if stated > 0 and first > 0:
                    near = whole * first / stated
                    slack = near * _NEAR / (100 * stated / whole) * 2
                    for second in _at(others, near, slack, column):
                        found.add(Rule(kind, target, (column, second)))
    return {rule for rule in found if _tells(rule, line) and _is_near_in(rule, line)}


def _at(
    placed: Sequence[tuple[Decimal, int]], value: Decimal, slack: Decimal, other: int
) -> list[int]:
    """Find the columns that hold a figure, more or less, besides one."""
    low = bisect_left(placed, value - slack, key=itemgetter(0))
    high = bisect_right(placed, value + slack, key=itemgetter(0))
    return [column for _, column in placed[low:high] if column != other]


def _is_near_in(rule: Rule, line: Line) -> bool:
    result = rule.result(line)
    return result is not None and _is_near(rule, result, line[rule.target])


def _runs(columns: Sequence[int], target: int) -> Iterator[Rule]:
    """Sum three and more columns that stand beside each other, and beside the sum."""
    at = columns.index(target)
    for last in range(at + 3, len(columns)):
        yield Rule(Kind.SUM, target, tuple(columns[at + 1 : last + 1]))
    for first in range(at - 2):
        yield Rule(Kind.SUM, target, tuple(columns[first:at]))


def _judged(rule: Rule, lines: Sequence[Line], grid: Grid, tried: int) -> Found | None:
    places = grid.places(rule.target) if rule.is_rounded else None
    pairs = [
        (result, line[rule.target])
        for line in lines
        if rule.target in line and (result := rule.result(line)) is not None and _tells(rule, line)
    ]
    near = sum(_is_near(rule, *pair) for pair in pairs)
    if len(pairs) < _FEWEST or near < _LEAST_HELD * len(pairs) or not _is_proper(rule, pairs):
        return None
    cut = places is not None and _is_cut(pairs, places)
    found = Found(rule, places, cut, 0, 0)
    agree = [_agree(found, *pair) for pair in pairs]
    least = _LEAST_EXACT if rule.is_rounded else _LEAST_HELD
    if sum(agree) < least * len(pairs):
        return None
    surety = -_log_tail(len(pairs), sum(agree), _chance(found, pairs)) - log10(tried)
    misses = sum(not found.holds(line) for line in lines)
    return replace(found, misses=misses, surety=surety) if surety >= _SURE else None


def _tells(rule: Rule, line: Line) -> bool:
    """Whether a row can tell the rule from a simpler one: that two columns are equal."""
    values = [line.get(part, _NOTHING) for part in rule.parts]
    if rule.is_rounded:
        return values[0] not in (0, values[1])
    return sum(value != 0 for value in values) > 1


def _is_proper(rule: Rule, pairs: Sequence[Pair]) -> bool:
    """Tell a ratio from large numbers: it is a part of a whole."""
    return rule.kind is not Kind.RATIO or all(abs(value) <= _LARGEST_RATIO for _, value in pairs)


def _is_near(rule: Rule, result: Decimal, stated: Decimal) -> bool:
    if rule.kind is Kind.RATIO:
        return 100 * abs(result - stated) <= _NEAR
    return abs(result - stated) <= (_NEAR if rule.is_rounded else _SLACK)


def _is_cut(pairs: Sequence[Pair], places: int) -> bool:
    """Whether every row that tells cutting from rounding was cut, and some do."""
    halves = [(rounded(result, places), stated, result) for result, stated in pairs]
    telling = [row for row in halves if row[0] != rounded(row[2], places, cut=True)]
    cut = sum(stated == rounded(result, places, cut=True) for _, stated, result in telling)
    return cut >= _FEWEST and not any(half == stated for half, stated, _ in telling)


def _agree(found: Found, result: Decimal, stated: Decimal) -> bool:
    if found.places is None:
        return abs(result - stated) <= _SLACK
    return rounded(result, found.places, cut=found.cut) == stated


def _chance(found: Found, pairs: Sequence[Pair]) -> float:
    """Reckon how often the operands of one row would fit the figure of another."""
    crossed = [
        _agree(found, result, stated)
        for at, (result, _) in enumerate(pairs)
        for other, (_, stated) in enumerate(pairs)
        if at != other
    ]
    values = [stated for _, stated in pairs]
    spread = (max(values) - min(values)).scaleb(found.places or 0)
    return max(sum(crossed) / len(crossed), 1 / (2 + float(spread)))


def _log_tail(tries: int, held: int, chance: float) -> float:
    """Give the log10 of the probability that at least `held` of the tries hold by chance."""
    tail = sum(
        comb(tries, k) * chance**k * (1 - chance) ** (tries - k) for k in range(held, tries + 1)
    )
    return log10(tail) if tail > 0 else -300.0


def _distance(rule: Rule) -> int:
    return sum(abs(part - rule.target) for part in rule.parts)
