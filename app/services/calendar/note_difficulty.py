"""Difficulties and proposals, noted through the month; the report of the month takes them up."""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.calendar.note import DIFFICULTY, KINDS, PROPOSAL, Note
from app.domain.status import Status
from app.domain.text.text import nfc_clean
from app.services.app import App
from app.services.calendar.change_deadline import refused
from app.services.outcome import Refused, Saved
from app.storage.unit_of_work import Snapshot

NOTE = "note"
_HALF = 15


class Noted(NamedTuple):
    """What a report says, in the order of the days; the same words twice are said once."""

    difficulties: tuple[str, ...]
    proposals: tuple[str, ...]


def note(app: App, kind: str, text: str, on: date | None = None) -> Saved | Refused:
    """Note a difficulty or a proposal of a day (today where none is named).

    Refused: `note_unknown_kind`, `note_empty`, `note_in_future`.
    """
    today = app.today()
    if kind not in KINDS:
        return refused("kind", "note_unknown_kind")
    if not nfc_clean(text):
        return refused("text", "note_empty")
    if on is not None and on > today:
        return refused("noted_on", "note_in_future")
    with app.write(NOTE) as unit:
        unit.save(
            Note(
                id=app.new_id(),
                kind=kind,
                text=nfc_clean(text),
                noted_on=on or today,
                author=app.author,
            )
        )
    return Saved(group_id=unit.group_id)


def remove_note(app: App, id_: str) -> Saved | Refused:
    """Take a note out. Refused: `note_gone`."""
    with app.write(NOTE) as unit:
        known = unit.notes.get(id_)
        if known is None or known.status is not Status.ACTIVE:
            return refused("id", "note_gone")
        unit.save(replace(known, status=Status.REMOVED))
    return Saved(group_id=unit.group_id)


def noted(snapshot: Snapshot, since: date, until: date) -> Noted:
    """Give what was noted from one day to another, both included."""
    found = snapshot.notes.between(since, until)
    return Noted(*(_texts(found, kind) for kind in (DIFFICULTY, PROPOSAL)))


def span_of_notes(since: date, until: date) -> tuple[date, date]:
    """Give the days of which a report tells the notes: its own period.

    One that stands for a single day tells those of its month; up to the 15th, when the last month
    is reported, those of that month too.
    """
    if since != until:
        return since, until
    first = until.replace(day=1)
    if until.day <= _HALF:
        first = (first - timedelta(days=1)).replace(day=1)
    return first, until


def _texts(notes: list[Note], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note.text for note in notes if note.kind == kind))
