"""Many units' files as one report: the table by commune or province, and what to look at again."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import product

from app.domain.places.gazetteer import Gazetteer
from app.domain.reports.period import Period
from app.domain.reports.roll_up import Finding, RollUp, UnitLine
from app.domain.tables.column_rules import Kind
from app.domain.tables.figure_headings import COUNTS, DONE, WHOLE
from app.messages import SENTENCES
from app.messages import roll_up as words
from app.messages.coverage import listed
from app.messages.reports import TOTAL as ALL
from app.reports.kinds.coverage_notes import over_notes, value_of
from app.reports.report import (
    TOTAL,
    Column,
    Line,
    Reckoned,
    Report,
    Table,
    by_key,
    line_of,
    total_of,
)

KIND = "roll-up"
_STATE = Column("state", words.FIGURES["state"], is_text=True)
_SENT = Column("communes", words.FIGURES["communes"], is_text=True)
_WHERE = tuple(Column(key, name, is_text=True) for key, name in words.WHERE.items())


def roll_up_report(rolled: RollUp, gazetteer: Gazetteer, taken_at: datetime) -> Report:
    """Make the report; its last table, where there is anything to say, names every finding."""
    tables = [
        _table(level, lines, rolled)
        for level, lines in (("province", rolled.provinces), ("commune", rolled.communes))
        if lines
    ]
    named = [one for one in rolled.findings if one.code != "missing"]
    if named:
        tables.append(_findings(named, gazetteer))
    title = tables[0].title if tables else words.TITLES["commune"]
    return Report(
        kind=KIND,
        title=title,
        period=Period.of_day(taken_at.date()),
        taken_at=taken_at,
        tables=tuple(tables),
    )


def _table(level: str, lines: Sequence[UnitLine], rolled: RollUp) -> Table:
    columns = (*_columns(lines), *([_SENT] if level == "province" else []), _STATE)
    drawn = tuple(_line(columns, one) for one in lines)
    total = _total(columns, drawn)
    sent = sum(bool(one.values) for one in lines)
    notes = [words.TOTAL_OF.format(sent=sent, of=len(lines)), *_rate_notes(columns, drawn, total)]
    if sent < len(lines):
        notes.append(words.MISSING.format(missing=len(lines) - sent, of=len(lines)))
    found = sum(one.code != "missing" for one in rolled.findings)
    told = words.COUNTED if found else words.ALL_WELL
    notes.append(told.format(files=rolled.files, findings=found))
    if rolled.unread:
        notes.append(words.UNREAD.format(unread=rolled.unread))
    return Table(
        key=level,
        title=words.TITLES[level],
        first=words.PROVINCE if level == "province" else words.COMMUNE,
        lines_are="unit",
        columns=columns,
        lines=drawn,
        total=total,
        notes=tuple(notes),
    )


def _columns(lines: Sequence[UnitLine]) -> Iterator[Column]:
    """Give the figures that anybody sent, and the rate and rest of the two that make them."""
    known = [name for name in COUNTS if any(name in one.values for one in lines)]
    yield from (Column(name, words.FIGURES[name]) for name in known)
    pairs = [pair for pair in product(DONE, WHOLE) if set(pair) <= set(known)]
    if pairs:
        part, whole = pairs[0]
        rate = Reckoned(Kind.PERCENT, (part, whole))
        yield Column("rate", words.FIGURES["rate"], reckoned=rate)
        rest = Reckoned(Kind.DIFFERENCE, (whole, part))
        yield Column("to_enter", words.FIGURES["to_enter"], reckoned=rest)


def _line(columns: Sequence[Column], one: UnitLine) -> Line:
    sent = words.SENT_OF.format(sent=one.sent, of=one.of)
    texts = {"state": words.STATES[one.state], "communes": sent}
    return line_of(columns, one.unit.code, one.unit.full_name, {**one.values, **texts})


def _total(columns: Sequence[Column], lines: Sequence[Line]) -> Line:
    """Add up what was sent; nothing is reckoned of sums over different units."""
    total = total_of(columns, ALL, lines)
    texts = {one.key: "" for one in columns if one.is_text}
    given = by_key(columns, total) | texts
    for column in columns:
        if column.reckoned and _half_known(columns, lines, column.reckoned):
            given[column.key] = None
    return Line(TOTAL, ALL, tuple(given[one.key] for one in columns))


def _half_known(columns: Sequence[Column], lines: Sequence[Line], of: Reckoned) -> list[str]:
    """Name the lines that have one of the two figures alone."""
    return [
        line.name
        for line in lines
        if len({value_of(columns, line, part) is None for part in of.parts}) > 1
    ]


def _rate_notes(columns: Sequence[Column], lines: Sequence[Line], total: Line) -> Iterator[str]:
    rate = next((one for one in columns if one.key == "rate" and one.reckoned), None)
    if rate is None or rate.reckoned is None:
        return
    part, whole = (words.FIGURES[name].lower() for name in rate.reckoned.parts)
    yield words.RATE_OF.format(part=part, whole=whole)
    half = _half_known(columns, lines, rate.reckoned)
    if half:
        yield words.RATE_UNKNOWN.format(places=listed(half))
    yield from over_notes(columns, [*lines, total])


def _findings(findings: Sequence[Finding], gazetteer: Gazetteer) -> Table:
    lines = (Line(str(at), *finding_texts(one, gazetteer)) for at, one in enumerate(findings))
    return Table(
        key="findings",
        title=words.TITLES["findings"],
        first=words.UNIT,
        lines_are="unit",
        columns=_WHERE,
        lines=tuple(lines),
    )


def finding_texts(one: Finding, gazetteer: Gazetteer) -> tuple[str, tuple[str, str, str]]:
    """Say of which unit a finding is, and its file, place and sentence."""
    unit = gazetteer.units.get(one.unit) if one.unit else None
    cell = one.cell or (words.ROW.format(row=one.row) if one.row else "")
    where = ", ".join(filter(None, (one.sheet, cell)))
    said = words.finding_in_words(one.code, one.facts, SENTENCES)
    return unit.full_name if unit else words.NO_UNIT, (one.file, where, said)
