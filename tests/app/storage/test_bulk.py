"""Rows written in bulk are those that SQLAlchemy reads."""

import pytest
from sqlalchemy import JSON, Column, Integer, MetaData, Table, Text, create_engine

from app.storage.bulk import change_in, put_in

THING = Table(
    "thing",
    MetaData(),
    Column("id", Text, primary_key=True),
    Column("more", JSON, nullable=False),
    Column("note", Text, nullable=False, server_default="-"),
    Column("revision", Integer, nullable=False, server_default="0"),
)


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        THING.create(connection)
        yield connection
    engine.dispose()


def rows(connection):
    return [tuple(row) for row in connection.execute(THING.select().order_by(THING.c.id))]


def test_values_and_json_come_back_and_columns_left_out_keep_their_default(connection):
    more = {"original.birth_date": "32/1/“2015”", "x": ["", "Ưở"]}
    put_in(connection, THING, [{"id": "a", "more": more}, {"id": "b", "more": {}}])
    assert rows(connection) == [("a", more, "-", 0), ("b", {}, "-", 0)]
    put_in(connection, THING, [])


def test_a_row_takes_the_place_of_the_one_that_is_there_but_for_its_revision(connection):
    put_in(connection, THING, [{"id": "a", "more": {}, "note": "1", "revision": 7}])
    put_in(
        connection,
        THING,
        [{"id": "a", "more": {"k": "v"}, "note": "2", "revision": 0}],
        replace=True,
    )
    assert rows(connection) == [("a", {"k": "v"}, "2", 7)]


def test_a_change_leaves_the_other_columns_and_rows(connection):
    many = [{"id": id_, "more": {"k": id_}, "note": "1"} for id_ in "abc"]
    put_in(connection, THING, many)
    change_in(connection, THING, [{"note": "2", "id": "a"}, {"id": "b", "more": {}, "note": "3"}])
    change_in(connection, THING, [])
    expected = [("a", {"k": "a"}, "2", 0), ("b", {}, "3", 0), ("c", {"k": "c"}, "1", 0)]
    assert rows(connection) == expected
