"""Opening and making data folders: key, store, clock and ids come together in an App."""

import getpass
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.ids import Clock, NewId, id_maker
from app.domain.places.units import Unit
from app.services.app import App
from app.services.circumstances.seal_old_texts import seal_old_texts
from app.services.places.unit_files import edition_of
from app.services.set_up_commune import COMMUNE, set_up_commune
from app.storage.keys import KEY_FILE, create_key, open_key
from app.storage.store import STORE_FILE, open_store

PASSPHRASE_VARIABLE = "SOTREEM_PASSPHRASE"  # noqa: S105 (its name, not its value)

RANDOM_SHARED_FOR = timedelta(hours=1)
"""How long the ids that are made here share their random bits."""


def system_clock() -> datetime:
    """Tell the time of this machine."""
    return datetime.now(UTC)


def passphrase_of_environment() -> str | None:
    """Read the passphrase of the headless face, where one is set."""
    return os.environ.get(PASSPHRASE_VARIABLE) or None


def person_at_work() -> str:
    """Name the person by their account on this machine, for the journal."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def open_app(
    folder: Path,
    *,
    passphrase: str | None,
    clock: Clock = system_clock,
    new_id: NewId | None = None,
    author: str | None = None,
) -> App:
    """Open a data folder.

    Raises KnownError: store_missing, key_missing, passphrase_needed, passphrase_wrong,
    store_damaged, store_newer …
    """
    if not (folder / STORE_FILE).exists():
        raise KnownError("store_missing")
    store = open_store(folder, open_key(folder, passphrase))
    with store.read() as snapshot:
        gazetteer = edition_of(snapshot.settings)
        commune = gazetteer.units.commune(snapshot.settings.get(COMMUNE))
    app = App(
        folder=folder,
        store=store,
        commune=commune,
        author=person_at_work() if author is None else author,
        clock=clock,
        new_id=new_id or id_maker(clock, secrets.randbits, RANDOM_SHARED_FOR),
        gazetteer=gazetteer,
    )
    try:
        seal_old_texts(app)
    except BaseException:
        app.close()
        raise
    return app


@contextmanager
def opened_app(folder: Path) -> Iterator[App]:
    """Open a data folder for one command, with the passphrase of the environment."""
    app = open_app(folder, passphrase=passphrase_of_environment())
    try:
        yield app
    finally:
        app.close()


def create_app(
    folder: Path,
    commune: Unit,
    villages: Iterable[str] = (),
    *,
    passphrase: str | None,
    clock: Clock = system_clock,
    new_id: NewId | None = None,
    author: str | None = None,
) -> App:
    """Make the data folder of a commune with its villages, and open it.

    Raises KnownError: store_exists, folder_not_writable, disk_full …
    """
    if (folder / STORE_FILE).exists():
        raise KnownError("store_exists")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        key = open_key(folder, passphrase) if (folder / KEY_FILE).exists() else None
        key = key or create_key(folder, passphrase)
    except OSError as error:
        raise KnownError("folder_not_writable") from error
    store = open_store(folder, key, create=True)
    app = App(
        folder=folder,
        store=store,
        commune=commune,
        author=person_at_work() if author is None else author,
        clock=clock,
        new_id=new_id or id_maker(clock, secrets.randbits, RANDOM_SHARED_FOR),
    )
    set_up_commune(app, villages)
    return app
