"""The questions of *Trùng lặp* over a real store: grouped, ordered, narrowed and counted."""

from dataclasses import replace

import pytest

from app.domain.child import Child
from app.domain.doubles.likeness import LikelyPair
from app.domain.household import Household
from app.domain.status import Status
from app.services.doubles.decide_duplicate import keep_all_apart, keep_apart
from app.services.doubles.list_doubles import (
    ALL,
    CERTAIN,
    POSSIBLE,
    DoublesFilter,
    count_doubles,
    keep_looked_at,
    list_doubles,
    looked_at,
)
from app.services.undo_group import undo_group
from app.storage.child_list import NO_VILLAGE

NAMES = ("Lê An", "Lê An", "Lê Ân", "Vi Bảo", "Vi Bao", "Tạ Cúc", "Ta Cuc")


@pytest.fixture
def children(app):
    """Three of one child and two pairs, in two villages and one that nobody knows."""
    with app.store.read() as snapshot:
        first, second = (village.id for village in snapshot.villages.all()[:2])
    homes = [Household(id=app.new_id(), village_id=village) for village in (first, second, None)]
    at = (0, 0, 1, 1, 1, 2, 2)
    made = [
        Child(id=app.new_id(), household_id=homes[home].id, full_name=name)
        for name, home in zip(NAMES, at, strict=True)
    ]
    with app.write("import") as work:
        work.save_all([*homes, *made])
        work.likenesses.replace(_pairs([child.id for child in made]), now=work.act.now)
    return made


def _pairs(ids):
    a, b, c, d, e, f, g = ids
    return [
        LikelyPair(a, b, 0.9, False, (("full_name", "same"),)),
        LikelyPair(b, c, 0.6, False, ()),
        LikelyPair(d, e, 0.99, True, ()),
        LikelyPair(f, g, 0.9, False, ()),
    ]


def names(app, **wanted):
    with app.store.read() as snapshot:
        found = list_doubles(snapshot, DoublesFilter(**wanted), seen_at=looked_at(snapshot))
        known = {child.id: child.full_name for child in snapshot.children.all()}
    return found, [[known[id_] for id_ in group.ids] for group in found.groups]


def test_what_hangs_together_is_one_question_the_surest_first(app, children):
    found, groups = names(app)
    assert groups == [["Vi Bảo", "Vi Bao"], ["Tạ Cúc", "Ta Cuc"], ["Lê An", "Lê An", "Lê Ân"]]
    first, _, last = found.groups
    assert (first.certain, last.certain) == (True, False)
    assert (first.probability, last.probability) == (0.99, 0.6)
    with app.store.read() as snapshot:
        assert count_doubles(snapshot) == 3


def test_as_sure_ones_stand_in_the_order_of_names(app, children):
    with app.write("scan") as work:
        equal = [replace(pair, probability=0.9, certain=False) for pair in work.likenesses.all()]
        work.likenesses.replace(equal, now=work.act.now)
    _, groups = names(app)
    assert [group[0] for group in groups] == ["Lê An", "Vi Bảo", "Tạ Cúc"]


def test_facets_count_under_the_rest_of_the_filter(app, children):
    with app.store.read() as snapshot:
        first, second = (village.id for village in snapshot.villages.all()[:2])
    found, _ = names(app)
    assert found.strengths == {ALL: 3, CERTAIN: 1, POSSIBLE: 2}
    assert found.villages == {first: 1, second: 2, NO_VILLAGE: 1}
    assert found.anywhere == 3
    found, groups = names(app, village_id=second)
    assert [group[0] for group in groups] == ["Vi Bảo", "Lê An"]
    assert found.strengths == {ALL: 2, CERTAIN: 1, POSSIBLE: 1}
    assert found.anywhere == 3
    found, groups = names(app, strength=POSSIBLE)
    assert len(groups) == 2
    assert found.villages == {first: 1, second: 1, NO_VILLAGE: 1}
    _, groups = names(app, village_id=NO_VILLAGE)
    assert groups == [["Tạ Cúc", "Ta Cuc"]]


def test_new_is_what_was_found_since_somebody_last_looked(app, children):
    found, _ = names(app)
    assert found.new == 0
    app.clock.pass_time(days=1)
    keep_looked_at(app)
    app.clock.pass_time(days=1)
    with app.write("scan") as work:
        more = LikelyPair(children[0].id, children[2].id, 0.8, False, ())
        work.likenesses.replace([*work.likenesses.all(), more], now=work.act.now)
        seen_at = looked_at(work)
    found, groups = names(app, new_since=seen_at)
    assert groups == [["Lê An", "Lê An", "Lê Ân"]]
    assert (found.new, found.strengths[ALL]) == (1, 1)
    found, _ = names(app)
    assert (found.new, len(found.groups)) == (1, 3)


def test_a_record_that_was_taken_out_is_not_asked_about_with_the_rest(app, children):
    a, b, c = (child.id for child in children[:3])
    saved = keep_all_apart(app, [(c, a, "different"), (c, b, "different")])
    _, groups = names(app)
    assert ["Lê An", "Lê An"] in groups
    with app.store.read() as snapshot:
        assert len(snapshot.decisions.all()) == 2
        assert {line.change.group_id for line in snapshot.journal.group(saved.group_id)} == {
            saved.group_id
        }
    undo_group(app, saved.group_id, on=app.today())
    with app.store.read() as snapshot:
        assert snapshot.decisions.all() == []


def test_two_who_were_told_apart_are_not_put_together_by_a_third(app, children):
    a, _, c = (child.id for child in children[:3])
    keep_apart(app, a, c)
    _, groups = names(app)
    assert ["Lê An", "Lê An"] in groups
    assert ["Lê An", "Lê Ân"] in groups


def test_who_is_no_longer_listed_is_not_asked_about(app, children):
    with app.write("correct") as work:
        work.save(replace(children[3], status=Status.MOVED_OUT))
    _, groups = names(app)
    assert len(groups) == 2
