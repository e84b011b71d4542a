"""Copies of a store: encrypted like it, complete, and taken while others go on working."""

from contextlib import closing
from pathlib import Path

from app.storage.engine import connect, known_errors


def copy_store(source: Path, target: Path, key: bytes) -> None:
    """Copy a store, still encrypted with its key, over any older file at `target`.

    The copy is one moment of the store. Raises KnownError (disk_full, store_read_only …).
    """
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    with known_errors(target.parent), closing(connect(source, key)) as original:
        with closing(connect(unfinished, key)) as copy:
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(target)
