"""Many rows in one statement: as one JSON text on PostgreSQL, one prepared one on SQLite.

A batch of 500 changes must not be 500 round trips: each of them would hold its commune longer.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

Rows = Sequence[Mapping[str, Any]]
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def is_among(
    connection: Connection, column: ColumnElement[str], texts: Collection[str]
) -> ColumnElement[bool]:
    """Whether a column holds one of many texts: one parameter, however many they are."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(json.dumps(list(texts))).table_valued("value")
        return column.in_(select(listed.c.value))
    array = postgresql.ARRAY(column.type)
    return column == any_(bindparam(None, list(texts), array))


def put_rows(connection: Connection, table: Table, rows: Rows, *, replace: bool = False) -> None:
    """Insert rows that have all columns of their table; `replace` those with the same key."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(_sqlite_insert(table, replace), rows)
    else:
        # An array a column says the same, but each text of it would be escaped in Python.
        connection.execute(_json_insert(table, replace), {"rows": _as_json(rows)})


@cache
def _sqlite_insert(table: Table, replace: bool) -> sqlite.Insert:
    insert = sqlite.insert(table)
    if not replace:
        return insert
    return insert.on_conflict_do_update(index_elements=_key(table), set_=_rest(table, insert))


@cache
def _json_insert(table: Table, replace: bool) -> postgresql.Insert:
    columns = [Column(column.name, column.type) for column in table.c]
    given = func.json_to_recordset(cast(bindparam("rows", type_=Text), postgresql.JSON))
    rows = given.table_valued(*columns).render_derived(with_types=True)
    insert = postgresql.insert(table).from_select(list(table.c.keys()), select(rows))
    if not replace:
        return insert
    return insert.on_conflict_do_update(index_elements=_key(table), set_=_rest(table, insert))


def _key(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]


def _rest(table: Table, insert: Any) -> dict[str, Any]:  # noqa: ANN401 (of either dialect)
    return {
        column.name: insert.excluded[column.name] for column in table.c if not column.primary_key
    }
