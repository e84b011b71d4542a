"""One commune's records while a batch is taken: loaded together, changed here, written together."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from app.domain.canonical import canonical
from app.domain.change import OF_CHILD
from sync.central.bulk import among, listed, put_rows
from sync.central.store import Commune
from sync.central.tables import commune, record

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """A record as the central holds it. `village_id` says where it belongs, "" = nowhere known."""

    entity: str
    id: str
    revision: int = 0
    fields: dict[str, str] | None = None
    village_id: str = ""
    parent_id: str = ""
    device_id: str = ""
    other_revision: int = 0
    time: str = ""
    """The latest hybrid time of its changes."""
    written: str = field(default="", compare=False)
    """Its fields as they are hashed, where they were written already."""

    @property
    def key(self) -> Key:
        """Entity and id."""
        return (self.entity, self.id)

    @property
    def parent_key(self) -> Key:
        """Entity and id of what it belongs to; the id is empty for what belongs to nothing."""
        return ("child" if self.entity in OF_CHILD else "household", self.parent_id)

    @property
    def texts(self) -> dict[str, str]:
        """Its fields; empty for a record that is not there."""
        return self.fields or {}


class Ledger:
    """The records that a batch touches; gives out revisions, writes at the end."""

    def __init__(self, connection: Connection, held: Commune) -> None:
        self._connection = connection
        self._commune = held
        self._records: dict[Key, Held | None] = {}
        self._before: dict[Key, Held | None] = {}
        self._changed: set[Key] = set()
        self._moved: list[tuple[Held, Held]] = []
        self.head = held.head
        self.clock = held.clock

    def load(self, keys: Iterable[Key]) -> None:
        """Fetch records, and the households they belong to, before they are asked for singly."""
        missing = {key for key in keys if key not in self._records}
        if not missing:
            return
        self._records.update(dict.fromkeys(missing))
        by_name = _by_name(self._connection.dialect.name)
        for entity in sorted({entity for entity, _ in missing}):
            ids = [id_ for kind, id_ in missing if kind == entity]
            asked = {"entity": entity, "among": listed(self._connection, ids)}
            self._records.update({one.key: one for one in self._select(by_name, asked)})
        self.load({(kind, id_) for key in missing for kind, id_ in self._homes_of(key)})

    def _homes_of(self, key: Key) -> list[Key]:
        one = self._records[key]
        return [one.parent_key] if one and one.parent_id else []

    def get(self, entity: str, id_: str) -> Held | None:
        """Look a record up as it stands now, the batch's own changes included."""
        if (entity, id_) not in self._records:
            self.load([(entity, id_)])
        return self._records[entity, id_]

    def put(self, one: Held, device_id: str) -> Held:
        """Store a record as changed by a device (or by the central itself: ""); numbers it."""
        before = self._records.get(one.key)
        self.head += 1
        other = 0
        if before is not None:
            same = before.device_id == device_id
            other = before.other_revision if same else before.revision
        now = Held(
            one.entity,
            one.id,
            self.head,
            one.fields,
            one.village_id,
            one.parent_id,
            device_id,
            other,
            one.time,
            dump(one.texts),
        )
        self._before.setdefault(one.key, before)
        self._changed.add(one.key)
        self._records[one.key] = now
        if before is not None and before.village_id not in ("", now.village_id):
            self._moved.append((before, now))
        return now

    def keep_time(self, one: Held) -> None:
        """Keep the time of a change that altered nothing: no revision is given."""
        self._records[one.key] = one
        self._changed.add(one.key)

    def moved(self) -> list[tuple[Held, Held]]:
        """Give the records that left a village, as they were and as they were stored then."""
        return self._moved

    def altered(self) -> Iterator[tuple[Held | None, Held | None]]:
        """Give every record that was changed, as it was before the batch and as it is now."""
        return ((before, self._records[key]) for key, before in self._before.items())

    def children_of(self, parent_id: str) -> list[Held]:
        """Fetch what belongs to a household or to a child, as it stands now."""
        stored = self._select(_BY_PARENT, {"parent": parent_id})
        self._records.update({one.key: one for one in stored if one.key not in self._records})
        return [one for one in self._records.values() if one and one.parent_id == parent_id]

    def write(self) -> None:
        """Write what was changed and the new head."""
        new = {key for key, before in self._before.items() if before is None}
        put_rows(self._connection, record, [self._row(key) for key in sorted(new)])
        known = [self._row(key) for key in sorted(self._changed - new)]
        put_rows(self._connection, record, known, replace=True)
        now = {"this": self._commune.code, "head_now": self.head, "clock_now": self.clock}
        self._connection.execute(_MOVE_HEAD, now)

    def _row(self, key: Key) -> dict[str, Any]:
        one = self._records[key]
        assert one is not None  # noqa: S101 (put stored it)
        return {
            "commune": self._commune.code,
            "entity": one.entity,
            "id": one.id,
            "revision": one.revision,
            "fields": one.written or dump(one.texts),
            "village_id": one.village_id,
            "parent_id": one.parent_id,
            "device_id": one.device_id,
            "other_revision": one.other_revision,
            "time": one.time,
        }

    def _select(self, statement: Select[Any], asked: dict[str, object]) -> list[Held]:
        rows = self._connection.execute(statement, asked | {"code": self._commune.code})
        return [held_of(row) for row in rows]


_OF_COMMUNE = select(record).where(record.c.commune == bindparam("code"))
_BY_PARENT = _OF_COMMUNE.where(record.c.parent_id == bindparam("parent"))
_MOVE_HEAD = (
    commune.update()
    .where(commune.c.commune == bindparam("this"))
    .values(head=bindparam("head_now"), clock=bindparam("clock_now"))
)


@cache
def _by_name(dialect: str) -> Select[Any]:
    return _OF_COMMUNE.where(record.c.entity == bindparam("entity"), among(record.c.id, dialect))


def held_of(row: Any) -> Held:  # noqa: ANN401 (a row)
    """Read a row of `record`, all of its columns in their order."""
    _, entity, id_, revision, fields, *rest = row
    return Held(entity, id_, revision, json.loads(fields), *rest)


def dump(texts: dict[str, str]) -> str:
    """Write fields as they are hashed."""
    return canonical(texts)
