"""What is due between the commune and its offices: lists to make, answers to wait for.

The calendar asks for it (`app.services.calendar.read_calendar`) and says on which day.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.handoff.hand_off import HandOffStand
from app.domain.handoff.office import Office
from app.services.handoff.gather_hand_off import WantedHandOff, ids_to_send
from app.storage.child_list import ChildFilter
from app.storage.unit_of_work import Snapshot

_WEEKLY = ("no_id", "wrong_id", "basic")


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that is due."""

    office: str
    office_name: str
    what: str
    """`make`: a list is to go out; `back`: one is to come back."""
    due: date
    children: int
    is_late: bool
    code: str = ""
    """Of the list that is to come back."""


def remind_back(stand: HandOffStand, on: date) -> Reminder | None:
    """Say that a list is to come back; None before its day, or when it is back."""
    sheet = stand.hand_off
    if not stand.open or sheet.due_on > on:
        return None
    return Reminder(
        office=sheet.office,
        office_name=sheet.office_name,
        what="back",
        due=sheet.due_on,
        children=stand.open,
        is_late=stand.is_late(on),
        code=sheet.code,
    )


def remind_make(snapshot: Snapshot, office: Office, day: date, on: date) -> Reminder | None:
    """Say that the list of a day is to be made; None when there is nobody to send."""
    children = count_to_send(snapshot, office.key, on)
    if not children:
        return None
    return Reminder(office.key, office.name, "make", day, children, is_late=day < on)


def count_to_send(snapshot: Snapshot, office: str, on: date) -> int:
    """Count whom the weekly list of an office would have."""
    return len(ids_to_send(snapshot, WantedHandOff(office=office, kinds=_WEEKLY), on).ids)


def has_to_send(snapshot: Snapshot, office: str, on: date) -> bool:
    """Whether the weekly list of an office would have anybody.

    Where more children stand on a worklist than were ever on a list, nobody need be named.
    """
    counts = snapshot.list.counts(ChildFilter()).worklists
    most = max(counts.get(key, 0) for key in ("no_id", "wrong_id"))
    asked = len(snapshot.hand_offs.latest(office))
    return most > asked or count_to_send(snapshot, office, on) > 0
