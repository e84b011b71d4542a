"""What was judged counts while the decision stands, whichever it is by now."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.doubles.likeness import JudgedPair
from app.domain.status import Status
from app.services.doubles.decide_duplicate import DIFFERENT, keep_apart, two_children
from app.services.undo_group import undo_group
from app.storage.engine import transaction
from app.storage.list_tables import judged_pair
from tests.app.services.look_alikes import ON, add_home, an, edit, merged


@pytest.fixture
def three(app):
    return [child.id for child in add_home(app, an(), an(), an())]


def put(app, *pairs):
    with app.write("decide") as work:
        work.judged_pairs.put(pairs, now=work.act.now)


def standing(app):
    with app.store.read() as snapshot:
        return snapshot.judged_pairs.standing()


def test_two_children_count_while_the_decision_is_active(app, three):
    a, b, _ = three
    said = JudgedPair(a, b, 0.7, False, same=False)
    put(app, said)
    assert standing(app) == []
    saved = keep_apart(app, a, b)
    assert standing(app) == [said]
    undone = undo_group(app, saved.group_id, on=ON)
    assert standing(app) == []
    undo_group(app, undone.group_id, on=ON)
    assert standing(app) == [said]


def test_one_child_counts_while_both_lead_to_one_record(app, three):
    a, b, c = three
    pairs = [JudgedPair(a, b, 0.99, True, same=True), JudgedPair(b, c, 0.7, False, same=True)]
    put(app, *pairs)
    assert standing(app) == []
    merge = {"status": str(Status.MERGED)}
    with app.store.read() as snapshot:
        children = snapshot.children.get_many(three)
    edit(app, children[b], **merge, merged_into=a)
    assert standing(app) == pairs[:1]
    edit(app, children[a], **merge, merged_into=c)  # a chain: b, a, c
    assert standing(app) == pairs


def test_a_pair_judged_both_ways_counts_as_it_stands_now(app, three):
    a, b, _ = three
    one, two = JudgedPair(a, b, 0.9, True, same=True), JudgedPair(a, b, 0.6, False, same=False)
    put(app, one, two)
    with app.write("decide") as work:
        work.save(two_children(a, b, DIFFERENT))
    assert standing(app) == [two]
    with app.store.read() as snapshot:
        children = snapshot.children.get_many(three)
    saved = merged(app, children[a], children[b])
    assert standing(app) == [one]
    undo_group(app, saved.group_id, on=ON)
    assert standing(app) == [two]


def test_a_pair_judged_again_is_kept_as_it_was_judged_last(app, three):
    a, b, _ = three
    keep_apart(app, a, b)
    first = JudgedPair(a, b, 0.6, False, same=False)
    put(app, first)
    put(app, replace(first, probability=0.8))
    put(app)
    assert [pair.probability for pair in standing(app)] == [0.8]
    with transaction(app.store._engine, immediate=False) as connection:
        (at,) = connection.scalars(select(judged_pair.c.at)).all()
    assert at.endswith("+00:00")
