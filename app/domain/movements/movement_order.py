"""Whether the movements of a child make sense one after another, and what it is after them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.child import Child
from app.domain.movements.movement import Movement
from app.domain.movements.movement_kind import Effect, MovementKind, kind_of, movement_kinds
from app.domain.person.age import is_over_age
from app.domain.person.birth_date import BirthDate
from app.domain.status import Status

Step = tuple[date, MovementKind]


@dataclass(frozen=True, slots=True)
class Life:
    """What movements are held against."""

    born: BirthDate | None
    entered_on: date
    """When the record was made: a child without a movement is on the list since then."""
    on: date
    """Today."""


def steps_of(movements: Iterable[Movement]) -> list[Step]:
    """Give the dated movements in the order in which they happened."""
    dated = [(m.happened_on, m.id, kind_of(m.code)) for m in movements if m.happened_on]
    return [(day, kind) for day, _, kind in sorted(dated, key=lambda one: one[:2])]


def status_after(steps: Iterable[Step]) -> Status:
    """Say what a child is after its movements."""
    statuses = [kind.status for _, kind in steps if kind.status]
    return statuses[-1] if statuses else Status.ACTIVE


def refusal(new: Step, past: Sequence[Step], child: Child, life: Life) -> str:
    """Say, as a code, why a movement cannot be the next one of a child; empty where it can."""
    day, kind = new
    said = _of_itself(new, life) or _of_status(kind, child)
    last = max((day for day, before in past if before.effect is not Effect.STAYS), default=None)
    if said or (last and day < last and kind.effect is not Effect.STAYS):
        return said or "movement_before_last"
    return next(_troubles([*past, new], life), "") or _of_absence(new, past)


def disorder(steps: Sequence[Step], life: Life) -> str:
    """Say, as a code, what is wrong with a whole sequence; empty where nothing is."""
    found = (_of_itself(step, life) for step in steps)
    return next(filter(None, found), "") or next(_troubles(steps, life), "")


def _of_itself(step: Step, life: Life) -> str:
    day, kind = step
    if day > life.on:
        return "movement_in_future"
    born = life.born
    if born and day < date(born.year, born.month or 1, born.day or 1):
        return "movement_before_birth"
    if kind.effect is Effect.OPENS and born and is_over_age(born, day):
        return "movement_over_age"
    return ""


def _of_status(kind: MovementKind, child: Child) -> str:
    if child.status is Status.MERGED:
        return "movement_merged"
    if kind.effect is Effect.STAYS and child.status is not Status.ACTIVE:
        return "movement_locked"
    if kind.effect is Effect.CLOSES and child.status is not Status.ACTIVE:
        return "movement_already_dead" if child.status is Status.DIED else "movement_already_out"
    return ""


def _troubles(steps: Iterable[Step], life: Life) -> Iterator[str]:
    """Go through what opens and closes: in after in, out after out, anything after death."""
    is_in: bool | None = None
    dead = False
    for day, kind in steps:
        if kind.effect is Effect.STAYS:
            continue
        if dead:
            yield "movement_already_dead"
        opens = kind.effect is Effect.OPENS
        # A record without a movement is on the list since it was made.
        was_in = is_in if is_in is not None else (life.entered_on < day if opens else True)
        if opens == was_in:
            yield "movement_already_in" if opens else "movement_already_out"
        is_in, dead = opens, kind.died


def _of_absence(new: Step, past: Iterable[Step]) -> str:
    """Hold a return against an absence, and an absence against one that is open."""
    day, kind = new
    before = [one for when, one in past if when <= day]
    if kind.ends:
        return "" if _is_open(kind.ends, before) else "movement_not_away"
    is_ended = any(one.ends == kind.code for one in movement_kinds().values())
    return "movement_already_away" if is_ended and _is_open(kind.code, before) else ""


def absent_since(steps: Iterable[Step]) -> date | None:
    """Say since when a child is away, where nothing has ended that."""
    listed = list(steps)
    for code in {kind.ends for kind in movement_kinds().values()} - {""}:
        if _is_open(code, [kind for _, kind in listed]):
            return max(day for day, kind in listed if kind.code == code)
    return None


def _is_open(code: str, before: Iterable[MovementKind]) -> bool:
    """Whether a movement that another one ends has not been ended."""
    told = [
        kind for kind in before if code in (kind.code, kind.ends) or kind.effect is not Effect.STAYS
    ]
    return bool(told) and told[-1].code == code
