from dataclasses import replace

import pytest

from app.domain.child import Child
from app.domain.doubles.likeness import LikelyPair
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.status import Status
from app.services.doubles.decide_duplicate import keep_apart
from app.storage.child_list import ChildFilter

DOUBLES = ChildFilter(worklist="double")


@pytest.fixture
def three(app):
    home = Household(id=app.new_id())
    children = [
        Child(id=app.new_id(), household_id=home.id, full_name=name)
        for name in ("Lê An", "Lê An", "Lê Ân")
    ]
    a, b, c = (child.id for child in children)
    pairs = [
        LikelyPair(a, b, 0.9, True, (("full_name", "same"), ("birth_date", "year"))),
        LikelyPair(b, c, 0.6, False, (("full_name", "close"),)),
    ]
    with app.write("import") as work:
        work.save_all([home, *children])
        work.likenesses.replace(pairs, now=work.act.now)
    return children, pairs


def doubles(app):
    with app.store.read() as snapshot:
        counts = snapshot.list.counts(DOUBLES)
        assert counts.worklists["double"] == counts.total == len(snapshot.list.ids(DOUBLES))
        return counts.total, snapshot.likenesses.count()


def test_pairs_come_back_and_count_as_doubles(app, three):
    children, pairs = three
    with app.store.read() as snapshot:
        assert snapshot.likenesses.all() == pairs
        assert snapshot.likenesses.of_child(children[2].id) == pairs[1:]
        assert snapshot.likenesses.of_child(children[1].id) == pairs
    assert doubles(app) == (3, 2)


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"phone": ""}, (3, 2)),
        ({"special": "Mồ côi"}, (3, 2)),
        ({"full_name": "Lê Bình"}, (2, 1)),
        ({"birth_date": BirthDate(2016)}, (2, 1)),
        ({"status": Status.MOVED_OUT}, (2, 1)),
    ],
)
def test_a_pair_goes_when_one_of_the_two_changes(app, three, change, left):
    fields = {name: value for name, value in change.items() if name != "phone"}
    with app.write("correct") as work:
        work.save(replace(three[0][0], **fields))
    assert doubles(app) == left


def test_a_pair_goes_when_it_is_decided(app, three):
    a, b, _ = (child.id for child in three[0])
    keep_apart(app, a, b)
    assert doubles(app) == (2, 1)


def test_a_new_scan_takes_the_place_of_the_last(app, three):
    with app.write("scan") as work:
        work.likenesses.replace([], now=work.act.now)
    assert doubles(app) == (0, 0)


def found_at(app):
    with app.store.read() as snapshot:
        return {
            (pair.first_id, pair.second_id): pair.found_at for pair in snapshot.likenesses.all()
        }


def scanned(app, write):
    """Let a scan keep something, a day later; give the moment at which it did."""
    app.clock.pass_time(days=1)
    with app.write("scan") as work:
        write(work)
        return work.act.now


def test_a_pair_keeps_the_moment_at_which_it_was_first_found(app, three):
    children, pairs = three
    a, _, c = (child.id for child in children)
    before = found_at(app)
    new = LikelyPair(a, c, 0.7, False, ())
    now = scanned(app, lambda work: work.likenesses.replace([*pairs, new], now=work.act.now))
    assert found_at(app) == {**before, (a, c): now}
    with app.store.read() as snapshot:
        assert snapshot.likenesses.searched_at() == now


def test_a_scan_of_some_keeps_it_too(app, three):
    children, pairs = three
    a, _, c = (child.id for child in children)
    before = found_at(app)
    new = LikelyPair(a, c, 0.7, False, ())
    now = scanned(app, lambda work: work.likenesses.renew({c}, [pairs[1], new], now=work.act.now))
    assert found_at(app) == {**before, (a, c): now}


def test_a_pair_that_went_is_new_when_it_comes_again(app, three):
    _, pairs = three
    scanned(app, lambda work: work.likenesses.replace([pairs[0]], now=work.act.now))
    now = scanned(app, lambda work: work.likenesses.replace(pairs, now=work.act.now))
    assert found_at(app)[pairs[1].first_id, pairs[1].second_id] == now


def test_the_pairs_among_some_children(app, three):
    children, pairs = three
    a, b, c = (child.id for child in children)
    with app.store.read() as snapshot:
        assert snapshot.likenesses.among([a, b, c]) == pairs
        assert snapshot.likenesses.among([b, c]) == pairs[1:]
        assert snapshot.likenesses.among([a, c]) == []
