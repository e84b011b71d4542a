"""Many rows go in with one statement and are found with one, on either database."""

import pytest
from sqlalchemy import select

from sync.central.bulk import is_among, put_rows
from sync.central.store import CentralStore
from sync.central.tables import record


@pytest.fixture
def store(db_url):
    opened = CentralStore(db_url)
    yield opened
    opened.close()


def row(id_, fields="{}", revision=1):
    key = {"commune": "07603", "entity": "child", "id": id_, "revision": revision}
    rest = {"village_id": "", "parent_id": "", "device_id": "", "other_revision": 0, "time": ""}
    return key | rest | {"fields": fields}


def held(store, ids):
    with store.read() as connection:
        statement = select(record.c.id, record.c.fields).where(
            is_among(connection, record.c.id, ids)
        )
        return {row.id: row.fields for row in connection.execute(statement)}


def test_any_text_is_kept_as_it_is(store):
    texts = [
        '"',
        "\\",
        "\\n",
        "\n\t",
        "'; --",
        "{1,NULL}",
        "%s %(x)s",
        ":x",
        "Đặng Thị Ỷ",
        "😀",
        "",
    ]
    rows = [row(f"{number}-{text}", text, number) for number, text in enumerate(texts)]
    with store.write() as connection:
        put_rows(connection, record, rows)
        put_rows(connection, record, [])
    assert held(store, [one["id"] for one in rows]) == {one["id"]: one["fields"] for one in rows}
    assert held(store, []) == {}


def test_rows_with_the_same_key_take_the_place_of_others(store):
    with store.write() as connection:
        put_rows(connection, record, [row("a", "1", 1), row("b", "1", 2)])
        put_rows(connection, record, [row("b", "2", 3), row("c", "2", 4)], replace=True)
    assert held(store, ["a", "b", "c", "d"]) == {"a": "1", "b": "2", "c": "2"}
