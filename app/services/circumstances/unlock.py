"""Who may see what is confidential: a passphrase of its own opens it for a while, and locks again.

Every opening, refusal and locking is noted.
"""

from collections.abc import Iterable, Iterator

from app.domain.errors import KnownError
from app.services.app import App
from app.services.circumstances.take_dropped import take_dropped
from app.storage.drop_box import SEAL
from app.storage.openings import Opening
from app.storage.seals import is_unlocked, make_seal, name_of, open_seal, takes_texts, write_seal
from app.storage.unit_of_work import Snapshot

LEAST_LETTERS = 8


def is_set(snapshot: Snapshot) -> bool:
    """Whether this commune has a passphrase for what is confidential."""
    return any(True for _ in _seals(snapshot))


def set_passphrase(app: App, passphrase: str) -> None:
    """Give the commune its passphrase, once.

    Raises KnownError `confidential_is_set`, `passphrase_short`.
    """
    if len(passphrase) < LEAST_LETTERS:
        raise KnownError("passphrase_short", least=LEAST_LETTERS)
    with app.store.read() as snapshot:
        if is_set(snapshot):
            raise KnownError("confidential_is_set")
    seal, key = make_seal(passphrase)
    with app.write("setting") as work:
        work.settings.put(SEAL, seal)
    note(app, "set")
    app.permission.take(seal, {name_of(seal): key}, app.clock())
    take_dropped(app)


def unlock(app: App, passphrase: str) -> None:
    """Open for this session; raises KnownError `confidential_not_set`, `passphrase_wrong`."""
    with app.store.read() as snapshot:
        seals = list(_seals(snapshot))
    if not seals:
        raise KnownError("confidential_not_set")
    keys = dict(_opened(seals, passphrase))
    if not keys:
        note(app, "refused")
        raise KnownError("passphrase_wrong")
    own = next(seal for seal in seals if name_of(seal) in keys)
    if not takes_texts(own):  # an older program made it: from now on anybody can put in
        own = write_seal(name_of(own), keys[name_of(own)], passphrase)
    with app.write("setting") as work:
        if name_of(work.settings.get(SEAL)) in ("", name_of(own)):
            work.settings.put(SEAL, own)
    note(app, "opened")
    app.permission.take(own, keys, app.clock())
    take_dropped(app)


def lock(app: App) -> None:
    """Lock at once."""
    if app.permission.is_open(app.clock()):
        app.permission.lock()
        note(app, "locked")


def change_passphrase(app: App, old: str, new: str) -> None:
    """Wrap the key anew; records that were sent with the old passphrase still open by it, too.

    Raises KnownError `passphrase_wrong`, `passphrase_short`, `confidential_not_set`.
    """
    unlock(app, old)
    if len(new) < LEAST_LETTERS:
        raise KnownError("passphrase_short", least=LEAST_LETTERS)
    with app.store.read() as snapshot:
        seal = snapshot.settings.get(SEAL)
    key = open_seal(seal, old)
    renewed = write_seal(name_of(seal), key, new)
    with app.write("setting") as work:
        work.settings.put(SEAL, renewed)
    note(app, "set")
    app.permission.take(renewed, {name_of(seal): key}, app.clock())


def note(app: App, what: str) -> None:
    """Write into the audit what was done with the permission, by whom and when."""
    with app.write("confidential") as work:
        work.openings.add(Opening(id=app.new_id(), at=app.clock(), author=app.author, what=what))


def _seals(snapshot: Snapshot) -> Iterator[str]:
    """Give the commune's own seal first, then those that other devices closed records with."""
    own = snapshot.settings.get(SEAL)
    found = dict.fromkeys(filter(None, (own, *snapshot.confidentials.seals())))
    yield from (seal for seal in found if not is_unlocked(seal))


def _opened(seals: Iterable[str], passphrase: str) -> Iterator[tuple[str, bytes]]:
    for seal in seals:
        try:
            yield name_of(seal), open_seal(seal, passphrase)
        except KnownError:
            continue
