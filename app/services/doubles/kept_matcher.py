"""The memory of who is like whom, kept beside the store so that opening it reads nobody.

It is believed only when it stands on a line of this very journal and was made by this edition of
the engine; in doubt everybody is read again.
"""

from collections.abc import Iterator
from math import inf

from app.domain.ids import ChildId
from app.matching.kept import pack_matcher, unpack_matcher
from app.matching.matcher import Matcher
from app.services.app import App
from app.storage.sealed_file import read_sealed, write_sealed
from app.storage.unit_of_work import Snapshot

FILE = "matching.index"
_END = b"\n"


def keep_matcher(app: App, snapshot: Snapshot, matcher: Matcher, seq: int) -> bool:
    """Keep a matcher that is level with the journal up to `seq`; False where that is impossible."""
    change = snapshot.journal.change_at(seq)
    if change is None:
        return False
    line = f"{seq} {change}".encode() + _END
    return write_sealed(app.folder / FILE, app.store.key, FILE, line + pack_matcher(matcher))


def restore_matcher(app: App, snapshot: Snapshot) -> tuple[Matcher, int] | None:
    """Give the kept matcher and the line of the journal it stands on; None in doubt."""
    line, _, content = (read_sealed(app.folder / FILE, app.store.key, FILE) or b"").partition(_END)
    seq, _, change = line.decode().partition(" ")
    if not change or snapshot.journal.change_at(int(seq)) != change:
        return None
    matcher = unpack_matcher(content)
    if matcher is None:
        return None
    for first, second, weight in kept_apart(snapshot):
        matcher.keep_apart(first, second, weight)
    return matcher, int(seq)


def kept_apart(snapshot: Snapshot) -> Iterator[tuple[ChildId, ChildId, float]]:
    """Give the pairs that were called two children, with what spoke for them then."""
    known = snapshot.decided_weights.all()
    for one in snapshot.decisions.all():
        yield one.first_id, one.second_id, known.get((one.first_id, one.second_id), inf)
