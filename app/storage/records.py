"""Records in and out of their tables: the one mapping between rows and domain objects."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, RowMapping, Select, Table, select

from app.domain.fields import ENTITY_OF, NounT, noun_from
from app.domain.text.collation import name_sort_key
from app.domain.text.text import fold
from app.storage.bulk import change_in, put_in
from app.storage.tables import RECORDS

_CHUNK = 500
"""Ids in one IN list; SQLite takes 32,766 variables, statements are cached by length."""
_PARTS = 6
"""Of the search key of a child: name, father, mother, guardian, code and number."""
_OWN = {"id", "more", "revision"}

Fields = Mapping[str, str]
T = TypeVar("T")


def _village_keys(fields: Fields) -> dict[str, str]:
    return {"name_key": fold(fields.get("name", ""))}


def _household_keys(fields: Fields) -> dict[str, str]:
    head = fold(fields.get("head_name", ""))
    return {
        "head_key": head,
        "search_key": f"{head}|{fold(fields.get('address', ''))}|{fields.get('phone', '')}",
    }


def _child_keys(fields: Fields) -> dict[str, str]:
    name = fields.get("full_name", "")
    people = (fields.get(f"{who}_name", "") for who in ("father", "mother", "guardian"))
    numbers = (fields.get("external_code", "").lower(), fields.get("national_id", ""))
    return {
        "sort_key": name_sort_key(name),
        "search_key": "|".join((fold(name), *map(fold, people), *numbers)),
    }


def folded_names(search_key: str) -> list[str]:
    """Read child, father and mother off a child's key; empty where a name holds its own sign."""
    parts = search_key.split("|")
    return parts[:3] if len(parts) == _PARTS else []


_KEYS = {"village": _village_keys, "household": _household_keys, "child": _child_keys}


@cache
def _columns(entity: str) -> tuple[str, ...]:
    """Name the columns that hold fields, without the derived keys."""
    names = (column.name for column in RECORDS[entity].columns)
    return tuple(n for n in names if n not in _OWN and not n.endswith("_key"))


def row_of(entity: str, id_: str, fields: Fields, revision: int) -> dict[str, Any]:
    """Lay fields out as a row, with the derived keys."""
    names = _columns(entity)
    row: dict[str, Any] = {name: fields.get(name, "") for name in names}
    row["more"] = {name: text for name, text in fields.items() if name not in row}
    if entity == "household":
        row["village_id"] = row["village_id"] or None
    if entity in _KEYS:
        row |= _KEYS[entity](fields)
    return row | {"id": id_, "revision": revision}


def fields_in(entity: str, row: RowMapping) -> dict[str, str]:
    """Read the non-empty fields of a row."""
    fields = {name: row[name] for name in _columns(entity) if row[name]}
    return fields | row["more"] if row["more"] else fields


def put_rows(connection: Connection, entity: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows, or replace those whose id is there; the revision of a known row stays."""
    put_in(connection, RECORDS[entity], rows, replace=True)


def change_rows(
    connection: Connection, entity: str, rows: Iterable[tuple[dict[str, Any], Iterable[str]]]
) -> None:
    """Write into known rows the fields that have changed, and the keys derived from them."""
    names = frozenset(_columns(entity))
    keys = [column.name for column in RECORDS[entity].columns if column.name.endswith("_key")]
    wanted = (
        (row, dict.fromkeys(["id", *(f if f in names else "more" for f in fields), *keys]))
        for row, fields in rows
    )
    change_in(connection, RECORDS[entity], [{n: row[n] for n in those} for row, those in wanted])


def stored_fields(
    connection: Connection, entity: str, ids: Iterable[str]
) -> dict[str, tuple[int, dict[str, str]]]:
    """Look up records by id: id -> (revision, fields), for those that are there."""
    table = RECORDS[entity]
    return {
        row["id"]: (row["revision"], fields_in(entity, row))
        for chunk in chunks(ids)
        for row in connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
    }


def chunks(ids: Iterable[T]) -> Iterator[list[T]]:
    """Cut ids into lists short enough for one IN."""
    all_ids = list(ids)
    for start in range(0, len(all_ids), _CHUNK):
        yield all_ids[start : start + _CHUNK]


class Records(Generic[NounT]):
    """Reading the records of one kind; domain objects come out, rows stay here."""

    def __init__(self, connection: Connection, noun: type[NounT]) -> None:
        self._connection = connection
        self._noun = noun
        self._entity = ENTITY_OF[noun]
        self._table: Table = RECORDS[self._entity]

    def get(self, id_: str) -> NounT | None:
        """Fetch one record by its id."""
        return next(self._select(self._table.c.id == id_), None)

    def get_many(self, ids: Iterable[str]) -> dict[str, NounT]:
        """Fetch records by id; those that are not there are left out."""
        return {
            record.id: record
            for chunk in chunks(ids)
            for record in self._select(self._table.c.id.in_(chunk))
        }

    def ended(self, ids: Iterable[str]) -> list[NounT]:
        """Fetch those of these records that count no more."""
        return [
            record
            for chunk in chunks(ids)
            for record in self._select(
                self._table.c.id.in_(chunk), self._table.c.status != "active"
            )
        ]

    def has(self, status: str) -> bool:
        """Whether any record has this status."""
        statement = select(self._table.c.id).where(self._table.c.status == status).limit(1)
        return self._connection.scalars(statement).one_or_none() is not None

    def all(self) -> list[NounT]:
        """Fetch every active record, in the order they were made."""
        return list(self._select(self._table.c.status == "active"))

    def all_ever(self) -> Iterator[NounT]:
        """Fetch every record, whatever its status, in the order they were made."""
        return self._select()

    def _select(self, *where: ColumnElement[bool]) -> Iterator[NounT]:
        return self._fetch(select(self._table).where(*where).order_by(self._table.c.id))

    def _fetch(self, statement: Select[Any]) -> Iterator[NounT]:
        # Fetched some hundred at a time: one by one, fetching takes as long as reading them.
        for row in self._connection.execute(statement).yield_per(_CHUNK):
            yield self._read(row)

    def _read(self, row: Row[Any]) -> NounT:
        values = row._mapping  # noqa: SLF001 (SQLAlchemy's public name for a row by column)
        return noun_from(
            self._noun, values["id"], values["revision"], fields_in(self._entity, values)
        )
