"""The book as it stood at a moment of the past: what the journal has replaced since."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from app.domain.hearing import Listen, hear_nothing, heard
from app.storage.records import stored_fields
from app.storage.tables import journal

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Replaced:
    """What was written after a moment, by id: the texts that stood before."""

    texts: dict[str, Texts] = field(default_factory=dict)
    """Of records that were there before: field -> text before the first change of it."""
    made: set[str] = field(default_factory=set)
    """Records that were not there yet."""


class Past:
    """Reading the journal backwards."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begins_at(self) -> datetime | None:
        """Say when the first child came into the book; None while there is none."""
        of_children = select(func.min(journal.c.seq)).where(journal.c.entity == "child")
        at = select(journal.c.at).where(journal.c.seq == of_children.scalar_subquery())
        found = self._connection.scalars(at).one_or_none()
        return datetime.fromisoformat(found) if found else None

    def replaced_since(
        self, moment: datetime, entities: Iterable[str], listen: Listen = hear_nothing
    ) -> dict[str, Replaced]:
        """Give by kind of record what was written at this moment or later."""
        c = journal.c
        found = {entity: Replaced() for entity in entities}
        later = select(c.entity, c.entity_id, c.fields).where(
            c.seq > self._seq_before(moment), c.entity.in_(list(found))
        )
        lines = self._connection.execute(later.order_by(c.seq))
        for entity, id_, fields in heard(lines, listen):
            replaced = found[entity]
            if fields.get("status", ["active"])[0] == "":
                replaced.made.add(id_)
            elif id_ not in replaced.made:
                texts = replaced.texts.setdefault(id_, {})
                for name, (old, _) in fields.items():
                    texts.setdefault(name, old)
        return found

    def texts(self, entity: str, ids: Iterable[str]) -> dict[str, tuple[int, Texts]]:
        """Give records as they stand now: id -> revision and texts."""
        return stored_fields(self._connection, entity, ids)

    def _seq_before(self, moment: datetime) -> int:
        # From the newest back: what is read past is what was written since.
        c = journal.c
        earlier = select(c.seq).where(c.at < moment.astimezone(UTC).isoformat())
        newest = earlier.order_by(c.seq.desc()).limit(1)
        return self._connection.scalars(newest).one_or_none() or 0
