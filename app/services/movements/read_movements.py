"""The movements of a child, what may be recorded next, and who of its household goes along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.child import Child
from app.domain.ids import ChildId
from app.domain.movements.movement import Movement
from app.domain.movements.movement_kind import TURNED_16, Effect, MovementKind, movement_kinds
from app.domain.movements.movement_order import Life, Step, absent_since, refusal, steps_of
from app.domain.status import Status
from app.services.movements.child_life import life_of
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True)
class ChildMovements:
    """All that is shown of one child."""

    child: Child
    movements: Sequence[Movement]
    """The newest first."""
    kinds: Sequence[MovementKind]
    """What may be recorded of it now."""
    absent_since: date | None
    family: Sequence[ChildId]
    """Those of its household who are on the list like it, or left it like it; itself among them."""


def read_movements(snapshot: Snapshot, child: Child, on: date) -> ChildMovements:
    """Read them as of a day."""
    movements = snapshot.movements.of_child(child.id)
    steps = steps_of(movements)
    newest = sorted(movements, key=lambda one: (str(one.happened_on or ""), one.id), reverse=True)
    return ChildMovements(
        child=child,
        movements=newest,
        kinds=tuple(_kinds(steps, child, life_of(snapshot, child, on))),
        absent_since=absent_since(steps),
        family=tuple(_family(snapshot, child)),
    )


def _kinds(steps: Sequence[Step], child: Child, life: Life) -> Iterator[MovementKind]:
    """Name what makes sense today; where a child came from may be told later."""
    has_come = any(kind.effect is Effect.OPENS for _, kind in steps)
    for kind in movement_kinds().values():
        tells_origin = kind.effect is Effect.OPENS and child.status is Status.ACTIVE
        if kind.code == TURNED_16:
            continue
        if not has_come if tells_origin else not refusal((life.on, kind), steps, child, life):
            yield kind


def _family(snapshot: Snapshot, child: Child) -> Iterator[ChildId]:
    if child.status is Status.ACTIVE:
        yield from (one.id for one in snapshot.children.of_household(child.household_id))
    elif child.status is Status.MOVED_OUT:
        yield from snapshot.children.moved_out_of(child.household_id)
