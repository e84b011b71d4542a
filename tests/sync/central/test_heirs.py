"""Whoever works for a village works for what became of it."""

import json

from sync.central.heirs import heirs_of, with_heirs
from sync.central.store import CentralStore
from sync.central.tables import record


def put(connection, id_, *into):
    fields = json.dumps({"name": id_, "status": "merged", "into": "\n".join(into)})
    key = {"commune": "07603", "entity": "village", "id": id_}
    connection.execute(record.insert().values(**key, revision=len(id_), fields=fields))


def test_villages_are_followed_from_one_to_the_next_and_round_a_circle(store_path):
    store = CentralStore(store_path)
    with store.write() as connection:
        put(connection, "a", "bb", "ccc")
        put(connection, "ccc", "dddd")
        put(connection, "dddd", "a")
        assert with_heirs(connection, "07603", ["a"]) == {"a", "bb", "ccc", "dddd"}
        assert with_heirs(connection, "07603", ["eeeee"]) == {"eeeee"}
        assert with_heirs(connection, "99999", ["a"]) == {"a"}
        assert with_heirs(connection, "07603", []) == frozenset()
    store.close()


def test_heirs_are_read_from_the_record_of_the_village():
    assert heirs_of({"into": "x\ny"}) == {"x", "y"}
    assert heirs_of({}) == set()
