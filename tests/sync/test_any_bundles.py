"""Whatever is packed, carried and taken, how often and in whatever order: all end alike.

Nothing that the laptop wrote is lost or counted twice, and it never says more than is so.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.domain.fields import fields_of
from app.storage.journal import Origin
from sync.central.tables import change
from tests.sync.conftest import make_app
from tests.sync.homes import add_home, child_of, edit, open_counts
from tests.sync.sticks import Trip, villages_of

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("write", "add", "elsewhere", "pack", "carry", "carry", "take", "take")),
        st.integers(0, 5),
    ),
    min_size=4,
    max_size=16,
)


class Village:
    """A laptop, an office with a line, and every file that was ever on the stick."""

    def __init__(self, trip, line):
        self.trip, self.line = trip, line
        self.children = add_home(trip.laptop, children=2)
        trip.whole()
        line.run_once()
        self.packed, self.answers = [], []
        self.number = 0

    def step(self, what, at):
        getattr(self, what)(at)

    def write(self, at):
        self.number += 1
        child = self.children[at % len(self.children)]
        edit(self.trip.laptop, child, father_name=f"Lâm Văn {'I' * self.number}")

    def add(self, _):
        self.children += add_home(self.trip.laptop)

    def elsewhere(self, at):
        child = self.children[at % len(self.children)]
        if child_of(self.trip.office, child):
            self.number += 1
            edit(self.trip.office, child, guardian_name=f"Lý Thị {'I' * self.number}")
            self.line.run_once()

    def pack(self, _):
        self.packed.append(self.trip.out(f"out-{len(self.packed)}.sotreem"))

    def carry(self, at):
        if self.packed:
            path = self.packed[at % len(self.packed)]
            self.answers.append(self.trip.carry(path, f"back-{len(self.answers)}.sotreem"))
            self.line.run_once()

    def take(self, at):
        if self.answers:
            taken = self.trip.home(self.answers[at % len(self.answers)])
            assert taken.trouble or not open_counts(self.trip.laptop)

    def end(self):
        self.line.run_once()
        for _ in range(3):
            taken = self.trip.whole()
        assert taken.trouble == ""
        assert open_counts(self.trip.laptop) == {}
        self.line.run_once()
        for child in self.children:
            here, there = child_of(self.trip.laptop, child), child_of(self.trip.office, child)
            assert fields_of(here) == fields_of(there)
        for old in self.answers:
            self.trip.home(old)
        assert open_counts(self.trip.laptop) == {}


@pytest.fixture
def village(make_device, central, tmp_path, clock):
    """A confined laptop that joined by a stick, and the office."""
    office, line = make_device("office")
    line.run_once()
    laptop = make_app(tmp_path / "laptop", clock, 900)
    (tmp_path / "stick").mkdir()
    trip = Trip(laptop, office, tmp_path / "stick")
    trip.whole(central.enrolment_code("07603", "laptop", villages_of(office)))
    yield trip, line
    laptop.close()


@given(STEPS)
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order_ends_alike(village, central, steps):
    here = Village(*village)
    for step in steps:
        here.step(*step)
    here.end()
    with here.trip.laptop.store.read() as snapshot:
        lines = snapshot.journal.since(0)
    made = {line.change.id for line in lines if line.origin is Origin.HERE}
    with central.central.store.read() as connection:
        held = connection.scalars(select(change.c.change_id).where(change.c.change_id.in_(made)))
        assert set(held) == made
        twice = select(func.count()).select_from(change).where(change.c.change_id.in_(made))
        assert connection.scalars(twice).one() == len(made)
