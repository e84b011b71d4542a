"""One child entered at two places: both find it when they meet, and nothing is joined unasked."""

import random
from dataclasses import replace

from app.services.doubles.hear_of_doubles import EnteredBy, entered_by
from app.services.doubles.scan_doubles import scan_doubles
from app.services.undo_group import undo_group
from sync.central.watch import Watch
from sync.outcome import Done
from tests.sync.homes import add_home, village
from tests.sync.merging import Desk, settle


def pairs(desk):
    scan_doubles(desk.app)
    with desk.app.store.read() as snapshot:
        return {frozenset((one.first_id, one.second_id)) for one in snapshot.likenesses.all()}


def told(desk, *children):
    with desk.app.store.read() as snapshot:
        return entered_by(snapshot.settings, [child.id for child in children])


def enter_twice(here, there):
    """The same child, as two people write her who know nothing of each other."""
    ours, theirs = add_home(here.app)[0], add_home(there.app, village_name="Biêng")[0]
    with there.app.write("visit") as work:
        work.save(replace(theirs, full_name="Lâm Thị Bich Đào I", national_id="024315604933"))
    with here.app.write("visit") as work:
        work.save(replace(ours, national_id="024315604933"))
    return ours, theirs


def test_both_are_told_where_each_was_entered_and_a_person_joins_them(desks, central):
    here, there = desks
    ours, theirs = enter_twice(here, there)
    settle(here, there)
    Watch(central.central.store).rest()
    assert all(isinstance(outcome, Done) for outcome in settle(here, there))
    assert here.active() == there.active() == {ours.id, theirs.id}
    for desk in desks:
        assert pairs(desk) == {frozenset((ours.id, theirs.id))}
        assert told(desk, ours, theirs) == {
            ours.id: EnteredBy(here.app.author, "official", "commune"),
            theirs.id: EnteredBy(there.app.author, "colleague", "commune"),
        }
    saved = there.merge(theirs, ours)
    settle(here, there)
    assert here.active() == there.active() == {theirs.id}
    undo_group(there.app, saved.group_id, on=there.app.today())
    settle(here, there)
    assert here.active() == {ours.id, theirs.id}


def test_a_collaborator_is_told_only_of_pairs_she_may_see(desks, central, make_device):
    here, there = desks
    ours, theirs = enter_twice(here, there)
    settle(here, there)
    hers = Desk(*make_device("ctv", villages=(village(here.app, "Biêng"),)))
    Watch(central.central.store).rest()
    assert isinstance(hers.sync(), Done)
    assert hers.active() == {theirs.id}
    assert told(hers, ours, theirs) == {}


def test_the_central_looks_only_at_what_changed_and_notes_a_pair_once(desks, central):
    here, there = desks
    enter_twice(here, there)
    settle(here, there)
    watch = Watch(central.central.store)
    watch.rest()
    assert watch.look("07603") == 0
    number = random.Random(1).randint(1, 9)
    with here.app.write("visit") as work:
        one = work.children.all()[0]
        work.save(replace(one, special=f"DB0{number}"))
    here.sync()
    watch.rest()
    assert watch.look("07603") == 0
