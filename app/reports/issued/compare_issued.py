"""An issued report against the figures of today: each figure then and now, who came, who left."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.ids import ChildId
from app.domain.reports.period import Period
from app.domain.tables.column_rules import Kind
from app.messages import issued as said
from app.reports.issued.issue import read_issued
from app.reports.report import TOTAL, Column, Line, Reckoned, Report, Table, Value, Who, line_of
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
    who = _who(then, now)
    return replace(
        now,
        title=said.COMPARED.format(title=then.title),
        tables=tuple(_compared(one, other, who, _moments(then, now)) for one, other in pairs),
        who=who,
    )


def _moments(then: Report, now: Report) -> tuple[str, ...]:
    return (said.MOMENTS.format(then=said.moment(then.taken_at), now=said.moment(now.taken_at)),)


def _compared(then: Table, now: Table, who: Who, notes: tuple[str, ...]) -> Table:
    return Table(
        key=then.key,
        title=then.title,
        first=said.FIGURE,
        lines_are="figure",
        columns=COLUMNS,
        lines=tuple(_lines(then, now, who)),
        notes=notes,
    )


def _lines(then: Table, now: Table, who: Who) -> Iterator[Line]:
    names = {line.key: line.name for line in (*now.lines, *then.lines)}
    whole = TOTAL if then.total and now.total else None
    for key in (*((whole,) if whole else ()), *names):
        one, other = _values(then, key), _values(now, key)
        for column in then.columns:
            before, after = one.get(column.key), other.get(column.key)
            if column.is_text or (key != whole and before == after):
                continue
            name = said.cell(names.get(key, ""), column.above, column.name)
            yield _line(then.key, f"{key}{_PARTED}{column.key}", name, (before, after), who)


def _line(table: str, key: str, name: str, values: tuple[Value, Value], who: Who) -> Line:
    before, after = values
    came, left = (len(who(table, key, column)) for column in (CAME, LEFT))
    counted = isinstance(before, int) and isinstance(after, int)
    moved = {CAME: came, LEFT: left} if counted and (came or left or before == after) else {}
    return line_of(COLUMNS, key, name, {THEN: before, NOW: after, **moved})


def _values(table: Table, key: str) -> dict[str, Value]:
    """Give the figures of a line by column; a line that is not there counts nobody."""
    lines = (*table.lines, *((table.total,) if table.total else ()))
    for line in lines:
        if line.key == key:
            return {c.key: v for c, v in zip(table.columns, line.values, strict=True)}
    return {c.key: 0 for c in table.columns if not c.is_text and not c.reckoned}


def _who(then: Report, now: Report) -> Who:
    def who(table: str, line: str, column: str) -> Sequence[ChildId]:
        place, _, figure = line.rpartition(_PARTED)
        before = list(then.who(table, place, figure)) if then.who else []
        after = list(now.who(table, place, figure)) if now.who else []
        known, still = set(before), set(after)
        came = [one for one in after if one not in known]
        left = [one for one in before if one not in still]
        return {THEN: before, NOW: after, CAME: came, LEFT: left, DIFFERENCE: came + left}[column]

    return who
