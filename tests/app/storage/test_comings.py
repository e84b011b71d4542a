"""What sums stand on is read by columns; the moves of homes are found by their own index."""

from dataclasses import replace

from app.domain.movements.movement import Movement
from app.storage.comings import _MOVED, Comings
from app.storage.tables import journal
from tests.app.services.look_alikes import add_home, an, villages


def test_moves_of_homes_are_those_of_known_records_and_are_found_by_their_index(app):
    where = villages(app)
    one, two = add_home(app, an(), an(), village_id=where["Đồng Á"])
    other = add_home(app, an())[0]
    with app.write("correct") as work:
        home = work.households.get(one.household_id)
        work.save(replace(home, village_id=where["Biêng"]))
        work.save(replace(two, household_id=other.household_id))
        work.save(replace(other, full_name="Lê Thị Hoa", status="moved_out"))
    with app.store.read() as snapshot:
        changes = snapshot.comings.home_changes()
        plan = snapshot._connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN " + str(journal.select().where(_MOVED)).replace("\n", " ")
        ).all()
        ended = snapshot.comings.ended([one.id, other.id])
        first = snapshot.comings.first_at([one.id])
    assert [(c.entity, c.id, c.old, c.new, c.reopens) for c in changes] == [
        ("household", home.id, where["Đồng Á"], where["Biêng"], False),
        ("child", two.id, home.id, other.household_id, False),
    ]
    assert "ix_journal_moved" in plan[0][3]
    assert (ended[one.id].before, ended[other.id].before) == ("", "active")
    assert first.keys() == {one.id}


def test_everyone_ever_and_what_counts_of_their_movements(app):
    (child,) = add_home(app, an(source="a.xlsx#1!2"))
    with app.write("move") as work:
        work.save(Movement(id="m", child_id=child.id, code="BD03"))
        work.save(Movement(id="n", child_id=child.id, code="BD03", status="removed"))
        comings: Comings = work.comings
        assert [(k.child_id, k.status, k.source) for k in comings.known()] == [
            (child.id, "active", "a.xlsx#1!2")
        ]
        assert [one.id for one in comings.noted()] == ["m"]
        assert comings.village_of() == {child.household_id: ""}
