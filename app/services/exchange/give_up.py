"""An end for what the central refused: a person gives it up and the record is as elsewhere again.

What was typed stays in the history. Nothing of this is sent; undone, it waits to be sent again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import KnownError
from app.domain.fields import ENTITY_OF
from app.domain.ids import GroupId, HouseholdId
from app.domain.status import Status
from app.services.app import App
from app.services.doubles.bring_belongings import belongings
from app.services.exchange.apply_remote import apply_remote, refresh_problems
from app.services.record_of import record_of
from app.storage.journal import CLOSED_STATES, JournalLine, Origin
from app.storage.outbox import NEVER_TAKEN, Key
from app.storage.unit_of_work import Snapshot, UnitOfWork

GIVE_UP = "give_up"


@dataclass(frozen=True, slots=True)
class GivenUp:
    """How many changes are sent no more; the group undoes it, None where no record changed."""

    changes: int
    group_id: GroupId | None


def give_up(app: App, keys: Iterable[Key], *, on: date) -> GivenUp:
    """Give up what was refused of these records; `on` is the day as of which ages are reckoned.

    Raises KnownError `on_its_way` while a record that ends with one of these is being sent.
    """
    with app.write(GIVE_UP, origin=Origin.CENTRAL) as work:
        given = lay_back(work, keys, on)
        return given_up(work, given)


def given_up(work: UnitOfWork, given: Mapping[Key, list[JournalLine]]) -> GivenUp:
    """Say what came of it."""
    changed = bool(work.journal.group(work.group_id))
    return GivenUp(sum(map(len, given.values())), work.group_id if changed else None)


def lay_back(work: UnitOfWork, keys: Iterable[Key], on: date) -> dict[Key, list[JournalLine]]:
    """Make records what the central holds, in this transaction of its; gives what was refused.

    One that the central has never had, or does not show to this device any more, ends here, and
    with a household those who were entered into it.
    """
    refused = [key for key, lines in work.sync.outbox.refused(list(keys)).items() if lines]
    members = _members(work, refused)
    work.sync.outbox.hold(members)
    family = list(dict.fromkeys([*refused, *members]))
    given = work.sync.outbox.give_up(family)
    copies = work.sync.shadows.get(family)
    apply_remote(work, copies.values(), on)
    found = [record_of(work, key) for key in family if key not in copies]
    living = [one for one in found if one is not None and one.status is Status.ACTIVE]
    work.save_all(replace(one, status=Status.REMOVED) for one in living)
    refresh_problems(work, living, on)
    return given


def _members(work: Snapshot, keys: Iterable[Key]) -> list[Key]:
    """Name what belongs to households and children that the central has never had."""
    alone = [key for key in keys if not _was_taken(work, key)]
    homes = [HouseholdId(id_) for entity, id_ in alone if entity == "household"]
    children = [("child", str(one.id)) for one in work.children.of_households(homes)]
    visits = [("visit", one.id) for one in work.visits.of_households(homes)]
    people = [id_ for entity, id_ in (*alone, *children) if entity == "child"]
    held = [(ENTITY_OF[type(one)], one.id) for one in belongings(work, people)]
    new = [key for key in (*children, *visits, *held) if not _was_taken(work, key)]
    if any(key in work.sync.outbox.on_their_way() for key in new):
        raise KnownError("on_its_way")
    return new


def _was_taken(work: Snapshot, key: Key) -> bool:
    """Whether the central has, or had, something of a record."""
    if work.sync.shadows.get([key]):
        return True
    lines = work.journal.of_entity(*key)
    closed = [line for line in lines if line.state in CLOSED_STATES]
    return any(
        line.central_code not in NEVER_TAKEN and line.change.action != GIVE_UP for line in closed
    )
