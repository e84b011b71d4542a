"""Look at what was put in without the passphrase, as soon as somebody who has it opens.

What waited for the first passphrase is locked by it, and may be sent; what a child has already is
taken out again.
"""

from dataclasses import replace

from app.domain.circumstances.confidential import (
    CIRCUMSTANCE,
    KIND,
    Confidential,
    circumstance_in,
    read_contents,
)
from app.domain.status import Status
from app.services.app import App
from app.services.circumstances.cross_at_central import cross_at_central
from app.services.circumstances.settle_returned import settle_returned
from app.storage.drop_box import WAITING
from app.storage.seals import drop_text, is_dropped, is_unlocked, name_of, open_text
from app.storage.unit_of_work import Snapshot, UnitOfWork


def take_dropped(app: App) -> None:
    """Lock what waits, and take out what is there twice; the permission must be open."""
    with app.write("confidential") as unit:
        settle_returned(app, unit)
        _lock_waiting(unit)
        unit.save_all(replace(record, status=Status.REMOVED) for record in _there_twice(app, unit))


def count_waiting(snapshot: Snapshot) -> int:
    """Count the records that wait for the first passphrase."""
    if not snapshot.settings.get(WAITING):
        return 0
    return sum(is_unlocked(record.seal) for record in snapshot.confidentials.all())


def _lock_waiting(unit: UnitOfWork) -> None:
    waiting = unit.drop_box.waiting_key()
    if waiting is None:
        return
    name, key = waiting
    seal = unit.drop_box.seal()
    for record in list(unit.confidentials.all_ever()):
        if name_of(record.seal) != name:
            continue
        plain = open_text(key, record.sealed, record.id)
        if plain is not None:
            sealed = drop_text(seal, plain, record.id)
            unit.send_again("confidential", record.id, {}, {"seal": seal, "sealed": sealed})
    if not unit.drafts.mention(name):  # what a draft holds is saved, and locked, later
        unit.settings.put(WAITING, "")
    cross_at_central(unit, unit.sync.shadows.naming_groups())


def _there_twice(app: App, unit: UnitOfWork) -> list[Confidential]:
    """Name the dropped records whose child has another one of the same group, or words."""
    seen: set[tuple[str, str]] = set()
    found = []
    for record in sorted(unit.confidentials.all(), key=lambda one: is_dropped(one.sealed)):
        plain = app.permission.open(record, app.clock())
        contents = read_contents(plain) if plain else {}
        if contents.get(KIND) != CIRCUMSTANCE:
            continue
        one = circumstance_in(record, contents)
        if one.ended_on is not None:
            continue
        key = (record.child_id, one.code or one.note)
        if key in seen and is_dropped(record.sealed):
            found.append(record)
        seen.add(key)
    return found
