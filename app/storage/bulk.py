"""Many rows of one kind into a table, without what SQLAlchemy does for each of them.

An import writes 200,000 rows; naming, converting and ordering their values one by one through the
statements of SQLAlchemy took as long as SQLite itself.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import JSON, Connection, Table

_UNCHANGED = ("id", "revision")
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Letters stand for themselves: a Vietnamese text takes half the room of its escapes."""


def put_in(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    replace: bool = False,
) -> None:
    """Insert rows that have the same columns, each value as SQLite keeps it, JSON apart.

    With `replace` a row whose id is there takes its place; the revision of that one stays.
    """
    if not rows:
        return
    names = tuple(rows[0])
    write = _writer(table, names)
    sql = _statement(table.name, names, replace=replace)
    connection.exec_driver_sql(sql, [write(row) for row in rows])


@cache
def _statement(table: str, names: tuple[str, ...], *, replace: bool) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    sql = f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608 (names of our tables)
    if not replace:
        return sql
    new = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in _UNCHANGED)
    return f'{sql} ON CONFLICT ("id") DO UPDATE SET {new}'


@cache
def _writer(table: Table, names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    encoded = frozenset(name for name in names if isinstance(table.c[name].type, JSON))

    def write(row: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple([_as_json(row[name]) if name in encoded else row[name] for name in names])

    return write
