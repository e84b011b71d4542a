"""How something that is due stands at a moment: today, soon, late, done, or still ahead."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.calendar.day_off import WorkingDays
from app.domain.calendar.deadline import Completion, Deadline
from app.domain.calendar.due_rule import Occurrence, Rule, next_occurrence, occurrences, read_rule

SOON = timedelta(days=3)


class DueState(StrEnum):
    """How one occurrence stands."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    RUNNING = "running"
    """Its time has begun; it is due later."""
    AHEAD = "ahead"
    DONE = "done"
    MISSED = "missed"
    """Late, until the next one was due: nobody is reminded of it any more."""
    NOTHING = "nothing"
    """There is nobody to send."""
    BEFORE = "before"
    """Due before this book was begun."""


OPEN = (DueState.LATE, DueState.TODAY, DueState.SOON, DueState.RUNNING, DueState.AHEAD)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline and one of its occurrences."""

    deadline: Deadline
    occurrence: Occurrence
    state: DueState
    done: Completion | None = None

    @property
    def key(self) -> tuple[date, str, str]:
        """Order by day, then by name."""
        return self.occurrence.due_on, self.deadline.code, self.deadline.id


def state_of(one: Occurrence, now: datetime, since: date) -> DueState:
    """Say how an occurrence stands that nobody has done; `now` is where the commune is."""
    if one.is_past(now):
        return DueState.BEFORE if one.due_on < since else DueState.LATE
    if one.due_on == now.date():
        return DueState.TODAY
    if one.due_on - now.date() <= SOON:
        return DueState.SOON
    return DueState.RUNNING if one.begins <= now.date() else DueState.AHEAD


@dataclass(frozen=True, slots=True)
class Book:
    """What is due, what was done, and which days are worked."""

    deadlines: Sequence[Deadline]
    done: Mapping[tuple[str, str], Completion]
    """(deadline id, period) -> who did it."""
    days: WorkingDays
    since: date
    """The day this book was begun: what was due before is nobody's fault."""

    def dues(self, first: date, last: date, now: datetime) -> list[Due]:
        """Give everything due from the first to the last day, in order; what is off is left out."""
        found = (
            self.due(deadline, rule, one, now)
            for deadline, rule in self.rules()
            for one in occurrences(rule, first, last, self.days)
        )
        return sorted(found, key=lambda one: one.key)

    def rules(self) -> Iterator[tuple[Deadline, Rule]]:
        """Give the deadlines that count, with their rules; a rule nobody can read is passed by."""
        for deadline in self.deadlines:
            if not deadline.off:
                rule = rule_of(deadline)
                if rule is not None:
                    yield deadline, rule

    def due(self, deadline: Deadline, rule: Rule, one: Occurrence, now: datetime) -> Due:
        """Say how one occurrence stands."""
        done = self.done.get((deadline.id, one.period))
        if done is not None:
            return Due(deadline, one, DueState.DONE, done)
        state = state_of(one, now, self.since)
        if state is DueState.LATE and self._is_followed(rule, one, now):
            state = DueState.MISSED
        return Due(deadline, one, state)

    def _is_followed(self, rule: Rule, one: Occurrence, now: datetime) -> bool:
        """Whether the next occurrence is due by now, so that this one is given up."""
        follower = next_occurrence(rule, one.due_on, self.days)
        return follower is not None and follower.due_on <= now.date()


def rule_of(deadline: Deadline) -> Rule | None:
    """Read the rule of a deadline; None where a newer program wrote it."""
    try:
        return read_rule(deadline.rule)
    except ValueError:
        return None


def done_by_period(completions: Iterable[Completion]) -> dict[tuple[str, str], Completion]:
    """Lay what was done beside what was due."""
    return {(one.deadline_id, one.period): one for one in completions}
