"""The report on the indicators of Thông tư 13/2021/TT-BLĐTBXH, for any period.

What is confidential counts where its permission is open, and is said to be left out where not.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.domain.circumstances.abuse_case import CaseCounts
from app.domain.hearing import Listen, hear_nothing, heard
from app.domain.ids import ChildId
from app.domain.places.units import Unit
from app.domain.reports.period import Period
from app.messages import indicators as words
from app.messages import reports as said
from app.reports.kinds.abuse_table import ABUSE, abuse_table, who_of_abuse
from app.reports.kinds.indicator_people import People, read_people
from app.reports.kinds.indicator_tables import (
    NOT_KNOWN,
    counted,
    fits_of,
    group_tables,
    not_known_table,
)
from app.reports.letter.letter import ReportText, report_text
from app.reports.read_counted import read_counted
from app.reports.report import Report, Who
from app.services.app import App
from app.services.circumstances.count_register import count_register
from app.services.circumstances.keep_confidential import Opened, read_confidential
from app.services.circumstances.unlock import note
from app.storage.unit_of_work import Snapshot

KIND = "indicators"


def this_year(_snapshot: Snapshot, day: date) -> Period:
    """Mean the year up to a day."""
    return Period(date(day.year, 1, 1), day)


def indicators(app: App, period: Period, listen: Listen = hear_nothing) -> Report:
    """Count every indicator that the book knows; name the others."""
    is_open = app.permission.is_open(app.clock())
    if is_open:
        note(app, "listed")
    with app.store.read() as snapshot:
        opened = read_confidential(app, snapshot) if is_open else None
        secret = opened.circumstances if opened else None
        listen()
        children = read_counted(snapshot, period.until, secret, listen)
        people = read_people(snapshot, period, children, listen)
    cases = count_register(app, period.since, period.until) if is_open else None
    tables = [*heard(group_tables(people, is_open=is_open), listen, every=1)]
    if cases:
        tables.append(abuse_table(cases))
    notes = tuple(_notes(period, opened))
    return Report(
        kind=KIND,
        title=said.TITLES[KIND],
        period=period,
        taken_at=app.minute(),
        tables=(*tables, not_known_table(notes, is_open=is_open)),
        who=_who_of(people, cases),
        is_confidential=is_open,
    )


def _notes(period: Period, opened: Opened | None) -> Iterator[str]:
    since, until = said.day_in_figures(period.since), said.day_in_figures(period.until)
    yield words.NOT_ALL
    yield words.OF_STATE.format(day=until, since=since, until=until)
    yield words.OURS
    if opened is None:
        yield words.CLOSED
        return
    yield words.OPEN
    if opened.closed:
        yield words.CLOSED_RECORDS.format(count=opened.closed)


def _who_of(people: People, cases: CaseCounts | None) -> Who:
    terms = {one.key: one.of for one in counted(is_open=True)}

    def who(table: str, line: str, column: str) -> list[ChildId]:
        if table == NOT_KNOWN:
            return []
        if table == ABUSE:
            return who_of_abuse(cases, line) if cases else []
        return people.who(terms[line], fits_of(column))

    return who


def text(snapshot: Snapshot, commune: Unit, report: Report) -> ReportText:
    """Write the parts of the letter."""
    usual = report_text(snapshot, commune, report, lead=words.LEAD)
    return replace(usual, results=(usual.results[0], words.RESULTS))
