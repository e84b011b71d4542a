"""Beside each decision stands what the machine had said of the pair."""

from dataclasses import replace

import pytest

from app.domain.doubles.likeness import JudgedPair, LikelyPair
from app.services.doubles.decide_duplicate import DIFFERENT, keep_all_apart, keep_apart
from app.services.doubles.merge_children import MERGE
from app.services.doubles.note_judged import note_merged
from app.services.outcome import Saved
from app.services.undo_group import undo_group
from app.services.visits.enter_visit import enter_visit
from app.services.visits.visit_entry import VisitEntry
from tests.app.services.look_alikes import ON, add_home, an, merge, merged


@pytest.fixture
def three(app):
    """Three records, all of them found to be like each other."""
    a, b, c = add_home(app, an(), an(mother_name="Vi Thị Mơ"), an(father_name="Lê Tú"))
    pairs = [
        LikelyPair(a.id, b.id, 0.95, True, (("full_name", "same"),)),
        LikelyPair(b.id, c.id, 0.7, False, ()),
        LikelyPair(a.id, c.id, 0.6, False, ()),
    ]
    with app.write("scan") as work:
        work.likenesses.replace(pairs, now=work.act.now)
    return a, b, c


def judged(app):
    with app.store.read() as snapshot:
        return snapshot.judged_pairs.standing()


def test_a_merge_of_two_is_one_pair_of_one_child(app, three):
    a, b, _ = three
    merged(app, b, a)
    assert judged(app) == [JudgedPair(a.id, b.id, 0.95, True, same=True)]


def test_a_merge_of_three_is_the_two_strongest_pairs_that_connect_them(app, three):
    a, b, c = three
    saved = merged(app, a, b, c)
    assert judged(app) == [
        JudgedPair(a.id, b.id, 0.95, True, same=True),
        JudgedPair(b.id, c.id, 0.7, False, same=True),
    ]
    undo_group(app, saved.group_id, on=ON)
    assert judged(app) == []


def test_two_children_are_noted_pair_by_pair(app, three):
    a, b, c = three
    keep_all_apart(app, [(c.id, a.id, DIFFERENT), (c.id, b.id, DIFFERENT)])
    assert judged(app) == [
        JudgedPair(a.id, c.id, 0.6, False, same=False),
        JudgedPair(b.id, c.id, 0.7, False, same=False),
    ]


def test_what_no_scan_had_found_is_not_noted(app, three):
    a, b, c = three
    with app.write("scan") as work:
        work.likenesses.replace([], now=work.act.now)
    keep_apart(app, a.id, c.id)
    merged(app, a, b)
    assert judged(app) == []


def test_a_merge_that_is_refused_notes_nothing(app, three):
    a, b, _ = three
    assert not isinstance(merge(app, a, b, seen={a.id: 0, b.id: 0}), Saved)
    with app.write("scan") as work:
        work.save(replace(work.children.get(b.id), full_name="Lê Văn Ân"))
    assert judged(app) == []


def test_what_is_said_while_a_record_is_corrected_is_noted_too(app, three):
    a, b, _ = three
    with app.store.read() as snapshot:
        child, home = snapshot.children.with_household(a.id)
    entry = VisitEntry(
        household=home,
        seen_household=home,
        child=replace(child, full_name="Lê Văn Ấn"),
        seen_child=child,
        visited_on=ON,
        apart={b.id: DIFFERENT},
    )
    assert isinstance(enter_visit(app, entry), Saved)
    assert judged(app) == [JudgedPair(a.id, b.id, 0.95, True, same=False)]


def test_a_note_goes_with_its_transaction(app, three):
    a, b, _ = three
    merged(app, a, b)
    with pytest.raises(ZeroDivisionError), app.write(MERGE) as work:
        note_merged(work, [b.id, a.id])
        _ = 1 / 0
    assert len(judged(app)) == 1
