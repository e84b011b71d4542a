"""Two people at two machines' windows save the same household at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from app.bootstrap import open_app
from app.domain.child import Child
from app.domain.household import Household
from app.services.outcome import NeedsDecision, Saved
from app.services.visits.enter_visit import enter_visit
from app.services.visits.visit_entry import VisitEntry

PASSPHRASE = "một mật khẩu để thử"
ROUNDS = 25


@pytest.fixture
def offices(app):
    """Two programs over one store."""
    other = open_app(app.folder, passphrase=PASSPHRASE, author="Cộng tác viên")
    yield app, other
    other.close()


def _at_once(offices, entries):
    barrier = Barrier(2)

    def save(office, entry):
        barrier.wait()
        return enter_visit(office, entry)

    with ThreadPoolExecutor(2) as people:
        return list(people.map(save, offices, entries))


def _sorted(outcomes):
    (saved,) = (outcome for outcome in outcomes if isinstance(outcome, Saved))
    (asked,) = (outcome for outcome in outcomes if isinstance(outcome, NeedsDecision))
    return saved, asked


def _village(app):
    with app.store.read() as snapshot:
        return snapshot.villages.all()[0].id


def _entry(app, home, **changes):
    return VisitEntry(household=home, visited_on=app.today(), **changes)


def test_a_new_household_is_made_once(app, offices):
    village = _village(app)
    for number in range(ROUNDS):
        entries = [
            _entry(office, Household(id=office.new_id(), village_id=village, head_name=head))
            for office, head in zip(offices, (f"Lê Văn {number}", f"LE VAN {number}"), strict=True)
        ]
        saved, asked = _sorted(_at_once(offices, entries))
        assert asked.code == "household_exists"
        assert [home.id for home in asked.alike] == [saved.household_id]
    with app.store.read() as snapshot:
        assert len(snapshot.households.in_village(village)) == ROUNDS


def test_one_field_changed_by_both_is_asked_and_never_overwritten(app, offices):
    home = Household(id=app.new_id(), village_id=_village(app), head_name="Giáp Văn Lâm")
    enter_visit(app, _entry(app, home))
    for number in range(ROUNDS):
        with app.store.read() as snapshot:
            seen = snapshot.households.get(home.id)
        phones = f"09100000{number:02}", f"09200000{number:02}"
        entries = [_entry(app, replace(seen, phone=phone), seen_household=seen) for phone in phones]
        outcomes = _at_once(offices, entries)
        saved, asked = _sorted(outcomes)
        winner = phones[outcomes.index(saved)]
        loser = phones[outcomes.index(asked)]
        ((conflict),) = asked.conflicts
        assert (conflict.field, conflict.mine, conflict.theirs) == ("phone", loser, winner)
        with app.store.read() as snapshot:
            assert snapshot.households.get(home.id).phone == winner


def test_what_each_changed_alone_is_kept_and_no_child_is_lost(app, offices):
    home = Household(id=app.new_id(), village_id=_village(app), head_name="Giáp Văn Lâm")
    enter_visit(app, _entry(app, home))
    for number in range(ROUNDS):
        with app.store.read() as snapshot:
            seen = snapshot.households.get(home.id)
        phone, address = f"09100000{number:02}", f"Số {number}"
        entries = [
            _entry(
                office,
                replace(seen, **change),
                seen_household=seen,
                child=Child(
                    id=office.new_id(), household_id=home.id, full_name=f"Giáp Minh {name}"
                ),
            )
            for office, change, name in zip(
                offices, ({"phone": phone}, {"address": address}), ("An", "Bình"), strict=True
            )
        ]
        outcomes = _at_once(offices, entries)
        assert all(isinstance(outcome, Saved) for outcome in outcomes), outcomes
        with app.store.read() as snapshot:
            now = snapshot.households.get(home.id)
            assert (now.phone, now.address) == (phone, address)
            assert len(snapshot.children.of_household(home.id)) == 2 * (number + 1)
