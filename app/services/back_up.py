"""Backups: one encrypted file that holds the store and, wrapped, its key; and back again."""

import shutil
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.errors import KnownError
from app.services.app import App
from app.storage.backup import copy_store
from app.storage.keys import KEY_FILE, open_key, put_key
from app.storage.store import STORE_FILE, open_store


def back_up(app: App, target: Path, passphrase: str | None) -> bool:
    """Write a backup; others may go on working meanwhile.

    With a passphrase the backup opens on any machine; without one only where this store's key
    is. Returns whether it opens anywhere. Raises KnownError (disk_full, folder_not_writable …).
    """
    with TemporaryDirectory(dir=app.folder) as made:
        folder = Path(made)
        copy_store(app.store.path, folder / STORE_FILE, app.store.key)
        if passphrase:
            put_key(folder, app.store.key, passphrase)
        else:
            shutil.copy(app.folder / KEY_FILE, folder)
        _pack(folder, target)
    return bool(passphrase)


def restore(source: Path, folder: Path, passphrase: str | None) -> Path | None:
    """Put a backup in the place of a data folder; what was there is kept and its place returned.

    Raises KnownError (backup_damaged, passphrase_wrong …) before anything is touched.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as made:
        fresh = Path(made) / "kho"
        _unpack(source, fresh)
        open_store(fresh, open_key(fresh, passphrase)).close()
        kept = _put_aside(folder)
        fresh.rename(folder)
    return kept


def _pack(folder: Path, target: Path) -> None:
    unfinished = target.with_name(target.name + ".part")
    try:
        with zipfile.ZipFile(unfinished, "w") as pack:
            for name in (STORE_FILE, KEY_FILE):
                pack.write(folder / name, name)
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise KnownError("folder_not_writable") from error


def _unpack(source: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(source) as pack:
            for name in (STORE_FILE, KEY_FILE):
                pack.extract(name, folder)
    except FileNotFoundError as error:
        raise KnownError("file_not_found", file=source.name) from error
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise KnownError("backup_damaged", file=source.name) from error


def _put_aside(folder: Path) -> Path | None:
    if not folder.exists():
        return None
    number = 1
    while (kept := folder.with_name(f"{folder.name}.truoc-phuc-hoi-{number}")).exists():
        number += 1
    return folder.rename(kept)
