"""Correct a movement that was written down wrongly, or take it out; the status follows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.domain.child import Child
from app.domain.fields import with_texts
from app.domain.ids import GroupId, MovementId
from app.domain.movements.movement import Movement
from app.domain.movements.movement_kind import kind_of
from app.domain.movements.movement_order import disorder, status_after, steps_of
from app.domain.status import Status
from app.domain.text.text import nfc_clean
from app.services.app import App
from app.services.movements.child_life import life_of
from app.services.movements.record_movement import MOVE, recheck, refuse_texts, refused
from app.services.outcome import Refused, Saved
from app.storage.unit_of_work import UnitOfWork


def correct_movement(
    app: App, id_: MovementId, texts: Mapping[str, str], *, on: date, reason: str = ""
) -> Saved | Refused:
    """Save other texts of a movement (field -> text), whole or not at all.

    Refused like a new movement, where the child's movements would make no sense any more.
    """
    with app.write(MOVE, group_id=GroupId(app.new_id())) as unit:
        movement = unit.movements.get(id_)
        if movement is None or movement.status is not Status.ACTIVE:
            return refused("code", "changed_meanwhile")
        try:
            after = with_texts(movement, {name: nfc_clean(text) for name, text in texts.items()})
        except ValueError:
            return refused("happened_on", "movement_no_date")
        missing = _missing(after)
        if missing:
            return missing
        return _settle(unit, movement, after, on, reason)


def remove_movement(app: App, id_: MovementId, *, on: date, reason: str = "") -> Saved | Refused:
    """Take a movement out, as if it had not been: the child is what its other movements say."""
    with app.write(MOVE, group_id=GroupId(app.new_id())) as unit:
        movement = unit.movements.get(id_)
        if movement is None or movement.status is not Status.ACTIVE:
            return refused("code", "changed_meanwhile")
        return _settle(unit, movement, replace(movement, status=Status.REMOVED), on, reason)


def _missing(movement: Movement) -> Refused | None:
    if movement.happened_on is None:
        return refused("happened_on", "movement_no_date")
    kind = kind_of(movement.code)
    return refuse_texts(movement, kind) if kind.code else refused("code", "movement_no_kind")


def _settle(
    unit: UnitOfWork, before: Movement, after: Movement, on: date, reason: str
) -> Saved | Refused:
    child = unit.children.get(before.child_id)
    if child is None:
        return refused("child_id", "movement_no_child")
    others = [one for one in unit.movements.of_child(child.id) if one.id != before.id]
    was = steps_of([*others, before])
    now = steps_of([*others, after] if after.status is Status.ACTIVE else others)
    life = life_of(unit, child, on)
    said = disorder(now, life)
    # What made no sense already, of two devices, is not held against whoever puts it right.
    if said and said != disorder(was, life):
        return refused("happened_on", said, [child.id])
    unit.save(after, reason=reason)
    settled = _settled(child, status_after(was), status_after(now))
    unit.save(settled)
    recheck(unit, [settled], on)
    return Saved(group_id=unit.group_id, household_id=child.household_id, child_id=child.id)


def _settled(child: Child, was: Status, now: Status) -> Child:
    """Give the child the status its movements lead to, where they had led to the one it has."""
    return replace(child, status=now) if child.status is was else child
