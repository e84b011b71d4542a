"""The steps of a plan: typed one by one, or taken from a table; all of them undone in one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.calendar.plan_check import Doubt, Timing, check_plan, timings
from app.domain.calendar.plan_step import Step, in_order
from app.domain.fields import with_texts
from app.domain.status import Status
from app.domain.text.text import nfc_clean
from app.services.app import App
from app.services.calendar.change_deadline import CALENDAR, refused
from app.services.calendar.holiday_files import days_worked
from app.services.handoff.read_offices import read_offices
from app.services.outcome import Refused, Saved
from app.storage.unit_of_work import Snapshot

_TEXTS = ("plan", "number", "what", "who", "after")


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """A plan in the order of its steps, when each can be, and what cannot be met."""

    name: str
    steps: Sequence[Step]
    timings: dict[str, Timing]
    doubts: Sequence[Doubt]


def check_steps(app: App, snapshot: Snapshot, name: str, steps: Iterable[Step]) -> CheckedPlan:
    """Check steps that are in the store, or only in a file yet."""
    ordered = in_order(steps)
    offices = read_offices(app, snapshot)
    days = days_worked(snapshot)
    when = timings(ordered, offices, days)
    return CheckedPlan(name, ordered, when, check_plan(ordered, offices, days))


def read_plans(app: App, snapshot: Snapshot) -> list[CheckedPlan]:
    """Give the plans by name, the newest first."""
    plans: dict[str, list[Step]] = {}
    for step in snapshot.steps.all():
        plans.setdefault(step.plan, []).append(step)
    newest = sorted(plans, key=lambda name: max(step.id for step in plans[name]), reverse=True)
    return [check_steps(app, snapshot, name, plans[name]) for name in newest]


def keep_step(app: App, step: Step) -> Saved | Refused:
    """Keep one step, new or changed. Refused: `step_no_what`, `step_no_plan`."""
    cleaned = _cleaned(step)
    if not cleaned.what:
        return refused("what", "step_no_what")
    if not cleaned.plan:
        return refused("plan", "step_no_plan")
    with app.write(CALENDAR) as unit:
        kept = unit.steps.get(step.id)
        unit.save(replace(cleaned, revision=kept.revision if kept else 0))
    return Saved(group_id=unit.group_id)


def remove_steps(app: App, ids: Iterable[str]) -> Saved:
    """Take steps out of their plan."""
    with app.write(CALENDAR) as unit:
        steps = unit.steps.get_many(ids).values()
        unit.save_all(replace(step, status=Status.REMOVED) for step in steps)
    return Saved(group_id=unit.group_id)


def take_plan(app: App, name: str, steps: Sequence[Step]) -> Saved | Refused:
    """Keep the steps of a table as a plan; the steps that the plan had are taken out.

    Refused: `step_no_plan`, `plan_empty`.
    """
    plan = nfc_clean(name)
    if not plan:
        return refused("plan", "step_no_plan")
    if not steps:
        return refused("plan", "plan_empty")
    with app.write(CALENDAR) as unit:
        before = [step for step in unit.steps.all() if step.plan == plan]
        unit.save_all(replace(step, status=Status.REMOVED) for step in before)
        unit.save_all(_cleaned(replace(step, id=app.new_id(), plan=plan)) for step in steps)
    return Saved(group_id=unit.group_id)


def _cleaned(step: Step) -> Step:
    return with_texts(step, {name: nfc_clean(getattr(step, name)) for name in _TEXTS})
