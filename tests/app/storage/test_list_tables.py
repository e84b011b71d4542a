"""The list against the records themselves, whatever was written in whatever order."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.child import Child
from app.domain.cleaning.worklists import MARKS, marks_in
from app.domain.doubles.likeness import LikelyPair
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.status import Status
from app.domain.text.text import fold
from app.services.cleaning.check_records import keep_problems
from app.services.doubles.decide_duplicate import two_children
from app.storage.engine import transaction
from app.storage.journal import State
from app.storage.list_tables import listing, mark

TODAY = date(2026, 6, 8)
NAMES = ("", "Lê An", "Vi Bảo", "Bé gái")


def test_the_bits_of_the_store_are_those_of_the_code(app):
    with transaction(app.store._engine, immediate=False) as connection:
        stored = dict(connection.execute(select(mark.c.mark, mark.c.bit)).all())
    assert stored == {name: 1 << place for place, name in enumerate(MARKS)}


def expected(snapshot):
    """The list as the records say it must be."""
    paired = {id_ for pair in snapshot.likenesses.all() for id_ in (pair.first_id, pair.second_id)}
    for child, home in snapshot.children.everyone():
        marks = {problem.code for problem in snapshot.problems.of_child(child.id)}
        marks |= {"likely_double"} if child.id in paired else set()
        marks |= {"not_entered"} if not (child.revision or child.external_code) else set()
        marks |= {"not_verified"} if child.verification != Verification.MATCHED else set()
        state = child.verification.name.lower()
        marks |= {"police_differ" if state == "differs" else f"police_{state}"}
        open_days = [
            line.change.at.date().isoformat()
            for line in snapshot.journal.of_entity("child", child.id)
            if line.state not in (State.DONE, State.RECEIVED)
        ]
        yield child.id, (home.village_id or "", marks, min(open_days, default=""))


def listed(app):
    with transaction(app.store._engine, immediate=False) as connection:
        rows = connection.execute(select(listing)).all()
    return rows, {r.child_id: (r.village_id, set(marks_in(r.bits)), r.waits_since) for r in rows}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                "name",
                "status",
                "verify",
                "move",
                "settle",
                "village",
                "head",
                "pair",
                "apart",
                "code",
            )
        ),
        st.integers(0, 2),
        st.integers(0, 3),
    ),
    max_size=12,
)


def take(work, people, homes, villages, step):
    what, at, value = step
    child = work.children.get(people[at])
    home = work.households.get(homes[at % 2])
    changes = {
        "name": lambda: replace(child, full_name=NAMES[value]),
        "status": lambda: replace(child, status=list(Status)[value]),
        "verify": lambda: replace(child, verification=list(Verification)[value]),
        "move": lambda: replace(child, household_id=homes[value % 2]),
        "code": lambda: replace(child, external_code="T1" * (value % 2)),
        "village": lambda: replace(home, village_id=[None, *villages][value]),
        "head": lambda: replace(home, head_name=NAMES[value]),
    }
    if what in changes:
        work.save(changes[what]())
    elif what == "settle":
        work.sync.stand_on("child", {child.id: value})
        ids = [line.change.id for line in work.journal.of_entity("child", child.id)]
        work.sync.outbox._mark(ids, state=State.DONE if value else State.WAITING)
    elif what == "pair":
        first, second = sorted((people[at], people[(at + 1) % 3]))
        work.likenesses.replace([LikelyPair(first, second, 0.5, False, ())], now=work.act.now)
    else:
        work.save(two_children(people[at], people[(at + 1) % 3], "twins"))
    keep_problems(work, TODAY, work.children.with_households(people))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_the_list_stays_level_with_the_records(app, steps):
    homes = [app.new_id() for _ in range(2)]
    people = sorted(app.new_id() for _ in range(3))
    with app.write("import") as work:
        villages = [village.id for village in work.villages.all()]
        work.save_all([Household(id=id_) for id_ in homes])
        work.save_all([Child(id=id_, household_id=homes[0]) for id_ in people])
    for step in steps:
        with app.write("visit") as work:
            take(work, people, homes, villages, step)
    rows, found = listed(app)
    with app.store.read() as snapshot:
        assert found == dict(expected(snapshot))
        heads = {c.id: (c.full_name, h.head_name) for c, h in snapshot.children.everyone()}
    for row in rows:
        name, head = heads[row.child_id]
        assert fold(name) in row.search_key
        assert fold(head) in row.search_key
