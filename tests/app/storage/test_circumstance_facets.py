"""The facet counts each child once in each part, and finds those it counted."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.household import Household
from app.storage.child_list import ChildFilter
from app.storage.circumstance_facets import LISTED, has_circumstance
from app.storage.engine import transaction
from app.storage.list_tables import listing


def test_counted_and_found(app):
    home = Household(id=app.new_id())
    texts = ("", "Trẻ em khuyết tật", "Mồ côi", "")
    children = [Child(id=app.new_id(), household_id=home.id, special=text) for text in texts]

    def one(place, code, **facts):
        return Circumstance(id=app.new_id(), child_id=children[place].id, code=code, **facts)

    records = [
        one(0, "DB01.3"), one(0, "DB04"), one(0, "TG14"), one(1, "DB04"),
        one(3, "DB04", ended_on=date(2026, 1, 1)), one(3, "NC01"),
    ]  # fmt: skip
    with app.write("import") as work:
        work.save_all([home, *children, *records])
    with app.store.read() as snapshot:
        counts = snapshot.list.count_by_circumstance(ChildFilter(circumstance="DB04"))
        found = {
            key: set(snapshot.list.ids(ChildFilter(circumstance=key)))
            for key in ("DB01", "DB04", "special", "assistance", "at_risk", LISTED)
        }
        total = snapshot.list.counts(ChildFilter(circumstance="DB04")).total
    assert counts == {
        "special": 2, "at_risk": 1, "assistance": 1, "DB01": 1, "DB04": 2, "TG14": 1, "NC01": 1,
        LISTED: 1,
    }  # fmt: skip
    ids = [child.id for child in children]
    assert found["DB01"] == {ids[0]}
    assert found["DB04"] == found["special"] == {ids[0], ids[1]}
    assert (found["assistance"], found["at_risk"], found[LISTED]) == (
        *({ids[0]}, {ids[3]}),
        {ids[2]},
    )
    assert total == 2


def test_those_of_lists_are_found_by_their_index_and_nobody_elses_row_is_read(app):
    statement = select(listing.c.child_id).where(has_circumstance(LISTED))
    plan = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with transaction(app.store._engine, immediate=False) as connection:
        told = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {plan}").all()
    assert sum("ix_child_with_groups" in str(line) for line in told) == 2, told
