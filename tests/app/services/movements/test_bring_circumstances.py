"""A child moves away and back between three communes at random, while both sides change it.

Whatever belongs to it is in each book once: what was changed on one side since counts, and nothing
that was sealed, visited or moved is lost or doubled.
"""

import random
import shutil
from dataclasses import replace

import pytest

from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.confidential import texts_of
from app.domain.status import Status
from app.domain.visit import Visit
from app.services.circumstances.keep_confidential import keep_circumstances, read_confidential
from app.services.circumstances.unlock import lock
from app.services.movements.pass_on import lines_of
from tests.app.allowed import open_up, protect
from tests.app.services.look_alikes import ON, add_home, an, edit, stored
from tests.app.services.movements.test_receive_children import handed, living, taken
from tests.app.services.movements.test_record_movement import moved
from tests.conftest import open_book

OPEN, SEALED = ("NC01", "NC05", "DB01"), ("DB05", "DB11")
FREE = {"open": ("paper", "note"), "sealed": ("paper",), "child": ("mother_name", "guardian_name")}
LATE = FREE | {"sealed": ("note",)}


class Office:
    """One commune, and what it did to the child."""

    def __init__(self, app):
        self.app, self.child_id, self.left, self.visits, self.moves = app, None, None, 0, 0
        self.late, self.late_removed = {}, set()
        protect(app)

    def read(self):
        """Give every circumstance of the child by its name, with whether it counts."""
        open_up(self.app)
        with self.app.store.read() as snapshot:
            found = [
                *snapshot.circumstances.of_child(self.child_id),
                *read_confidential(self.app, snapshot, [self.child_id]).circumstances,
            ]
        assert len({one.answers for one in found}) == len(found), "nothing is doubled"
        return {one.answers: one for one in found}

    def put(self, one):
        open_up(self.app)
        with self.app.write("correct") as unit:
            if one.code in SEALED:
                keep_circumstances(self.app, unit, [one])
            else:
                unit.save(one)

    def remove(self, name):
        one = self.read()[name]
        with self.app.write("correct") as unit:
            record = unit.belonging("confidential", one.id) or unit.circumstances.get(one.id)
            unit.save(replace(record, status=Status.REMOVED))

    def change(self, name, field, text):
        if name == "child":
            edit(self.app, stored(self.app, Known(self.child_id)), **{field: text})
        else:
            self.put(replace(self.read()[name], **{field: text}))


class Known:
    """A record of which the id is known."""

    def __init__(self, id_):
        self.id = id_


