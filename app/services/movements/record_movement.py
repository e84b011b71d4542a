"""Record a movement of one child, or of a whole household at once; the status goes with it.

The movements and the statuses are one group of changes, taken back by `undo_group`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.child import Child
from app.domain.circumstances.confidential_text import tells_secret
from app.domain.cleaning.problem import Level, Problem
from app.domain.ids import ChildId, GroupId, HouseholdId, MovementId
from app.domain.movements.movement import Movement
from app.domain.movements.movement_kind import Effect, MovementKind, kind_of, movement_kinds
from app.domain.movements.movement_order import refusal, steps_of
from app.domain.status import Status
from app.domain.text.text import nfc_clean
from app.services.app import App
from app.services.cleaning.check_records import keep_problems
from app.services.movements.child_life import life_of
from app.services.outcome import Refused, Saved
from app.storage.unit_of_work import UnitOfWork

MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMovement:
    """What a person wrote down of one or more children."""

    children: tuple[ChildId, ...]
    code: str
    happened_on: date | None
    place: str = ""
    place_code: str = ""
    paper: str = ""
    note: str = ""
    household_id: HouseholdId | None = None
    """Where children who come (back) live from now on; None = where they lived."""
    source: str = ""


def record_movement(app: App, entry: NewMovement, *, on: date) -> Saved | Refused:
    """Record it for all of these children or for none; `on` is today.

    Refused: what makes no sense of one child (`movement_order`), `holders` names it;
    or what is missing: `movement_no_kind`, `movement_no_child`, `movement_needs_…`.
    """
    group = GroupId(app.new_id())
    with app.write(MOVE, group_id=group) as unit:
        refused = _incomplete(entry) or refuse_movement(unit, entry, on)
        if refused:
            return refused
        children = store_movement(unit, entry, app.new_id)
        recheck(unit, children, on)
    only = children[0] if len(children) == 1 else None
    home = children[0].household_id
    return Saved(group_id=group, household_id=home, child_id=only.id if only else None)


def _incomplete(entry: NewMovement) -> Refused | None:
    kind = movement_kinds().get(entry.code)
    if kind is None:
        return refused("code", "movement_no_kind")
    if not entry.children:
        return refused("child_id", "movement_no_child")
    if entry.happened_on is None:
        return refused("happened_on", "movement_no_date")
    return refuse_texts(entry, kind)


def refuse_texts(entry: NewMovement | Movement, kind: MovementKind) -> Refused | None:
    """Say which text is missing that a movement of this kind needs, or tells a secret."""
    for name in ("place", "paper", "note"):
        text = getattr(entry, name)
        if name in kind.needs and not text.strip():
            return refused(name, f"movement_needs_{name}")
        if tells_secret(text):
            return refused(name, "words_are_secret")
    return None


def refused(field: str, code: str, about: Sequence[ChildId] = ()) -> Refused:
    """Say why a movement is not taken."""
    return Refused(problems=(Problem(field, code, Level.BLOCK),), holders=tuple(about))


def refuse_movement(unit: UnitOfWork, entry: NewMovement, on: date) -> Refused | None:
    """Say of which child a movement makes no sense, and why; None where it does of all."""
    known = unit.children.get_many(entry.children)
    if len(known) < len(set(entry.children)) or entry.happened_on is None:
        return refused("child_id", "movement_no_child")
    kind = kind_of(entry.code)
    for child in known.values():
        past = steps_of(unit.movements.of_child(child.id))
        code = refusal((entry.happened_on, kind), past, child, life_of(unit, child, on))
        if code:
            return refused("happened_on", code, [child.id])
    return None


def store_movement(unit: UnitOfWork, entry: NewMovement, new_id: Callable[[], str]) -> list[Child]:
    """Write the movements and what the children are afterwards, in this transaction."""
    kind = kind_of(entry.code)
    children = list(unit.children.get_many(entry.children).values())
    unit.save_all(_movement(entry, child, new_id()) for child in children)
    after = [_after(child, kind, entry.household_id) for child in children]
    unit.save_all(after)
    if kind.effect is Effect.OPENS:
        _open_homes(unit, {child.household_id for child in after})
    return after


def _movement(entry: NewMovement, child: Child, id_: str) -> Movement:
    return Movement(
        id=MovementId(id_),
        child_id=child.id,
        code=entry.code,
        happened_on=entry.happened_on,
        place=nfc_clean(entry.place),
        place_code=entry.place_code,
        paper=nfc_clean(entry.paper),
        note=nfc_clean(entry.note),
        source=entry.source,
    )


def _after(child: Child, kind: MovementKind, home: HouseholdId | None) -> Child:
    status = kind.status or child.status
    lives_at = home if home and kind.effect is Effect.OPENS else child.household_id
    return replace(child, status=status, household_id=lives_at)


def _open_homes(unit: UnitOfWork, ids: set[HouseholdId]) -> None:
    homes = unit.households.get_many(ids).values()
    unit.save_all(replace(home, status=Status.ACTIVE) for home in homes)


def recheck(unit: UnitOfWork, children: Sequence[Child], on: date) -> None:
    """Find the problems again of these children, and of those who hold their numbers."""
    gone = [child.id for child in children if child.status is not Status.ACTIVE]
    unit.problems.replace(dict.fromkeys(gone, ()))
    ids = {child.id for child in children} - set(gone)
    ids |= unit.children.holders_of_any({child.national_id for child in children})
    keep_problems(unit, on, unit.children.with_households(sorted(ids)))
