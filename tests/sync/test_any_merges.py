"""Whatever two devices edit, merge and take back in whatever order, both end alike.

Each text that a person wrote, and nobody decided against, is on a living record or asked about;
each child has one living record in a household that counts.
"""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services.cleaning.correct_child import Correction, correct_child
from app.services.exchange.read_returned import read_returned
from app.services.outcome import Saved
from app.services.undo_group import undo_group
from app.storage.journal import State
from sync.outcome import Done
from tests.sync.homes import add_home
from tests.sync.merging import nobody_is_lost, settle

EDITED = ("father_name", "guardian_name")
"""Which field each of the two edits: nobody overwrites what the other has not seen."""
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("edit", "edit", "edit", "merge", "undo", "sync")),
        st.integers(0, 1),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    min_size=4,
    max_size=14,
)


class Office:
    """Two desks, what they wrote, and what nobody decided against."""

    def __init__(self, desks, children):
        self.desks = desks
        self.children = children
        self.expected = set()
        self.groups = ([], [])
        self.number = 0

    def step(self, what, desk, one, other):
        getattr(self, what)(desk, self.children[one], self.children[other])

    def edit(self, at, child, _):
        desk, field = self.desks[at], EDITED[at]
        if child.id in desk.active():
            self.number += 1
            text = f"Người Thứ {'I' * self.number} Nhóm {'X' * len(desk.active())}"
            self.expected.discard(getattr(desk.child(child), field))
            self.expected.add(text)
            desk.edit(child, **{field: text})

    def merge(self, at, kept, loser):
        desk = self.desks[at]
        if kept.id == loser.id or not {kept.id, loser.id} <= desk.active():
            return
        for field in EDITED:
            ours, theirs = (getattr(desk.child(one), field) for one in (kept, loser))
            if ours and theirs != ours:
                self.expected.discard(theirs)
        self.groups[at].append(desk.merge(kept, loser).group_id)

    def undo(self, at, *_):
        if self.groups[at]:
            desk = self.desks[at]
            group = undo_group(desk.app, self.groups[at].pop(), on=desk.app.today()).group_id
            if group:
                self.groups[at].insert(0, group)

    def sync(self, at, *_):
        self.desks[at].sync()

    def decide(self) -> bool:
        """Let each desk stand by its own text where two wrote differently into a living record."""
        decided = 0
        for desk in self.desks:
            with desk.app.store.read() as snapshot:
                back = [one for one in read_returned(snapshot) if one.is_conflict]
            for one in back:
                self.expected -= set(one.theirs.values())
                with desk.app.store.read() as snapshot:
                    if one.entity == "household":
                        child = snapshot.children.of_household(one.entity_id)[0]
                    else:
                        child = snapshot.children.get(one.entity_id)
                    home = snapshot.households.get(child.household_id)
                decision = Correction(
                    seen_child=child, seen_household=home, fields={}, decided=[one.change_id]
                )
                saved = correct_child(desk.app, decision, on=desk.app.today())
                assert isinstance(saved, Saved), (one, saved)
                decided += 1
        return decided > 0

    def end(self):
        outcomes = settle(*self.desks)
        while self.decide():
            outcomes = settle(*self.desks)
        assert [type(one) for one in outcomes] == [Done, Done], outcomes
        here, there = self.desks
        assert here.records() == there.records()
        assert nobody_is_lost(here)
        with here.app.store.read() as snapshot:
            written = {getattr(c, field) for c in snapshot.children.all() for field in EDITED}
            assert not snapshot.sync.outbox.counts().get(State.CONFLICT)
        asked = {theirs for desk in self.desks for _, theirs, _ in desk.asked()}
        assert self.expected <= written | asked


@given(STEPS)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_both_end_alike_and_nothing_is_lost(desks, steps):
    here, there = desks
    children = [*add_home(here.app, children=2), *add_home(here.app)]
    settle(here, there)
    office = Office(desks, children)
    for step in steps:
        office.step(*step)
    office.end()
