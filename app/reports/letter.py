"""The progress report as a letter: its head, its parts 1 to 4 and its signature, free to edit.

What an office is called, who signs and who receives it are settings of the data folder; where
nothing is set, the commune's own name stands, or a line to fill in by hand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.column_rules import rounded
from app.domain.office import POLICE
from app.domain.units import Unit
from app.messages import reports as said
from app.reports.report import Report
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressText:
    """The words of the letter, part by part; a person may change every line."""

    about: str
    lead: tuple[str, ...]
    guidance: tuple[str, ...]
    results: tuple[str, ...]
    after_table: tuple[str, ...]
    difficulties: tuple[str, ...]
    proposals: tuple[str, ...]


def letter_head(snapshot: Snapshot, commune: Unit) -> LetterHead:
    """Read the head of the commune's letters out of the settings."""
    kept = {name: snapshot.settings.get(f"letter.{name}") for name in SETTINGS}
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


def progress_text(
    snapshot: Snapshot,
    commune: Unit,
    report: Report,
    *,
    difficulties: Sequence[str] = (),
    proposals: Sequence[str] = (),
) -> ProgressText:
    """Write the parts of the progress report from what the book knows."""
    head = letter_head(snapshot, commune)
    cut_off = said.moment_in_words(report.taken_at)
    office = f"Ủy ban nhân dân {within(commune)}"
    return ProgressText(
        about=said.ABOUT.format(commune=within(commune)),
        lead=(said.LEAD.format(office=office, cut_off=cut_off),),
        guidance=(
            *said.PARTS["guidance"],
            _activities(snapshot),
            *said.PARTS["cooperation"],
            _hand_offs(snapshot),
        ),
        results=said.PARTS["results"],
        after_table=(
            said.CUT_OFF.format(cut_off=cut_off[0].upper() + cut_off[1:]),
            _rate(report),
            said.OFFICER.format(officer=head.officer),
            said.DEPARTMENT.format(department=head.department),
        ),
        difficulties=(*said.PARTS["difficulties"], *(difficulties or (said.NONE,))),
        proposals=tuple(said.ended([*said.PARTS["proposals"], *(proposals or (said.NONE,))])),
    )


def letter_context(
    head: LetterHead,
    text: ProgressText,
    report: Report,
    *,
    number: str = "",
    written_on: date | None = None,
) -> dict[str, object]:
    """Give all that a template of the progress report may name."""
    parts = ("lead", "guidance", "results", "after_table", "difficulties", "proposals")
    return {
        **{name: getattr(head, name) for name in LetterHead.__slots__},
        **{part: [_line(line) for line in getattr(text, part)] for part in parts},
        "about": text.about,
        "number": number or said.BLANK,
        "written_on": said.day_in_words(written_on),
        "rows": [
            {"name": row.name or said.NO_VILLAGE, "cells": list(map(said.thousands, row.values))}
            for row in report.rows
        ],
        "total": list(map(said.thousands, report.total)),
    }


def _line(text: str) -> dict[str, object]:
    return {"text": text, "is_heading": _HEADING.match(text) is not None}


def within(commune: Unit) -> str:
    """Name a commune in the middle of a sentence: `xã Nam Dương`."""
    return commune.full_name[0].lower() + commune.full_name[1:]


def _activities(snapshot: Snapshot) -> str:
    visits, lists = snapshot.counted.activities()
    return said.VISITED.format(visits=said.thousands(visits), lists=said.thousands(lists))


def _hand_offs(snapshot: Snapshot) -> str:
    stands = snapshot.hand_offs.stands(POLICE)
    if not stands:
        return said.NOTHING_HANDED_OFF
    answered = sum(stand.answered > 0 for stand in stands)
    return said.HANDED_OFF.format(made=len(stands), office="Công an xã", answered=answered)


def _rate(report: Report) -> str:
    children, updated = (report.total[report.figures.index(f)] for f in ("children", "updated"))
    rate = rounded(Decimal(100) * updated / children, 2) if children else Decimal("0.00")
    return said.RATE.format(
        rate=str(rate).replace(".", ","),
        updated=said.thousands(updated),
        children=said.thousands(children),
    )
