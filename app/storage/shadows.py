"""The central's copy of each record as we last saw it: what merging and digests stand on."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, case, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.canonical import canonical
from app.domain.change import OF_CHILD
from app.domain.circumstances.confidential_text import TEXTS
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


class Written(NamedTuple):
    """A copy as it is hashed, and what it says of where it belongs."""

    entity: str
    entity_id: str
    revision: int
    fields: str
    belongs_to: str | None
    """The village of a household or a suggestion, the child of what belongs to one, the household
    of all else."""


_belongs_to = case(
    (shadow.c.entity.in_(("household", "suggestion")), "$.village_id"),
    (shadow.c.entity.in_(OF_CHILD), "$.child_id"),
    else_="$.household_id",
)


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
                "fields": canonical(one.fields),
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

    def held(self) -> list[Shadow]:
        """Fetch the copies that could not be turned into records yet."""
        rows = self._connection.execute(shadow.select().where(shadow.c.held != ""))
        return [_shadow(row) for row in rows]

    def naming_groups(self) -> list[Shadow]:
        """Fetch the copies of children that name a group of circumstances."""
        texts = (func.json_extract(shadow.c.fields, f"$.{name}") for name in TEXTS)
        where = shadow.c.entity == "child", or_(*(text.is_not(None) for text in texts))
        return [_shadow(row) for row in self._connection.execute(shadow.select().where(*where))]

    def is_empty(self) -> bool:
        """Whether nothing of the central was ever seen."""
        return self._connection.scalars(select(shadow.c.entity).limit(1)).one_or_none() is None

    def written(self) -> Iterator[Written]:
        """Go through every copy, its fields written canonical; children after households."""
        columns = (
            shadow.c.entity,
            shadow.c.entity_id,
            shadow.c.revision,
            shadow.c.fields,
            func.json_extract(shadow.c.fields, _belongs_to),
        )
        first = ("household", "child")
        for where in (*map(shadow.c.entity.__eq__, first), shadow.c.entity.not_in(first)):
            rows = self._connection.execute(select(*columns).where(where)).yield_per(1000)
            yield from map(Written._make, rows)


def _shadow(row: Any) -> Shadow:  # noqa: ANN401 (a row)
    return Shadow(row.entity, row.entity_id, row.revision, json.loads(row.fields), row.held)
