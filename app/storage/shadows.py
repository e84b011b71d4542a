"""The central's copy of each record as we last saw it: what merging and digests stand on."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from app.storage.records import chunks
from app.storage.sync_tables import shadow


@dataclass(frozen=True, slots=True)
class Shadow:
    """One record as the central has it, with fields that this program may not know."""

    entity: str
    entity_id: str
    revision: int
    fields: dict[str, str]
    held: str = ""
    """Why it could not be turned into a record yet; empty when it was."""

    @property
    def key(self) -> tuple[str, str]:
        """Entity and id."""
        return (self.entity, self.entity_id)


class Shadows:
    """The central's copies by entity and id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], Shadow]:
        """Fetch the copies of these records, where there are any."""
        wanted = set(keys)
        found = {}
        for entity in {entity for entity, _ in wanted}:
            for chunk in chunks(id_ for kind, id_ in wanted if kind == entity):
                where = (shadow.c.entity == entity, shadow.c.entity_id.in_(chunk))
                for row in self._connection.execute(shadow.select().where(*where)):
                    found[entity, row.entity_id] = _shadow(row)
        return found

    def put(self, copies: Iterable[Shadow]) -> None:
        """Keep these copies in the place of older ones."""
        rows = [
            {
                "entity": one.entity,
                "entity_id": one.entity_id,
                "revision": one.revision,
                "fields": json.dumps(one.fields, ensure_ascii=False, separators=(",", ":")),
                "held": one.held,
            }
            for one in copies
        ]
        if rows:
            statement = insert(shadow)
            new = {name: statement.excluded[name] for name in ("revision", "fields", "held")}
            keys = ["entity", "entity_id"]
            self._connection.execute(
                statement.on_conflict_do_update(index_elements=keys, set_=new), rows
            )

    def drop(self, keys: Collection[tuple[str, str]]) -> None:
        """Forget copies: the central no longer shows them to this device."""
        for entity, id_ in keys:
            this = (shadow.c.entity == entity, shadow.c.entity_id == id_)
            self._connection.execute(shadow.delete().where(*this))

    def forget_revisions(self) -> None:
        """Count every copy as older than anything that comes."""
        self._connection.execute(shadow.update().values(revision=0))

    def held(self) -> list[Shadow]:
        """Fetch the copies that could not be turned into records yet."""
        rows = self._connection.execute(shadow.select().where(shadow.c.held != ""))
        return [_shadow(row) for row in rows]

    def counts(self) -> dict[str, int]:
        """Count the copies of each entity."""
        statement = select(shadow.c.entity, func.count()).group_by(shadow.c.entity)
        return dict(self._connection.execute(statement).all())

    def revisions(self) -> Iterator[tuple[str, str, int]]:
        """Go through entity, id and revision of every copy."""
        columns = (shadow.c.entity, shadow.c.entity_id, shadow.c.revision)
        yield from self._connection.execute(select(*columns))


def _shadow(row: Any) -> Shadow:  # noqa: ANN401 (a row)
    return Shadow(row.entity, row.entity_id, row.revision, json.loads(row.fields), row.held)
