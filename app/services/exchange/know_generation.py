"""The generation of a store: which of several copies of one data folder this is.

It is kept in the store and, beside it, in a small file that no backup holds, together with the
place of the folder. Where they disagree the store was restored or copied, and begins another.
"""

import hashlib
import json
import platform
from dataclasses import replace
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.ids import Clock, NewId
from app.storage.journal import Origin
from app.storage.store import Store

GENERATION_FILE = "generation"
_SETTING = "sync.generation"


def know_generation(store: Store, clock: Clock, new_id: NewId) -> str:
    """Give the generation of this copy; a copy that finds it is one begins another.

    What a copy believes to have sent it has not: it then reads its own changes back like those of
    others. Raises KnownError `folder_not_writable`.
    """
    beside, place = store.path.with_name(GENERATION_FILE), _place_of(store.path.parent)
    with store.read() as snapshot:
        kept = json.loads(snapshot.settings.get(_SETTING) or "{}")
    if kept and kept == {"generation": _read(beside), "place": place}:
        return str(kept["generation"])
    generation = new_id()
    with store.write(
        action="sync", author="", now=clock(), new_id=new_id, origin=Origin.CENTRAL
    ) as work:
        values = {"generation": generation, "place": place}
        work.settings.put(_SETTING, json.dumps(values))
        work.sync.move_cursor(replace(work.sync.cursor(), own_revision=0))
        _write(beside, generation)
    return generation


def _place_of(folder: Path) -> str:
    """Name the machine and the folder, told to nobody."""
    return hashlib.sha256(f"{platform.node()}\n{folder.resolve()}".encode()).hexdigest()[:32]


def _read(beside: Path) -> str:
    try:
        return beside.read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def _write(beside: Path, generation: str) -> None:
    unfinished = beside.with_name(beside.name + ".part")
    try:
        unfinished.write_text(generation, "utf-8")
        unfinished.replace(beside)
    except OSError as error:
        raise KnownError("folder_not_writable") from error
