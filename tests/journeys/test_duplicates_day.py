"""The day of the doubles: an official settles twenty questions by keyboard alone.

A real window over an invented commune whose doubles are known; the search finds them by itself.
Some are merged with a field chosen, some told apart, three records at once, and one is undone.
"""

from dataclasses import dataclass, field, replace
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.domain.fields import text_of
from app.domain.status import Status
from app.domain.text.text import without_marks
from app.services.doubles.list_doubles import count_doubles
from app.services.doubles.scan_doubles import scan_doubles
from tests.journeys.official import AT_150
from ui.bootstrap import make_application, open_window
from ui.demo import make_commune
from ui.look import Look
from ui.places import SIDE_PLACES
from ui.settings import keep_scale
from ui.tour.hand import Hand

CHILDREN = 800
WANTED = 20


@pytest.fixture
def place(tmp_path):
    """An invented commune; one of its children is entered twice more."""
    app, invented = make_commune(tmp_path / "so", CHILDREN)
    with app.write("visit") as work:
        first = work.children.get(invented.duplicates[0][0])
        thrice = [
            replace(
                first,
                id=app.new_id(),
                external_code="",
                national_id="",
                source="",
                revision=0,
                full_name=without_marks(first.full_name),
            )
            for _ in range(2)
        ]
        work.save_all(thrice)
    yield app, first.id
    app.close()


@pytest.fixture
def look(qapp):
    made = Look(make_application())
    yield made
    made.scale_to(100)


@dataclass
class Settled:
    """What the official said, and what must be true of it in the evening."""

    merged: dict = field(default_factory=dict)
    """Kept id -> (ids that ended in it, field that was chosen, its text)."""
    apart: list = field(default_factory=list)
    undone: list = field(default_factory=list)

    @property
    def count(self):
        return len(self.merged) + len(self.apart) + len(self.undone)


class DoublesDay:
    """The official at the keyboard."""

    def __init__(self, app, window, hand):
        self.app, self.window, self.hand = app, window, hand
        self.settled = Settled()

    @property
    def page(self):
        return self.window.page

    @property
    def model(self):
        return self.page.model

    def rest(self):
        for _ in range(3):
            self.hand.breathe()
            self.hand.until(lambda: not self.window.desk.store.is_busy, "the store to rest")

    def begin(self):
        """Wait for the search, then go to the page by its number."""
        told = []
        self.window.desk.matching.scanned.connect(lambda done, total: told.append((done, total)))
        self.hand.until(lambda: (0, 0) in told, "the search for doubles")
        self.rest()
        number = [one.key for one in SIDE_PLACES].index("duplicates") + 1
        self.hand.press(Qt.Key(Qt.Key.Key_0 + number), ctrl=True)
        self.hand.until(lambda: self.page.title == "Trùng lặp", "the page")
        self.rest()
        self.hand.look("doubles")

    def find(self, child_id):
        """Put groups off until the one with a child is open."""
        for _ in self.model.groups:
            if child_id in self.model.group.ids:
                return
            self.hand.press(Qt.Key.Key_F9)
            self.rest()
        raise AssertionError(child_id)

    def settle(self, number):
        """Answer the open group as its turn comes: merge, merge with a choice, or tell apart."""
        if number % 5 == 4:
            self.tell_apart()
        elif number % 3 == 1:
            self.merge(choosing=True)
        else:
            self.merge()

    def merge(self, *, choosing=False):
        group = self.model.group
        name, text = self.choose_second() if choosing else ("", "")
        chosen = name or "full_name", text or self.model.choice.text("full_name")
        kept = group.ids[self.model.choice.kept]
        self.hand.press(Qt.Key.Key_Return, ctrl=True)
        self.wait_for_next(group)
        ended = [id_ for id_ in group.ids if id_ != kept]
        self.settled.merged[kept] = (ended, *chosen)

    def choose_second(self):
        """Go to the next row that differs and can be chosen by itself; take the second record."""
        for _ in self.page.pane.rows.differing:
            row = self.page.pane.table.currentIndex().row()
            line = self.model.group.lines[row]
            if line.field in ("full_name", "father_name", "mother_name") and line.texts[1]:
                self.hand.press(Qt.Key.Key_2)
                return line.field, line.texts[1]
            self.hand.press(Qt.Key.Key_Return)
        return "", ""

    def tell_apart(self):
        group = self.model.group
        self.hand.press(Qt.Key.Key_F8)
        self.wait_for_next(group)
        self.settled.apart += [frozenset(two) for two in combinations(group.ids, 2)]

    def undo_last(self):
        """Take the last merge back; it is asked about again when the search has looked."""
        kept, (ended, _, _) = self.settled.merged.popitem()
        self.hand.press(Qt.Key.Key_Z, alt=True)
        self.hand.until(lambda: self.window.status.undo.text() == "Làm lại", "the undo")
        self.hand.until(
            lambda: any({kept, *ended} <= set(group.ids) for group in self.model.groups),
            "the question again",
        )
        self.rest()
        self.settled.undone.append({kept, *ended})

    def wait_for_next(self, group):
        self.hand.until(lambda: self.model.group is not group, "the next group")
        self.rest()
        assert self.page.pane.table.hasFocus()


