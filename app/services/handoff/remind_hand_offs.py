"""What is due between the commune and its offices: lists to make, answers to wait for."""

from dataclasses import dataclass
from datetime import date

from app.domain.office import POLICE
from app.services.app import App
from app.services.handoff.gather_hand_off import WantedHandOff, ids_to_send
from app.services.handoff.read_offices import read_offices
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


def remind_hand_offs(app: App, snapshot: Snapshot, on: date) -> list[Reminder]:
    """Say what is due on a day, what is late first.

    The police get a list each week; another office is waited for only once it has one.
    """
    offices = read_offices(app, snapshot)
    stands = snapshot.hand_offs.stands()
    reminders = [
        Reminder(
            office=stand.hand_off.office,
            office_name=stand.hand_off.office_name,
            what="back",
            due=stand.hand_off.due_on,
            children=stand.open,
            is_late=stand.is_late(on),
            code=stand.hand_off.code,
        )
        for stand in stands
        if stand.open and stand.hand_off.due_on <= on
    ]
    police = offices[POLICE]
    day = police.list_day(on)
    is_out = any(s.hand_off.office == POLICE and s.hand_off.made_on >= day for s in stands)
    to_send = 0 if is_out else count_to_send(snapshot, POLICE, on)
    if to_send:
        reminders.append(Reminder(POLICE, police.name, "make", day, to_send, is_late=day < on))
    return sorted(reminders, key=lambda one: (not one.is_late, one.due))


def count_to_send(snapshot: Snapshot, office: str, on: date) -> int:
    """Count whom the weekly list of an office would have."""
    return len(ids_to_send(snapshot, WantedHandOff(office=office, kinds=_WEEKLY), on).ids)
