"""Many rows of one kind into a table, without what SQLAlchemy does for each of them.

An import writes 200,000 rows; naming, converting and ordering their values one by one through the
statements of SQLAlchemy took as long as SQLite itself.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Connection, Table

_UNCHANGED = ("id", "revision")
_NOTHING = "{}"
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


def change_in(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the columns that each row has beside its `id` into the row of that id.

    SQLite then leaves the indexes of all other columns alone: a quarter of the time.
    """
    alike: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        alike.setdefault(tuple(sorted(row, key="id".__eq__)), []).append(row)
    for names, group in alike.items():
        write = _writer(table, names)
        connection.exec_driver_sql(_change(table.name, names), [write(row) for row in group])


@cache
def _change(table: str, names: tuple[str, ...]) -> str:
    new = ", ".join(f'"{name}" = ?' for name in names[:-1])
    return f'UPDATE "{table}" SET {new} WHERE "id" = ?'  # noqa: S608 (names of our tables)


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
    values_of = itemgetter(*names)
    encoded = [at for at, name in enumerate(names) if isinstance(table.c[name].type, JSON)]

    def write(row: Mapping[str, Any]) -> tuple[Any, ...]:
        values = list(values_of(row))
        for at in encoded:
            values[at] = _NOTHING if values[at] == {} else _as_json(values[at])
        return tuple(values)

    return write
