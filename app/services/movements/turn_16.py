"""Whoever turned 16 while on the list leaves it by itself, as of that very day.

Who was over 16 already when its record was made, or was kept by a person, is a problem to look
at (`over_age`), not a birthday.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.domain.child import Child
from app.domain.ids import GroupId, movement_id
from app.domain.movements.movement import Movement
from app.domain.movements.movement_kind import TURNED_16
from app.domain.person.age import is_over_age, turns_16_on
from app.domain.status import Status
from app.services.app import App
from app.services.movements.child_life import entered_on
from app.services.movements.record_movement import recheck
from app.storage.unit_of_work import Snapshot

TURN_16 = "turn_16"
AUTOMATIC = "tự động"
"""Who is named as the author."""
_PASSED = "over_age"


def turn_16(app: App, *, on: date) -> GroupId | None:
    """Close the records of all who have turned 16 by `on`, as one group; None when nobody has.

    The same on every device: the movement of a child has one id, its day is the birthday.
    """
    with app.store.read() as snapshot:
        if next(_turned(snapshot, on), None) is None:
            return None
    with replace(app, author=AUTOMATIC).write(TURN_16) as unit:
        turned = list(_turned(unit, on))
        unit.save_all(movement for _, movement in turned)
        children = [replace(child, status=Status.TURNED_16) for child, _ in turned]
        unit.save_all(children)
        recheck(unit, children, on)
    return unit.group_id


def _turned(snapshot: Snapshot, on: date) -> Iterator[tuple[Child, Movement]]:
    listed = [one for one in snapshot.children.born_by(_sixteen_before(on)) if _is_due(one, on)]
    known = snapshot.movements.get_many(movement_id(one.id, TURNED_16) for one in listed)
    for child in listed:
        day = turns_16_on(child.birth_date) if child.birth_date else on
        before = known.get(movement_id(child.id, TURNED_16))
        # A movement that a person has taken out for this birthday stays out.
        is_new = before is None or before.happened_on != day
        if is_new and entered_on(snapshot, child) < day:
            yield child, _movement(child, day, before)


def _is_due(child: Child, on: date) -> bool:
    born = child.birth_date
    return born is not None and is_over_age(born, on) and not child.passed.get(_PASSED)


def _movement(child: Child, day: date, before: Movement | None) -> Movement:
    return Movement(
        id=movement_id(child.id, TURNED_16),
        child_id=child.id,
        code=TURNED_16,
        happened_on=day,
        revision=before.revision if before else 0,
    )


def _sixteen_before(on: date) -> str:
    """Write the latest birthday there is to look at; a year or a month alone sorts before it."""
    return f"{on.year - 16:04}-{on.month:02}-{on.day:02}"
