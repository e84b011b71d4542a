"""The memory of who is like whom, kept beside the store so that opening it reads nobody.

It is believed only when it stands on a line of this very journal and was made with the code lists
of this very program; in doubt everybody is read again.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from math import inf
from typing import Any
from zipfile import BadZipFile

import numpy as np

from app.domain.ids import ChildId
from app.matching.matcher import Matcher
from app.services.app import App
from app.storage.sealed_file import read_sealed, write_sealed
from app.storage.unit_of_work import Snapshot

FILE = "matching.index"
_FORMAT = "1"
_LISTS = ("name_shares.csv", "syllable_rimes.csv", "tcvn3.csv", "vni.csv", "id_province_codes.csv")
_STAMP, _SEQ = "stamp", "seq"


def keep_matcher(app: App, snapshot: Snapshot, matcher: Matcher, seq: int) -> bool:
    """Keep a matcher that is level with the journal up to `seq`; False where that is impossible."""
    stamp = _stamp(snapshot, seq)
    if not stamp:
        return False
    content = BytesIO()
    arrays: dict[str, Any] = matcher.kept()
    arrays |= {_STAMP: np.frombuffer(stamp.encode(), np.uint8), _SEQ: np.array([seq])}
    np.savez(content, **arrays)
    return write_sealed(app.folder / FILE, app.store.key, FILE, content.getvalue())


def restore_matcher(app: App, snapshot: Snapshot) -> tuple[Matcher, int] | None:
    """Give the kept matcher and the line of the journal it stands on; None in doubt."""
    content = read_sealed(app.folder / FILE, app.store.key, FILE)
    if content is None:
        return None
    try:
        with np.load(BytesIO(content), allow_pickle=False) as kept:
            arrays = dict(kept)
        seq = int(arrays.pop(_SEQ)[0])
        said = arrays.pop(_STAMP).tobytes().decode()
        if said != _stamp(snapshot, seq):
            return None
        matcher = Matcher.restored(arrays)
    except (KeyError, ValueError, IndexError, BadZipFile):
        return None
    for first, second, weight in kept_apart(snapshot):
        matcher.keep_apart(first, second, weight)
    return matcher, seq


def kept_apart(snapshot: Snapshot) -> Iterator[tuple[ChildId, ChildId, float]]:
    """Give the pairs that were called two children, with what spoke for them then."""
    known = snapshot.decided_weights.all()
    for one in snapshot.decisions.all():
        yield one.first_id, one.second_id, known.get((one.first_id, one.second_id), inf)


def _stamp(snapshot: Snapshot, seq: int) -> str:
    """Name the program's own lists and a line of the journal; empty where there is no such line."""
    change = snapshot.journal.change_at(seq)
    return f"{_FORMAT} {_lists()} {change}" if change else ""


@cache
def _lists() -> str:
    """Name the code lists on which syllables and counts stand."""
    found = sha256()
    for name in _LISTS:
        found.update(files("resources").joinpath("data", name).read_bytes())
    return found.hexdigest()
