"""Change what is due: add, change, switch off and on, and give a deadline of the file back."""

from dataclasses import replace

from app.domain.calendar.deadline import Deadline, shipped_deadlines
from app.domain.calendar.due_rule import BACK, OUT
from app.domain.calendar.due_state import rule_of
from app.domain.cleaning.problem import Level, Problem
from app.domain.status import Status
from app.domain.text.text import nfc_clean
from app.services.app import App
from app.services.calendar.read_calendar import find_deadline, read_deadlines
from app.services.handoff.read_offices import keep_office, read_offices
from app.services.outcome import Refused, Saved

CALENDAR = "calendar"


def refused(field: str, code: str) -> Refused:
    """Say why nothing of the calendar was changed."""
    return Refused(problems=(Problem(field, code, Level.BLOCK),))


def save_deadline(app: App, deadline: Deadline) -> Saved | Refused:
    """Keep a deadline, new or changed. Refused: `deadline_no_what`, `deadline_no_rule`."""
    what = nfc_clean(deadline.what)
    if not what:
        return refused("what", "deadline_no_what")
    if rule_of(deadline) is None:
        return refused("rule", "deadline_no_rule")
    with app.write(CALENDAR) as unit:
        kept = unit.deadlines.get(deadline.id)
        revision = kept.revision if kept else 0
        note = nfc_clean(deadline.note)
        unit.save(replace(deadline, what=what, note=note, revision=revision))
    return Saved(group_id=unit.group_id)


def new_deadline(app: App, what: str, rule: str, note: str = "") -> Saved | Refused:
    """Add a deadline of the office's own."""
    with app.store.read() as snapshot:
        code = _next_code({one.code for one in read_deadlines(snapshot)})
    return save_deadline(app, Deadline(id=app.new_id(), code=code, what=what, rule=rule, note=note))


def switch_deadline(app: App, deadline_id: str, *, off: bool) -> Saved | Refused:
    """Switch a deadline off, or on again. Refused: `deadline_unknown`."""
    with app.store.read() as snapshot:
        deadline = find_deadline(snapshot, deadline_id)
    if deadline is None:
        return refused("deadline_id", "deadline_unknown")
    return save_deadline(app, replace(deadline, off=off))


def restore_deadline(app: App, deadline_id: str) -> Saved | Refused:
    """Give a deadline of the file back as it came; one of the office's own is taken away.

    Refused: `deadline_unknown`.
    """
    shipped = next((one for one in shipped_deadlines() if one.id == deadline_id), None)
    with app.write(CALENDAR) as unit:
        kept = unit.deadlines.get(deadline_id)
        if kept is None and shipped is None:
            return refused("deadline_id", "deadline_unknown")
        if kept is not None:
            after = shipped or replace(kept, status=Status.REMOVED)
            unit.save(replace(after, revision=kept.revision))
    return Saved(group_id=unit.group_id)


def set_hand_off_day(app: App, deadline: Deadline, weekday: int) -> int | None:
    """Set the weekday on which the lists of a deadline's office go out, or come back.

    It is the office's own setting, which *Đối soát* shows too; settings are of this machine and
    in no journal, so this gives the weekday before, to be set again. None when it is of no office.
    """
    rule = rule_of(deadline)
    with app.store.read() as snapshot:
        office = read_offices(app, snapshot).get(rule.office) if rule else None
    if rule is None or office is None or rule.kind not in (OUT, BACK):
        return None
    goes = rule.kind == OUT
    changed = replace(office, sends_on=weekday) if goes else replace(office, returns_on=weekday)
    keep_office(app, changed)
    return office.sends_on if goes else office.returns_on


def _next_code(taken: set[str]) -> str:
    number = 1
    while f"H{number}" in taken:
        number += 1
    return f"H{number}"
