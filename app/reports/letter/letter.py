"""A report as a letter: its head, its parts 1 to 4 and its signature, every line free to edit.

What an office is called, who signs and who receives it are settings of the data folder; where
nothing is set, the commune's own name stands, or a line to fill in by hand.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.handoff.office import POLICE
from app.domain.places.units import Unit
from app.domain.reports.period import Period
from app.messages import periods as words
from app.messages import reports as said
from app.reports.letter.table_form import texts_of
from app.reports.report import Report, Table, rate
from app.services.calendar.note_difficulty import noted, span_of_notes
from app.storage.unit_of_work import Snapshot

_HEADING = re.compile(r"\d+\.(\d+\.)? ")
SETTINGS = (
    *("parent", "office", "place", "signing_as", "signer", "recipients"),
    *("officer", "department", "addressee"),
)
"""Each is kept as `letter.<name>`; several lines are one text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHead:
    """Who writes, who signs, who receives."""

    parent: str
    office: str
    place: str
    signing_as: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    officer: str
    department: str
    addressee: str
    code: str = "UBND"
    """What the letter's number ends in: `12/BC-UBND`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """The words of the letter, part by part; a person may change every line.

    The tables stand between `results` and `after_table`.
    """

    about: str
    lead: tuple[str, ...]
    guidance: tuple[str, ...]
    results: tuple[str, ...]
    after_table: tuple[str, ...]
    difficulties: tuple[str, ...]
    proposals: tuple[str, ...]


PARTS = ("lead", "guidance", "results", "after_table", "difficulties", "proposals")
"""In the order of the letter; the tables follow `results`."""


def read_settings(snapshot: Snapshot) -> dict[str, str]:
    """Give what is set; empty texts where nothing is."""
    return {name: snapshot.settings.get(f"letter.{name}") for name in SETTINGS}


def letter_head(snapshot: Snapshot, commune: Unit) -> LetterHead:
    """Read the head of the commune's letters out of the settings."""
    kept = read_settings(snapshot)
    recipients = "\n".join(said.RECIPIENTS).format(commune=within(commune))
    return LetterHead(
        parent=kept["parent"],
        office=kept["office"] or f"ỦY BAN NHÂN DÂN\n{commune.full_name.upper()}",
        place=kept["place"] or commune.name,
        signing_as=tuple((kept["signing_as"] or said.SIGNING_AS).split("\n")),
        signer=kept["signer"],
        recipients=tuple((kept["recipients"] or recipients).split("\n")),
        officer=kept["officer"] or said.BLANK,
        department=kept["department"] or said.DEPARTMENT_NAME,
        addressee=kept["addressee"],
    )


def report_text(
    snapshot: Snapshot,
    commune: Unit,
    report: Report,
    *,
    about: str = "",
    lead: str = said.LEAD,
) -> ReportText:
    """Write the parts of a commune's report from what the book knows.

    `lead` may name `office`, `cut_off`, and the days `since` and `until`.
    """
    told = noted(snapshot, *span_of_notes(report.period.since, report.period.until))
    head = letter_head(snapshot, commune)
    cut_off = said.moment_in_words(report.taken_at)
    opening = lead.format(
        office=f"Ủy ban nhân dân {within(commune)}",
        cut_off=cut_off,
        since=said.day_in_figures(report.period.since),
        until=said.day_in_figures(report.period.until),
    )
    return ReportText(
        about=about or said.SUBJECTS[report.kind].format(commune=within(commune)),
        lead=(opening,),
        guidance=(
            *said.PARTS["guidance"],
            _activities(snapshot, report.period),
            *said.PARTS["cooperation"],
            _hand_offs(snapshot, report.period),
        ),
        results=said.PARTS["results"],
        after_table=(
            said.CUT_OFF.format(cut_off=cut_off[0].upper() + cut_off[1:]),
            *_rate(report),
            said.OFFICER.format(officer=head.officer),
            said.DEPARTMENT.format(department=head.department),
        ),
        difficulties=(*said.PARTS["difficulties"], *(told.difficulties or (said.NONE,))),
        proposals=tuple(said.ended([*said.PARTS["proposals"], *(told.proposals or (said.NONE,))])),
    )


def letter_context(
    head: LetterHead,
    text: ReportText,
    report: Report,
    *,
    number: str = "",
    written_on: date | None = None,
) -> dict[str, object]:
    """Give all that a template of a report may name; `tables` is put in by the writer."""
    return {
        **{name: getattr(head, name) for name in LetterHead.__slots__},
        **{part: [_line(line) for line in getattr(text, part)] for part in PARTS},
        "about": unbroken(text.about),
        "number": number or said.BLANK,
        "written_on": said.day_in_words(written_on),
        **_of_first(report.tables[0]),
    }


def unbroken(about: str) -> str:
    """Keep the name of the place on one line: half a name on a line of its own looks lost."""
    before, where, place = about.rpartition(said.ON_THE_GROUND)
    if not where:
        return about
    return before + " " + (where.strip() + " " + place).replace(" ", "\u00a0")


def _of_first(table: Table) -> dict[str, object]:
    """Give the lines of the first table, for templates that draw it themselves."""
    lines = [{"name": one.name, "cells": texts_of(one)} for one in table.lines]
    return {"rows": lines, "total": texts_of(table.total) if table.total else []}


def _line(text: str) -> dict[str, object]:
    return {"text": text, "is_heading": is_heading(text)}


def is_heading(text: str) -> bool:
    """Say whether a line names a part: `1. …`, `1.2. …`."""
    return _HEADING.match(text) is not None


def within(commune: Unit) -> str:
    """Name a commune in the middle of a sentence: `xã Nam Dương`."""
    return commune.full_name[0].lower() + commune.full_name[1:]


def _activities(snapshot: Snapshot, period: Period) -> str:
    """Say what was done in a period; for figures of one day, all that was done until then."""
    since = None if period.is_day else period.since
    visits, lists = map(said.thousands, snapshot.counted.activities(since, period.until))
    return (said.VISITED if since is None else words.ACTIVE).format(visits=visits, lists=lists)


def _hand_offs(snapshot: Snapshot, period: Period) -> str:
    first = date.min if period.is_day else period.since
    stands = snapshot.hand_offs.stands(POLICE)
    made = [one for one in stands if first <= one.hand_off.made_on <= period.until]
    if not made:
        return said.NOTHING_HANDED_OFF if period.is_day else words.NOTHING_HANDED_OFF
    answered = sum(stand.answered > 0 for stand in made)
    told = said.HANDED_OFF if period.is_day else words.HANDED_OFF
    return told.format(made=len(made), office="Công an xã", answered=answered)


def _rate(report: Report) -> tuple[str, ...]:
    """Say how much of the work is done, where the first table has the two figures of it."""
    table = report.tables[0]
    if not table.total or not {"children", "updated"} <= {one.key for one in table.columns}:
        return ()
    children, updated = table.in_total("children"), table.in_total("updated")
    if not isinstance(children, int) or not isinstance(updated, int):
        return ()
    done = said.figure(rate(updated, children) or Decimal("0.00"))
    said_so = said.RATE.format(
        rate=done, updated=said.thousands(updated), children=said.thousands(children)
    )
    return (said_so,)