def records(app):
    with app.store.read() as snapshot:
        return {child.id: child for child in snapshot.children.all_ever()}


@pytest.mark.parametrize("scale", AT_150)
def test_a_day_of_doubles(place, scale, tmp_path, look):
    app, thrice = place
    keep_scale(app, scale)
    before = {id_ for id_, child in records(app).items() if child.status is Status.ACTIVE}
    window = open_window(app, look.application, look)
    window.show()
    hand = Hand(window, tmp_path)
    day = DoublesDay(app, window, hand)
    try:
        day.begin()
        asked = len(day.model.groups)
        day.find(thrice)
        assert len(day.model.group.members) > 2
        hand.look("three-records")
        day.merge()
        for number in range(WANTED - 2):
            day.settle(number)
        day.merge()
        assert day.settled.count >= WANTED
        day.undo_last()
        hand.look("twenty-settled")
        _the_side_bar_counts(day, asked)
    finally:
        window.close()
        window.deleteLater()
    _the_store_is_right(app, day.settled, before)
    _each_answer_is_one_group(app, day.settled)
    _nobody_asks_again(app, day.settled)
    assert all(QImage(str(path)).width() == window.width() for path in hand.pictures)


def _the_side_bar_counts(day, asked):
    with day.app.store.read() as snapshot:
        left = count_doubles(snapshot)
    assert left == len(day.model.groups) < asked
    assert day.window.side._buttons["duplicates"].text() == f"Trùng lặp  {left}"


def _the_store_is_right(app, settled, before):
    now = records(app)
    ended = {id_ for ids, _, _ in settled.merged.values() for id_ in ids}
    assert {id_ for id_, child in now.items() if child.status is Status.ACTIVE} == before - ended
    for kept, (ids, name, text) in settled.merged.items():
        assert text_of(now[kept], name) == text
        for id_ in ids:
            assert (now[id_].status, now[id_].merged_into) == (Status.MERGED, kept)
    assert max(len(ids) for ids, _, _ in settled.merged.values()) >= 2
    with app.store.read() as snapshot:
        said = {frozenset((d.first_id, d.second_id)) for d in snapshot.decisions.all()}
    assert said >= set(settled.apart)
    assert len(settled.apart) >= 3


def _each_answer_is_one_group(app, settled):
    with app.store.read() as snapshot:
        for kept, (ids, _, _) in settled.merged.items():
            groups = {snapshot.journal.of_entity("child", id_)[-1].change.group_id for id_ in ids}
            assert len(groups) == 1
            (group,) = groups
            actions = {line.change.action for line in snapshot.journal.group(group)}
            assert actions == {"merge"}
            assert kept not in ids


def _nobody_asks_again(app, settled):
    scan_doubles(app)
    with app.store.read() as snapshot:
        pairs = {frozenset((p.first_id, p.second_id)) for p in snapshot.likenesses.all()}
    ended = {id_ for ids, _, _ in settled.merged.values() for id_ in ids}
    assert not {id_ for pair in pairs for id_ in pair} & ended
    assert not pairs & set(settled.apart)
    assert any(pair <= settled.undone[0] for pair in pairs)
