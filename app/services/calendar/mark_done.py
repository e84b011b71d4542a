"""Mark what was due as done, for one period; or take that back."""

from dataclasses import replace

from app.domain.calendar.deadline import Completion, completion_id
from app.domain.status import Status
from app.services.app import App
from app.services.calendar.change_deadline import CALENDAR, refused
from app.services.calendar.read_calendar import find_deadline
from app.services.outcome import Refused, Saved


def mark_done(app: App, deadline_id: str, period: str) -> Saved | Refused:
    """Note who did it, and when; marked again, the first who did it stays.

    `deadline_id` is that of a deadline, or of a step of a plan. Refused: `deadline_unknown`.
    """
    with app.write(CALENDAR) as unit:
        if find_deadline(unit, deadline_id) is None and unit.steps.get(deadline_id) is None:
            return refused("deadline_id", "deadline_unknown")
        id_ = completion_id(deadline_id, period)
        before = unit.completions.get(id_)
        if before is None or before.status is not Status.ACTIVE:
            done = Completion(
                id=id_,
                deadline_id=deadline_id,
                period=period,
                done_by=app.author,
                done_at=app.clock().isoformat(timespec="seconds"),
                revision=before.revision if before else 0,
            )
            unit.save(done)
    return Saved(group_id=unit.group_id)


def mark_undone(app: App, deadline_id: str, period: str) -> Saved | Refused:
    """Say that it is not done after all. Refused: `not_done_yet`."""
    with app.write(CALENDAR) as unit:
        done = unit.completions.get(completion_id(deadline_id, period))
        if done is None or done.status is not Status.ACTIVE:
            return refused("period", "not_done_yet")
        unit.save(replace(done, status=Status.REMOVED))
    return Saved(group_id=unit.group_id)
