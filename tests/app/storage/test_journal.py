from datetime import UTC, datetime

from app.domain.change import Change
from app.domain.household import Household
from app.storage.journal import Journal, Origin, State, journal_row, put_lines

AT = datetime(2026, 6, 8, 9, tzinfo=UTC)


def _change(number, **other):
    plain = {
        "id": f"c{number}",
        "entity": "household",
        "entity_id": "h",
        "base_revision": number,
        "fields": {"phone": ("", f"09{number}")},
        "action": "visit",
        "group_id": "g",
        "author": "Cán bộ",
        "at": AT,
        "reason": "mẹ cháu báo",
    }
    return Change(**plain | other)


def test_a_change_comes_back_as_it_was_written(app):
    changes = [_change(1), _change(2, group_id="k")]
    with app.write("visit") as work:
        put_lines(work._connection, [journal_row(c, Origin.HERE, State.WAITING) for c in changes])
        put_lines(work._connection, [])
    with app.store.read() as snapshot:
        journal = Journal(snapshot._connection)
        assert [line.change for line in journal.of_entity("household", "h")] == changes
        assert [line.change for line in journal.group("k")] == changes[1:]
        newest = journal.since(journal.last_seq() - 1)
        assert [line.change for line in newest] == changes[1:]
        assert journal.last_group() == "k"


def test_a_new_store_has_its_villages_in_the_journal_and_nothing_else(app):
    with app.store.read() as snapshot:
        lines = snapshot.journal.since(0)
        assert {line.change.action for line in lines} == {"set_up"}
        assert snapshot.journal.waiting().count == len(lines) == 4
        assert snapshot.journal.waiting().oldest_at == lines[0].change.at


def test_the_texts_a_group_brought_into_a_field_are_the_last_it_wrote(app):
    home = Household(id=app.new_id(), head_name="Lê Lâm")
    empty = Household(id=app.new_id(), address="Xóm 1")
    with app.write("import") as work:
        work.save_all([home, empty])
        work.save(Household(id=home.id, head_name="Lê Lam"))
    with app.store.read() as snapshot:
        texts_brought = snapshot.journal.texts_brought
        assert texts_brought(work.group_id, "household", "head_name") == {home.id: "Lê Lam"}
        assert texts_brought(work.group_id, "child", "head_name") == {}


def test_every_state_but_the_last_two_is_counted_as_open(app):
    rows = [journal_row(_change(n), Origin.HERE, state) for n, state in enumerate(State, 1)]
    with app.write("visit") as work:
        before = work.journal.waiting().count
        put_lines(work._connection, rows)
        assert work.journal.waiting().count - before == len(State) - 2


def test_a_line_is_never_written_twice(app):
    home = Household(id=app.new_id(), head_name="Lê Lâm")
    with app.write("visit") as work:
        first = work.save(home)
    with app.store.read() as snapshot:
        (line,) = snapshot.journal.of_entity("household", home.id)
    assert line.change == first