class Walk:
    """A child on its way, and what is to be found of it where it lives."""

    def __init__(self, apps, folder, seed):
        self.random, self.folder, self.tick = random.Random(seed), folder, 0
        self.offices = [Office(app) for app in apps]
        self.home = self.offices[0]
        self.texts, self.stamps, self.kinds = {}, {}, {"child": "child"}
        self.home.child_id = add_home(self.home.app, an(), an(full_name="Lê Thị Bình"))[0].id

    def now(self):
        self.tick += 1
        return self.tick

    def write(self, name, field, text):
        self.texts[name, field], self.stamps[name, field] = text, self.now()

    def fresh(self):
        return f"chữ {self.now()}"

    def of_kind(self, *kinds):
        return [name for name, kind in self.kinds.items() if kind in kinds]

    def add(self):
        sealed = self.random.random() < 0.5
        name = f"hồ sơ {self.now()}"
        code = self.random.choice(SEALED if sealed else OPEN)
        made = Circumstance(
            id=self.home.app.new_id(), child_id=self.home.child_id, code=code, answers=name
        )
        # one group once at a time: what is there of it already has ended
        for known, one in self.home.read().items():
            if one.code == code and one.ended_on is None:
                self.home.put(replace(one, ended_on=ON, end_cause="no_longer"))
                self.write(known, "end_cause", "no_longer")
        self.home.put(made)
        self.kinds[name] = "sealed" if sealed else "open"
        self.write(name, "code", code)

    def change(self):
        name = self.random.choice([*self.kinds])
        field = self.random.choice(FREE[self.kinds[name]])
        text = self.fresh()
        self.home.change(name, field, text)
        self.write(name, field, text)

    def change_late(self):
        office = self.random.choice(self.offices)
        known = {"child", *office.read()} & self.kinds.keys() if office.left else ()
        if office is not self.offices[0]:  # of sealed ones, what two offices wrote is kept twice
            known = [name for name in known if self.kinds[name] != "sealed"]
        if office is self.home or not known:
            return
        name = self.random.choice(sorted(known))
        field = self.random.choice(LATE[self.kinds[name]])
        text = self.fresh()
        office.change(name, field, text)
        office.late[name, field] = text

    def remove(self):
        late = {name for office in self.offices for name, _ in office.late}
        free = [name for name in self.of_kind("open", "sealed") if name not in late]
        if free:
            name = self.random.choice(free)
            self.home.remove(name)
            del self.kinds[name]

    def visit(self):
        app, office = self.home.app, self.home
        home = stored(app, Known(office.child_id)).household_id
        with app.write("visit") as unit:
            unit.save(Visit(id=app.new_id(), household_id=home, visited_on=ON))
        office.visits += 1

    def move(self):
        left, there = self.home, self.random.choice([o for o in self.offices if o is not self.home])
        open_up(left.app)
        moved(left.app, "BD03", f"2026-05-{self.days():02}", Known(left.child_id))
        file = handed(
            left.app, [Known(left.child_id)], self.folder, f"{self.tick}.tre", confidential=True
        )
        left.left, left.late = self.now(), {}
        left.moves += 1
        if self.random.random() < 0.5:
            lock(there.app)
        taken(there.app, file)
        there.moves += 1
        there.child_id = there.child_id or living(there.app)["Lê Văn An"].id
        self.home = there
        for key, text in there.late.items():
            if key[0] in self.kinds and self.stamps.get(key, 0) < there.left:
                self.write(*key, text)
        self.check()

    def days(self):
        self.day = getattr(self, "day", 0) + 1
        return self.day

    def check(self):
        office, found = self.home, self.home.read()
        assert found.keys() == set(self.of_kind("open", "sealed")), "nothing lost, nothing more"
        child = stored(office.app, Known(office.child_id))
        for (name, field), text in self.texts.items():
            if name in self.kinds:
                record = child if name == "child" else found[name]
                assert getattr(record, field) == text, (name, field, texts_of(found.get(name)))
        with office.app.store.read() as snapshot:
            ids = [one.id for one in snapshot.children.all_ever()]
            movements = snapshot.movements.of_child(office.child_id)
            told = lines_of(snapshot, office.child_id, movements)
            # what comes in one file is written at one moment, in one act
            lines = [one for one in told if one.action != "receive"]
            homes = len([*snapshot.households.all_ever()])
            assert len([*snapshot.visits.all_ever()]) == office.visits
        assert len(ids) == (2 if office is self.offices[0] else 1)
        assert (homes, len(movements)) == (1, office.moves)
        twice = [one for one in set(lines) if lines.count(one) > 1]
        assert not twice, ("its history is told once", twice)


def walked(walk, steps):
    ways = [walk.add, walk.change, walk.change, walk.change_late, walk.visit, walk.remove]
    for _ in range(2):
        walk.add()
    for number in range(steps):
        walk.move() if number % 4 == 3 else walk.random.choice(ways)()
    return walk


@pytest.fixture
def three(app, elsewhere, tmp_path, clock, new_id, blank):
    shutil.copytree(blank[0], tmp_path / "xa-ba")
    third = open_book(tmp_path / "xa-ba", blank[1], clock, new_id, commune="07615")
    yield app, elsewhere, third
    third.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_belongs_to_a_child_is_there_once(three, tmp_path, seed):
    walk = walked(Walk(three, tmp_path, seed), 24)
    assert max(office.moves for office in walk.offices) > 2


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(100, 160))
def test_whatever_belongs_to_a_child_is_there_once_in_many_walks(three, tmp_path, seed):
    walked(Walk(three, tmp_path, seed), 40)
