"""An issued report against the figures of today: each figure then and now, who came, who left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.domain.ids import ChildId
from app.domain.reports.period import Period
from app.domain.tables.column_rules import Kind
from app.messages import issued as said
from app.messages.reports import moment_in_words
from app.reports.behind import came_and_left
from app.reports.issued.issue import read_issued
from app.reports.report import (
    TOTAL,
    Column,
    Line,
    Reckoned,
    Report,
    Table,
    Value,
    Who,
    by_key,
    line_of,
)
from app.reports.report_kinds import KINDS
from app.services.app import App

THEN, NOW, DIFFERENCE, CAME, LEFT = "then", "now", "difference", "came", "left"
COLUMNS = (
    Column(THEN, said.THEN),
    Column(NOW, said.NOW),
    Column(DIFFERENCE, said.DIFFERENCE, reckoned=Reckoned(Kind.DIFFERENCE, (NOW, THEN))),
    Column(CAME, said.CAME),
    Column(LEFT, said.LEFT),
)
COMPARISON = "comparison"
"""Begins the keys of tables that compare: they are not compared once more."""
_PARTED = "|"
Both = Callable[[str, str], tuple[Sequence[ChildId], Sequence[ChildId]]]
"""Table and line -> the children of a figure then and now."""


def compare_with_today(app: App, id_: str) -> Report:
    """Compare an issued report with the figures of today.

    A report of one day is counted as of today; one of a longer period from its first day until
    today. Raises KnownError `issued_unknown`.
    """
    with app.store.read() as snapshot:
        then = read_issued(snapshot, id_).report
    today = app.today()
    since = today if then.period.is_day else min(then.period.since, today)
    return compare(then, KINDS[then.kind].make(app, Period(since, today)))


def compare(then: Report, now: Report) -> Report:
    """Compare two reports of a kind, figure by figure.

    A line is a figure: all figures of the whole, and of the parts (villages) those that differ.
    `who` of a line gives for `then` and `now` whom each counted, for `came` and `left` who is new
    in it and who is not in it any more, for `difference` both of these.
    """
    later = {table.key: table for table in now.tables}
    pairs = [
        (table, later[table.key])
        for table in then.tables
        if table.key in later and not table.key.startswith(COMPARISON)
    ]
    both = _both(then, now)
    return replace(
        now,
        title=said.COMPARED.format(title=then.title),
        tables=tuple(_compared(one, other, both, _moments(then, now)) for one, other in pairs),
        who=_who(both),
    )


def _moments(then: Report, now: Report) -> tuple[str, ...]:
    before, after = (moment_in_words(one.taken_at) for one in (then, now))
    return (said.MOMENTS.format(then=before, now=after),)


def _compared(then: Table, now: Table, both: Both, notes: tuple[str, ...]) -> Table:
    return Table(
        key=then.key,
        title=then.title,
        first=said.FIGURE,
        lines_are="figure",
        columns=COLUMNS,
        lines=tuple(_lines(then, now, both)),
        notes=notes,
    )


def _lines(then: Table, now: Table, both: Both) -> Iterator[Line]:
    names = {line.key: line.name for line in (*now.lines, *then.lines)}
    whole = TOTAL if then.total and now.total else None
    for key in (*((whole,) if whole else ()), *names):
        one, other = _values(then, key), _values(now, key)
        for column in then.columns:
            before, after = one.get(column.key), other.get(column.key)
            if column.is_text or (key != whole and before == after):
                continue
            name = said.cell(names.get(key, ""), column.above, column.name)
            yield _line(then.key, f"{key}{_PARTED}{column.key}", name, (before, after), both)


def _line(table: str, key: str, name: str, values: tuple[Value, Value], both: Both) -> Line:
    before, after = values
    came, left = map(len, came_and_left(*both(table, key)))
    counted = isinstance(before, int) and isinstance(after, int)
    moved = {CAME: came, LEFT: left} if counted and (came or left or before == after) else {}
    return line_of(COLUMNS, key, name, {THEN: before, NOW: after, **moved})


def _values(table: Table, key: str) -> dict[str, Value]:
    """Give the figures of a line by column; a line that is not there counts nobody."""
    for line in table.every_line:
        if line.key == key:
            return by_key(table.columns, line)
    return {c.key: 0 for c in table.columns if not c.is_text and not c.reckoned}


def _both(then: Report, now: Report) -> Both:
    def both(table: str, line: str) -> tuple[Sequence[ChildId], Sequence[ChildId]]:
        place, _, figure = line.rpartition(_PARTED)
        before = then.who(table, place, figure) if then.who else ()
        return before, now.who(table, place, figure) if now.who else ()

    return both


def _who(both: Both) -> Who:
    def who(table: str, line: str, column: str) -> Sequence[ChildId]:
        before, after = both(table, line)
        came, left = came_and_left(before, after)
        return {THEN: before, NOW: after, CAME: came, LEFT: left, DIFFERENCE: came + left}[column]

    return who
