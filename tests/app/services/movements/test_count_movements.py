"""Opening + in − out = closing, whatever the data: held against the list itself, day by day."""

import random
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.ids import id_maker
from app.domain.movements.movement_kind import movement_kinds
from app.domain.movements.presence import LISTED, MERGED, REMOVED, VILLAGE
from app.domain.person.birth_date import BirthDate
from app.services.movements.correct_movement import correct_movement, remove_movement
from app.services.movements.count_movements import read_book
from app.services.movements.record_movement import NewMovement, record_movement
from app.services.movements.turn_16 import turn_16
from app.services.set_up_commune import set_up_commune
from app.services.undo_group import undo_group
from app.storage.child_list import ChildFilter
from tests.app.services.look_alikes import add_home, an, merge, villages
from tests.conftest import open_book


class Years:
    """A commune that lives through some years, and remembers each evening who was on its list."""

    def __init__(self, app, clock, dice):
        self.app, self.clock, self.dice = app, clock, dice
        self.evenings = {}
        self.groups = []

    def read(self, ask):
        with self.app.store.read() as snapshot:
            return ask(snapshot)

    def children(self):
        return self.read(lambda s: list(s.children.all_ever()))

    def anyone(self):
        return self.dice.choice(self.children() or [None])

    def village(self):
        return self.dice.choice([*self.read(lambda s: [v.id for v in s.villages.all()]), None])

    def enter(self):
        born = BirthDate(self.dice.randint(2005, 2026), self.dice.randint(1, 12), 5)
        source = self.dice.choice(["", "a.xlsx#1!2"])
        fields = {"village_id": village} if (village := self.village()) else {}
        made = [an(birth_date=str(born), source=source) for _ in range(self.dice.randint(1, 3))]
        add_home(self.app, *made, **fields)

    def move(self, days_ago=0):
        child = self.anyone()
        if child is None:
            return
        family = self.read(lambda s: s.children.of_household(child.household_id))
        whole = family if family and self.dice.random() < 0.3 else [child]
        other = self.dice.choice([None, self.anyone().household_id])
        record_movement(
            self.app,
            NewMovement(
                children=tuple({one.id: None for one in whole}),
                code=self.dice.choice([*movement_kinds(), "BD02", "BD03", "BD04"]),
                happened_on=self.app.today() - timedelta(days=days_ago),
                place="x",
                paper="x",
                note="x",
                household_id=other,
            ),
            on=self.app.today(),
        )

    def move_late(self):
        self.move(self.dice.choice([0, 1, 20, 400, 4000]))

    def resettle(self):
        """A household goes to another village, or a child to another household."""
        child, other = self.anyone(), self.anyone()
        if child is None:
            return
        with self.app.write("correct") as work:
            home = work.households.get(child.household_id)
            if self.dice.random() < 0.5:
                work.save(replace(home, village_id=self.village()))
            elif child.status == "active":
                work.save(replace(child, household_id=other.household_id))

    def merge(self):
        one, other = self.anyone(), self.anyone()
        if one is not None and one.id != other.id:
            merge(self.app, one, other)

    def undo(self):
        groups = self.read(
            lambda s: list({line.change.group_id: None for line in s.journal.since(0)})
        )
        undo_group(self.app, self.dice.choice(groups), on=self.app.today())

    def correct(self):
        moves = self.read(lambda s: s.movements.all())
        if moves:
            one = self.dice.choice(moves)
            code = self.dice.choice(list(movement_kinds()))
            correct_movement(self.app, one.id, {"code": code}, on=self.app.today())

    def take_out(self):
        moves = self.read(lambda s: s.movements.all())
        if moves:
            remove_movement(self.app, self.dice.choice(moves).id, on=self.app.today())

    def sleep(self):
        day = self.app.today()
        self.evenings[day] = set(self.read(lambda s: s.list.ids(ChildFilter())))
        self.clock.pass_time(days=self.dice.choice([1, 3, 40, 300]))
        turn_16(self.app, on=self.app.today())

    def live(self, ways, steps):
        self.enter()
        for _ in range(steps):
            self.dice.choice(ways)()
        self.evenings[self.app.today()] = set(self.read(lambda s: s.list.ids(ChildFilter())))


PROMPT = ("enter", "move", "move", "sleep", "sleep", "resettle")
ANYHOW = (*PROMPT, "move_late", "merge", "undo", "correct", "take_out")


