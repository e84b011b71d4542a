"""The villages into which others went: whoever works for a village works for what became of it."""

import json
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from sync.central.tables import record


def with_heirs(
    connection: Connection, commune_code: str, villages: Collection[str]
) -> frozenset[str]:
    """Give villages and all those into which they went, one after another."""
    known: frozenset[str] = frozenset()
    found = frozenset(villages)
    while found - known:
        asked, known = found - known, found
        rows = connection.scalars(
            select(record.c.fields).where(
                record.c.commune == commune_code,
                record.c.entity == "village",
                record.c.id.in_(sorted(asked)),
            )
        )
        found = found.union(*(heirs_of(json.loads(fields)) for fields in rows))
    return known


def heirs_of(texts: Mapping[str, str]) -> set[str]:
    """Name the villages into which one went, by its record."""
    return set(filter(None, texts.get("into", "").split("\n")))
