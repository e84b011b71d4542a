"""Who of those that moved away is likely the child being typed: it may have come back."""

from app.domain.status import Status
from app.matching.matcher import Matcher
from app.matching.person import Person, person_of
from app.matching.reason import Match
from app.matching.weights import POSSIBLE
from app.storage.unit_of_work import Snapshot


class DepartedChildren:
    """A small memory beside that of the children on the list; read anew when one of them changes.

    Not for two threads at a time.
    """

    def __init__(self) -> None:
        self._matcher: Matcher | None = None
        self._ids: frozenset[str] = frozenset()
        self._seq = 0

    def of(self, snapshot: Snapshot, draft: Person, *, limit: int) -> list[Match]:
        """Find those who are more likely than not the child, the likeliest first."""
        self._level_with(snapshot)
        if self._matcher is None or not self._ids:
            return []
        return self._matcher.likely(draft, limit=limit, typing=True, least=POSSIBLE)

    def _level_with(self, snapshot: Snapshot) -> None:
        last = snapshot.journal.last_seq()
        if self._matcher is not None and last == self._seq:
            return
        ids = frozenset(snapshot.children.ids_of(Status.MOVED_OUT))
        if self._matcher is None or ids != self._ids or self._is_touched(snapshot, ids):
            pairs = snapshot.children.with_households(sorted(ids))
            self._matcher = Matcher((person_of(*pair) for pair in pairs), ())
        self._ids, self._seq = ids, last

    def _is_touched(self, snapshot: Snapshot, ids: frozenset[str]) -> bool:
        touched = snapshot.journal.touched_since(self._seq)
        return any(entity == "child" and id_ in ids for entity, id_ in touched)
