"""The sentences under tables of coverage: whose numbers, what is missing, what is above 100 %."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from app.domain.reports.population import WHOLE, Counts
from app.messages import coverage as words
from app.messages.reports import figure, thousands
from app.reports.report import Column, Line, Value, by_key

_HUNDRED = Decimal(100)
_MOST_SOURCES = 3


def value_of(columns: Sequence[Column], line: Line, key: str) -> Value:
    """Give a figure of a line; None where the table has no such column."""
    return by_key(columns, line).get(key)


def source_notes(counts: Counts) -> Iterator[str]:
    """Say whose numbers the population is, and of which day."""
    told = {_source(one.source, one.counted_on) for one in counts.values()}
    if 0 < len(told) <= _MOST_SOURCES:
        yield words.COUNTED_BY.format(sources="; ".join(sorted(told)))
    elif told:
        yield words.COUNTED_BY_MANY


def _source(source: str, day: date | None) -> str:
    name = source or words.NO_SOURCE
    form = words.OF_DAY if day else words.NO_DAY
    return form.format(source=name, day=f"{day:%d/%m/%Y}" if day else "")


def missing_notes(columns: Sequence[Column], lines: Sequence[Line], total: Line) -> Iterator[str]:
    """Name the lines without a population; their figure is a dash, never 0."""
    names = [one.name for one in lines if one.key and value_of(columns, one, "population") is None]
    if names:
        known = value_of(columns, total, "population") is not None
        form = words.MISSING_PART if known else words.MISSING
        yield form.format(places=words.listed(names))


def whole_notes(columns: Sequence[Column], lines: Sequence[Line], counts: Counts) -> Iterator[str]:
    """Say where the commune's own count is not that of its villages."""
    values = [value_of(columns, one, "population") for one in lines if one.key]
    added = [one for one in values if isinstance(one, int)]
    whole = counts.get(WHOLE)
    if whole and len(added) == len(values) and sum(added) != whole.children:
        yield words.WHOLE_DIFFERS.format(
            whole=thousands(whole.children), lines=thousands(sum(added))
        )


def over_notes(columns: Sequence[Column], lines: Sequence[Line]) -> Iterator[str]:
    """Explain the rates above 100 %, each named."""
    rates = [(one.name, value_of(columns, one, "rate")) for one in lines]
    over = [
        f"{name} ({figure(rate)}%)"
        for name, rate in rates
        if isinstance(rate, Decimal) and rate > _HUNDRED
    ]
    if over:
        yield words.OVER.format(places=words.listed(over))


def more_notes(columns: Sequence[Column], lines: Sequence[Line]) -> Iterator[str]:
    """Name the lines where more are entered than present, and what the others still lack."""
    left = [(one.name, value_of(columns, one, "to_enter")) for one in lines]
    known = [(name, value) for name, value in left if isinstance(value, int)]
    more = [f"{name} ({figure(-value)})" for name, value in known if value < 0]
    if more:
        rest = sum(value for _, value in known if value > 0)
        yield words.MORE_ENTERED.format(places=words.listed(more), rest=thousands(rest))