@pytest.fixture
def years(blank, tmp_path_factory, clock):
    opened = []

    def begin(seed):
        folder = tmp_path_factory.mktemp("nam") / "kho"
        shutil.copytree(blank[0], folder)
        clock.now = datetime(2022, 1, 3, 1, 0, tzinfo=UTC)
        dice = random.Random(seed)
        app = open_book(folder, blank[1], clock, id_maker(clock, dice.getrandbits))
        opened.append(app)
        set_up_commune(app, ("Thôn Đồng Á", "Thôn Biêng"))
        return Years(app, clock, dice)

    yield begin
    for app in opened:
        app.close()


def sums_hold(living):
    """Hold the book against the list of today, and its periods against each other."""
    book = living.read(read_book)
    today, dice = living.app.today(), living.dice
    there = living.read(lambda s: s.children.count_by_village())
    ids = set(living.read(lambda s: s.list.ids(ChildFilter())))
    assert set(book.on_list(today)) == ids
    assert {v: len(book.on_list(today, v)) for v in book.villages() | there.keys()} == {
        v: there.get(v, 0) for v in book.villages() | there.keys()
    }
    days = sorted(dice.choice([today, *living.evenings]) for _ in range(2))
    for first, last in (days, (days[0] - timedelta(days=5000), today)):
        whole = book.sums(first, last)
        parts = [(village, book.sums(first, last, village)) for village in book.villages()]
        assert whole.opening == sum(one.opening for _, one in parts)
        assert whole.closing == sum(one.closing for _, one in parts)
        for village, one in ((None, whole), *parts):
            assert one.opening == len(book.on_list(first - timedelta(days=1), village))
            assert one.closing == len(book.on_list(last, village))
            for sign, counts in ((1, one.ins), (-1, one.outs)):
                for kind, count in counts.items():
                    assert len(book.who(first, last, kind, sign, village)) == count > 0
        moved = [(p.ins.get(VILLAGE, 0), p.outs.get(VILLAGE, 0)) for _, p in parts]
        assert sum(i for i, _ in moved) == sum(o for _, o in moved)
        assert VILLAGE not in whole.ins
    return book


_quick = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_quick
@given(st.integers(0, 2**32))
def test_the_sums_hold_for_random_years_of_a_commune(years, seed):
    living = years(seed)
    living.live([getattr(living, name) for name in ANYHOW], steps=30)
    sums_hold(living)


@_quick
@given(st.integers(0, 2**32))
def test_where_all_is_recorded_the_same_day_each_evening_is_remembered(years, seed):
    living = years(seed)
    living.live([getattr(living, name) for name in PROMPT], steps=25)
    book = sums_hold(living)
    for day, ids in living.evenings.items():
        assert set(book.on_list(day)) == ids, day


@pytest.mark.campaign
@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_the_sums_hold_for_many_random_years(years, seed):
    living = years(seed)
    living.live([getattr(living, name) for name in ANYHOW], steps=60)
    sums_hold(living)


def test_each_way_in_and_out_is_its_own_kind(app, clock):
    where = villages(app)
    one, two, three, four = add_home(
        app, an(), an(), an(), an(source="a.xlsx#1!2"), village_id=where["Đồng Á"]
    )
    elsewhere = add_home(app, an(full_name="Lê Thị Hoa"), village_id=where["Biêng"])[0]
    entered_on = app.today()
    clock.pass_time(days=30)
    saved = merge(app, one, two)
    asked = NewMovement(
        children=(three.id,), code="BD03", happened_on=app.today(), place="xã Cao Đức"
    )
    record_movement(app, asked, on=app.today())
    with app.write("correct") as work:
        work.save(replace(work.children.get(one.id), household_id=elsewhere.household_id))
        work.save(replace(work.children.get(four.id), status="removed"))
    with app.store.read() as snapshot:
        book = read_book(snapshot)
    day = app.today()
    sums = book.sums(day, day)
    assert (sums.opening, sums.ins, sums.closing) == (5, {}, 2)
    assert sums.outs == {MERGED: 1, REMOVED: 1, "BD03": 1}
    assert book.who(day, day, MERGED, -1) == [two.id]
    first = book.sums(entered_on, entered_on, where["Đồng Á"])
    assert first.ins == {"entered": 3, LISTED: 1}
    assert book.sums(day, day, where["Biêng"]).ins == {VILLAGE: 1}
    undo_group(app, saved.group_id, on=day)
    with app.store.read() as snapshot:
        assert MERGED not in read_book(snapshot).sums(day, day).outs
