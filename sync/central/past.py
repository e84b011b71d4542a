"""What was written into a record before, and by whom: read when two writings meet."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.domain.exchange.conflict import COLLABORATOR, COMMUNE, Version
from sync.central.tables import change, device
from sync.merge import Text, Writing
from sync.protocol import WireChange

Key = tuple[str, str]
TAKEN = ("applied", "unchanged", "merged", "conflict")


@dataclass(frozen=True, slots=True)
class Written:
    """A writing with what is told of it to a person."""

    writing: Writing
    author: str
    at: str


class Past:
    """The changes of one commune by record, those of the batch under way included."""

    def __init__(self, connection: Connection, commune: str) -> None:
        self._connection = connection
        self._commune = commune
        self._of_batch: dict[Key, list[Mapping[str, Any]]] = {}

    def add(self, row: Mapping[str, Any]) -> None:
        """Add a change of this batch, as the row that it is to be stored as."""
        self._of_batch.setdefault((row["entity"], row["entity_id"]), []).append(row)

    def of(self, key: Key) -> list[Written]:
        """Give everything that was taken of what was written into a record."""
        statement = select(change).where(
            change.c.commune == self._commune,
            change.c.entity == key[0],
            change.c.entity_id == key[1],
            change.c.status.in_(TAKEN),
        )
        stored = self._connection.execute(statement).mappings()
        added = (row for row in self._of_batch.get(key, ()) if row["status"] in TAKEN)
        return [_written(row) for row in (*stored, *added)]

    def versions(self, texts: Iterable[Text], written: Iterable[Written]) -> list[Version]:
        """Tell of each text who wrote it, when, and on which device."""
        by_id = {one.writing.change_id: one for one in written}
        known = [(text, by_id.get(text.change_id)) for text in texts]
        ids = {one.writing.device_id for _, one in known if one}
        devices = devices_of(self._connection, self._commune, ids)
        return [
            Version(text=text.text, change=text.change_id)
            if one is None
            else Version(
                text=text.text,
                change=text.change_id,
                author=one.author,
                at=one.at,
                device=devices.get(one.writing.device_id, ("", ""))[0],
                role=devices.get(one.writing.device_id, ("", ""))[1],
            )
            for text, one in known
        ]


def devices_of(
    connection: Connection, commune: str, ids: Iterable[str]
) -> Mapping[str, tuple[str, str]]:
    """Give the name of each device, and whose it is."""
    columns = (device.c.device_id, device.c.name, device.c.villages)
    where = (device.c.commune == commune, device.c.device_id.in_(sorted(ids)))
    return {
        id_: (name, COLLABORATOR if json.loads(villages) else COMMUNE)
        for id_, name, villages in connection.execute(select(*columns).where(*where))
    }


def written_of(one: WireChange, device_id: str, time: str) -> Written:
    """Give a change that has just arrived as a writing."""
    writing = Writing(one.id, device_id, time, one.base, None, one.fields)
    return Written(writing, one.author, one.at)


def _written(row: Mapping[str, Any]) -> Written:
    fields: dict[str, tuple[str, str]] = json.loads(row["fields"])
    for name in row["field"].split(",") if row["status"] == "conflict" else ():
        fields.pop(name, None)  # this text was not taken: §6 says what becomes of it
    told = (row["change_id"], row["device_id"], row["time"], row["base"], row["taken_at"])
    return Written(Writing(*told, fields), row["author"], row["made_at"])
