"""Whether the steps of a plan can meet their own dates: what cannot be is named, step by step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.calendar.day_off import WorkingDays
from app.domain.calendar.plan_step import Step, in_order
from app.domain.handoff.office import Office

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a step cannot be met, or what it lacks.

    `ends_before_begins`, `begins_before_needed`, `due_before_needed`, `due_before_end`,
    `due_before_begins`, `round_too_late`, `due_on_day_off`, `begins_on_day_off`, `needs_unknown`,
    `needs_itself`, `number_twice`, `nobody`, `no_date`.
    """

    step: Step
    code: str
    facts: Mapping[str, str | date] = field(default_factory=dict)

    @property
    def is_impossible(self) -> bool:
        """Whether the plan cannot be kept as it is written; else something is only to be seen."""
        return self.code not in ("nobody", "no_date", "due_on_day_off", "begins_on_day_off")


@dataclass(frozen=True, slots=True)
class Timing:
    """When a step can begin and end at the earliest, and when it must have ended."""

    begins: date | None
    ends: date | None
    due: date | None
    out: date | None = None
    """The day on which its list goes out; None for a step without a round."""
    back: date | None = None


def check_plan(
    steps: Sequence[Step], offices: Mapping[str, Office], days: WorkingDays
) -> list[Doubt]:
    """Name what cannot be met, in the order of the steps."""
    plan = _Plan(steps, offices, days)
    return [doubt for step in in_order(steps) for doubt in plan.doubts(step)]


def timings(
    steps: Sequence[Step], offices: Mapping[str, Office], days: WorkingDays
) -> dict[str, Timing]:
    """Reckon when each step can be, by its id."""
    plan = _Plan(steps, offices, days)
    return {step.id: plan.timing(step) for step in steps}


class _Plan:
    """The steps by number; each is reckoned once, after those it needs."""

    def __init__(
        self, steps: Sequence[Step], offices: Mapping[str, Office], days: WorkingDays
    ) -> None:
        self._by_number = {step.number: step for step in steps if step.number}
        self._offices = offices
        self._days = days
        self._known: dict[str, Timing] = {}
        self._under_way: set[str] = set()

    def timing(self, step: Step) -> Timing:
        """Reckon a step; one that needs itself is taken as if it needed nothing."""
        if step.id not in self._known:
            self._under_way.add(step.id)
            self._known[step.id] = self._reckon(step)
            self._under_way.discard(step.id)
        return self._known[step.id]

    def doubts(self, step: Step) -> Iterator[Doubt]:
        """Name what is wrong with a step."""
        yield from self._of_its_own(step)
        yield from self._of_needed(step)
        yield from self._of_round(step)
        if self._by_number.get(step.number, step).id != step.id:
            yield Doubt(step, "number_twice", {"number": step.number})
        if not step.who.strip():
            yield Doubt(step, "nobody")

    def _reckon(self, step: Step) -> Timing:
        ready = [self.timing(one).ends for one in self._needed(step)]
        earliest = max((day for day in (step.from_on, *ready) if day), default=None)
        due = self._due(step)
        ends = max((day for day in (step.to_on, earliest) if day), default=due)
        office = self._offices.get(step.round)
        if office is None or earliest is None:
            return Timing(earliest, ends, due)
        out = earliest + (office.sends_on - earliest.weekday()) % 7 * _DAY
        back = office.due_after(out)
        return Timing(earliest, max(back, step.to_on or back), due, out, back)

    def _due(self, step: Step) -> date | None:
        if step.due_on and step.before:
            return self._days.before(step.due_on)
        return step.due_on or step.to_on

    def _needed(self, step: Step) -> list[Step]:
        found = (self._by_number.get(number) for number in step.needs)
        return [one for one in found if one and one.id not in self._under_way]

    def _of_its_own(self, step: Step) -> Iterator[Doubt]:
        begins, ends, due = step.from_on, step.to_on, self._due(step)
        if begins and ends and ends < begins:
            yield Doubt(step, "ends_before_begins", {"begins": begins, "ends": ends})
        elif due and ends and due < ends:
            yield Doubt(step, "due_before_end", {"due": due, "ends": ends})
        elif due and begins and due < begins:
            yield Doubt(step, "due_before_begins", {"due": due, "begins": begins})
        if not (begins or ends or due or step.round or step.needs):
            yield Doubt(step, "no_date")
        named = step.due_on or ends
        if named and not step.before and not self._days.has(named):
            yield Doubt(step, "due_on_day_off", {"due": named, "better": self._days.before(named)})
        if begins and not self._days.has(begins):
            yield Doubt(step, "begins_on_day_off", {"begins": begins})

    def _of_needed(self, step: Step) -> Iterator[Doubt]:
        due = self._due(step)
        for number in step.needs:
            needed = self._by_number.get(number)
            if needed is None:
                yield Doubt(step, "needs_unknown", {"needed": number})
            elif self._leads_back(needed, step, set()):
                yield Doubt(step, "needs_itself", {"needed": number})
            else:
                yield from self._after(step, needed, due)

    def _after(self, step: Step, needed: Step, due: date | None) -> Iterator[Doubt]:
        timing = self.timing(needed)
        if timing.ends is None:
            return
        facts: dict[str, str | date] = {"needed": needed.number, "finished": timing.ends}
        if timing.out and timing.back:
            facts |= {"out": timing.out, "back": timing.back}
        if due and due < timing.ends:
            late = "round_too_late" if timing.back == timing.ends else "due_before_needed"
            yield Doubt(step, late, {**facts, "due": due})
        elif step.from_on and step.from_on < timing.ends:
            yield Doubt(step, "begins_before_needed", {**facts, "begins": step.from_on})

    def _of_round(self, step: Step) -> Iterator[Doubt]:
        timing = self.timing(step)
        if timing.out and timing.back and timing.due and timing.due < timing.back:
            facts = {"out": timing.out, "back": timing.back, "due": timing.due}
            yield Doubt(step, "round_too_late", {"needed": step.number, **facts})

    def _leads_back(self, step: Step, to: Step, seen: set[str]) -> bool:
        if step.id == to.id:
            return True
        seen.add(step.id)
        further = (self._by_number.get(number) for number in step.needs)
        return any(self._leads_back(one, to, seen) for one in further if one and one.id not in seen)
