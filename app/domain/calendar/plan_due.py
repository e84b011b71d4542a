"""The steps of a plan as things that are due: they stand in the calendar beside all else."""

from dataclasses import replace

from app.domain.calendar.deadline import Deadline
from app.domain.calendar.due_rule import ONCE, SPAN, Rule, write_rule
from app.domain.calendar.plan_step import Step


def deadline_of(step: Step) -> Deadline | None:
    """Give what is due of a step, under its own id; None for one that names no last day.

    A day “trước ngày …” stays one; a step that ends before it begins is due on its last day.
    """
    last = step.due_on or step.to_on
    if last is None:
        return None
    rule = Rule(kind=ONCE, day=last, before=step.before and step.due_on is not None)
    if step.from_on is not None and step.from_on <= last:
        rule = replace(rule, kind=SPAN, begins=step.from_on)
    return Deadline(
        id=step.id,
        code=step.number,
        what=step.what,
        rule=write_rule(rule),
        note=step.who,
        source=step.plan,
    )
