"""The histories of records as an import asks for them: a few one by one, then all at once."""

from collections.abc import Iterable

from app.storage.journal import JournalLine
from app.storage.unit_of_work import Snapshot

_FEW = 50


class Histories:
    """The journal of some records of one kind."""

    def __init__(self, snapshot: Snapshot, entity: str, ids: Iterable[str]) -> None:
        self._journal = snapshot.journal
        self._entity = entity
        self._ids = set(ids)
        self._known: dict[str, list[JournalLine]] = {}

    def of(self, id_: str) -> list[JournalLine]:
        """Give the lines of a record, the oldest first."""
        if id_ not in self._known:
            wanted = {id_} if len(self._known) < _FEW else self._ids | {id_}
            found = self._journal.of_entities(self._entity, wanted)
            self._known |= {key: found.get(key, []) for key in wanted}
        return self._known[id_]
