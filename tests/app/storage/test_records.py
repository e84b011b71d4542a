from dataclasses import replace

from app.domain.household import Household
from app.domain.status import Status
from app.storage.records import change_rows, chunks, put_rows, row_of, stored_fields


def test_chunks_hold_everything_in_order():
    ids = [str(number) for number in range(1203)]
    cut = list(chunks(ids))
    assert [id_ for chunk in cut for id_ in chunk] == ids
    assert max(map(len, cut)) <= 500
    assert list(chunks([])) == []


def test_records_are_fetched_by_id_active_or_all(app):
    homes = [Household(id=app.new_id(), head_name=f"Chủ hộ {n}") for n in range(3)]
    homes[1] = replace(homes[1], status=Status.REMOVED)
    with app.write("import") as work:
        work.save_all(homes)
    with app.store.read() as snapshot:
        assert snapshot.households.all() == [homes[0], homes[2]]
        assert list(snapshot.households.all_ever()) == homes
        assert snapshot.households.get_many([homes[1].id, "nobody"]) == {homes[1].id: homes[1]}


def test_a_row_keeps_its_revision_and_its_unnamed_fields(app):
    fields = {"head_name": "Lê Lâm", "status": "active", "original.village": "Đội 9"}
    with app.write("sync") as work:
        put_rows(work._connection, "household", [row_of("household", "h", fields, 7)])
        put_rows(work._connection, "household", [row_of("household", "h", fields, 0)])
        put_rows(work._connection, "household", [])
        assert stored_fields(work._connection, "household", ["h", "nobody"]) == {"h": (7, fields)}


def test_a_change_writes_what_it_names_and_the_keys_that_follow(app):
    before = {"head_name": "Lê Lâm", "address": "Xóm 1", "original.village": "Đội 9"}
    after = {"head_name": "Vi Sơn", "phone": "0912345678", "original.village": "Đội 10"}
    with app.write("sync") as work:
        put_rows(work._connection, "household", [row_of("household", "h", before, 7)])
        changed = ("head_name", "address", "phone", "original.village")
        change_rows(work._connection, "household", [(row_of("household", "h", after, 0), changed)])
        change_rows(work._connection, "household", [])
        assert stored_fields(work._connection, "household", ["h"]) == {"h": (7, after)}
        line = work._connection.exec_driver_sql("SELECT head_key, search_key FROM household").one()
    assert tuple(line) == ("vi son", "vi son||0912345678")
