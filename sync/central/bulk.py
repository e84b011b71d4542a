"""Many rows in one statement: COPY or one JSON text on PostgreSQL, one prepared one on SQLite.

A batch of 500 changes must not be 500 round trips: each of them would hold its commune longer.
Statements of every push are made once (`bindparam`): to make one costs more than to run it.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from operator import itemgetter
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
from sqlalchemy.exc import DBAPIError

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


def among(column: Column[str], dialect: str) -> ColumnElement[bool]:
    """Say the same in a statement that is made once: its parameter `among` is `listed`."""
    if dialect == "sqlite":
        values = func.json_each(bindparam("among")).table_valued("value")
        return column.in_(select(values.c.value))
    return column == any_(bindparam("among", type_=postgresql.ARRAY(column.type)))


def listed(connection: Connection, texts: Collection[str]) -> object:
    """Give texts as the parameter `among`."""
    return json.dumps(list(texts)) if connection.dialect.name == "sqlite" else list(texts)


def put_rows(connection: Connection, table: Table, rows: Rows, *, replace: bool = False) -> None:
    """Insert rows that have all columns of their table; `replace` those with the same key."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(_sqlite_insert(table, replace), rows)
    elif replace:
        # An array a column says the same, but each text of it would be escaped in Python.
        connection.execute(_json_upsert(table), {"rows": _as_json(rows)})
    else:
        _copy(connection, table, rows)


def _copy(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert by COPY; what goes wrong is raised as SQLAlchemy raises it."""
    names = table.c.keys()
    statement = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    values = itemgetter(*names)
    dbapi = connection.dialect.loaded_dbapi
    line: Any = connection.connection
    try:
        with line.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(values(row))
    except dbapi.Error as error:
        raise DBAPIError.instance(
            statement, None, error, dbapi.Error, hide_parameters=True, dialect=connection.dialect
        ) from None


@cache
def _sqlite_insert(table: Table, replace: bool) -> sqlite.Insert:
    insert = sqlite.insert(table)
    if not replace:
        return insert
    return insert.on_conflict_do_update(index_elements=_key(table), set_=_rest(table, insert))


@cache
def _json_upsert(table: Table) -> postgresql.Insert:
    columns = [Column(column.name, column.type) for column in table.c]
    given = func.json_to_recordset(cast(bindparam("rows", type_=Text), postgresql.JSON))
    rows = given.table_valued(*columns).render_derived(with_types=True)
    insert = postgresql.insert(table).from_select(list(table.c.keys()), select(rows))
    return insert.on_conflict_do_update(index_elements=_key(table), set_=_rest(table, insert))


def _key(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]


def _rest(table: Table, insert: Any) -> dict[str, Any]:  # noqa: ANN401 (of either dialect)
    return {
        column.name: insert.excluded[column.name] for column in table.c if not column.primary_key
    }
