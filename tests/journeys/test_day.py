"""A whole day with real windows, a real store and a real central over HTTP, by keyboard."""

import pytest
from PySide6.QtGui import QImage

from app.demo.list_file import write_list
from app.domain.status import Status
from app.domain.text.text import fold
from app.services.doubles.find_likely import build_matcher
from tests.journeys.official import AT_100
from ui.bootstrap import DemoCentral, make_application, open_window
from ui.demo import make_commune
from ui.look import Look
from ui.settings import keep_scale
from ui.tour.day import Day, Network
from ui.tour.hand import Hand
from ui.tour.people import choose_cast

CHILDREN = 1_200


@pytest.fixture
def place(tmp_path):
    """An invented commune that the central knows, and a list still to come in."""
    app, invented = make_commune(tmp_path / "so", CHILDREN)
    central = DemoCentral(tmp_path / "trung-uong.db")
    central.take_in(app)
    listed = tmp_path / "danh-sach.xlsx"
    write_list(invented, listed)
    yield app, central, listed
    app.close()
    central.cut()


@pytest.fixture
def look(qapp):
    """The look of the application, put back when the day is over: it outlives the window."""
    made = Look(make_application())
    yield made
    made.scale_to(100)


@pytest.mark.parametrize("scale", AT_100)
def test_a_day_from_the_morning_to_the_evening(place, scale, tmp_path, look):
    app, central, listed = place
    keep_scale(app, scale)
    window = open_window(app, look.application, look)
    window.show()
    hand = Hand(window, tmp_path)
    cast = choose_cast(app)
    network = Network(central.cut, central.mend, lambda: central.holds(app.commune.code))
    for step in Day(window, hand, cast, listed, network).steps():
        done = step()
        print(f"{done.title}: {done.figures}")
    window.close()
    window.deleteLater()
    _the_day_is_in_the_store(app, cast)
    _the_central_has_the_day(app, central)
    assert all(QImage(str(path)).width() == window.width() for path in hand.pictures)


def _the_day_is_in_the_store(app, cast):
    with app.store.read() as snapshot:
        family = snapshot.children.of_household(cast.visited.id)
        known = snapshot.children.get(cast.known_child.id)
        (decision,) = snapshot.decisions.all()
        namesakes = [
            child.id
            for child in snapshot.children.all()
            if fold(child.full_name) == fold(cast.namesake.full_name)
        ]
        visits = [visit for visit in snapshot.visits.all() if visit.household_id == cast.visited.id]
        pairs = {(p.first_id, p.second_id) for p in build_matcher(snapshot).pairs()}
        assert snapshot.drafts.newest("visit") is None
        merged = [c for c in snapshot.children.all_ever() if c.status is Status.MERGED]
        assert [snapshot.children.get(c.merged_into).status for c in merged] == [Status.ACTIVE]
    names = {child.full_name for child in family}
    assert {newborn.full_name for newborn in cast.newborns} <= names
    assert {child.mother_name for child in family if child.full_name in names} - {""}
    assert known.full_name == cast.known_child.full_name
    assert {decision.first_id, decision.second_id} == set(namesakes)
    assert (decision.first_id, decision.second_id) not in pairs
    assert len(visits) == 1


def _the_central_has_the_day(app, central):
    with app.store.read() as snapshot:
        ours = {child.id for child in snapshot.children.all()}
        assert snapshot.journal.waiting().count == 0
    assert central.holds(app.commune.code) == ours
