"""At the door: a collaborator types children who are perhaps in the book, by keyboard alone.

One is there already, written otherwise in every way that people write; she goes on in that record.
Its twin and a namesake of another house are told apart once and never asked about again.
"""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.domain.text.text import fold
from app.matching.person import person_of
from app.services.doubles.find_likely import LikelyChildren
from app.services.doubles.scan_doubles import scan_doubles
from tests.journeys.official import AT_150, ENTER, Official, living, working
from ui.demo import make_commune

CHILDREN = 600
VISIT = "Thăm hộ"


@dataclass(frozen=True)
class Planted:
    """What stands in the book before the visit."""

    known: Child
    """Her year of birth only, and her mother as the one who brings her up."""
    grandfather: Household
    """Where she lives now: in another village, without a child in the book."""
    neighbour: Household
    village: str
    """Where both of these are."""


@pytest.fixture
def place(tmp_path):
    """An invented commune, and in it a girl who has moved to her grandfather."""
    app, _ = make_commune(tmp_path / "so", CHILDREN)
    with app.store.read() as snapshot:
        near, far = snapshot.villages.all()[:2]
    ids = [HouseholdId(app.new_id()) for _ in range(3)]
    father = Household(id=ids[0], village_id=far.id, head_name="Vi Văn Thắng", phone="0912340001")
    grandfather = Household(id=ids[1], village_id=near.id, head_name="Lộc Văn Bảy")
    neighbour = Household(id=ids[2], village_id=near.id, head_name="Mông Văn Sáu")
    known = Child(
        id=ChildId(app.new_id()),
        household_id=father.id,
        full_name="Vi Thị Ánh Tuyết",
        birth_date=BirthDate(2017),
        sex=Sex.FEMALE,
        ethnicity="Nùng",
        father_name="Vi Văn Thắng",
        guardian_name="Lộc Thị Bưởi",
    )
    with app.write("import") as unit:
        unit.save_all([father, grandfather, neighbour, known])
    yield app, Planted(known, grandfather, neighbour, fold(near.name))
    app.close()


class Collaborator(Official):
    """Visits households; her keys only, and what the page shows her."""

    @property
    def state(self):
        return self.page.model.state

    def rest(self):
        """Wait until the last letter was asked about as well."""
        asking = self.page.flow._likely._timer if self.page.title == VISIT else None
        self.hand.until(lambda: not (asking and asking.isActive()), "the question")
        super().rest()

    def find_household(self, village, head):
        """Find village and household by a few letters each."""
        panel = self.page.panel
        self.press_until(Qt.Key.Key_Escape, panel.village.hasFocus)
        for text, offered in ((village, panel.village), (head, panel.head)):
            self.hand.press(Qt.Key.Key_A, ctrl=True)
            self.hand.type(text)
            self.hand.until(lambda one=offered: one.is_open and one.marked is not None, text)
            self.hand.press(ENTER)
            self.rest()
        self.press_until(ENTER, self.editor("full_name").hasFocus)

    def editor(self, name):
        return self.page.view.row(name).editor.widget

    def enter(self, name, text):
        """Go on by Enter to a field and type over what is there."""
        self.press_until(ENTER, self.editor(name).hasFocus)
        self.hand.press(Qt.Key.Key_A, ctrl=True)
        self.hand.type(text)

    def cards(self):
        return [card.id for card in self.page.strip.cards]

    def watch(self, name, text):
        """Type letter by letter; give what the strip shows after each."""
        self.enter(name, "")
        self.hand.press(Qt.Key.Key_Backspace)
        seen = []
        for letter in text:
            self.hand.type(letter)
            self.rest()
            seen.append(self.cards())
        return seen

    def save(self):
        """Save and go on to the next child; give what the journal has got by it."""
        last = self.last_seq()
        self.hand.press(ENTER, ctrl=True)
        self.hand.until(lambda: self.last_seq() > last, "the save")
        self.hand.until(lambda: not self.page.flow.saving.under_way, "the next child")
        self.rest()
        return self.changes_since(last)


@pytest.mark.parametrize("scale", AT_150)
def test_a_visit_among_doubles(place, scale, tmp_path):
    app, planted = place
    before = living(app)
    with working(Collaborator, app, tmp_path, scale) as visit:
        visit.go("visit", VISIT)
        visit.find_household(planted.village, "loc van bay")
        _she_is_seen_while_typing(visit, planted.known)
        _her_record_goes_on(visit, planted)
        assert living(app) == before
        twin = _her_twin_is_another(visit)
        visit.find_household(planted.village, "mong van sau")
        namesake = _so_is_a_namesake(visit)
        assert living(app) == before | {twin, namesake}
        _nobody_is_asked_again(visit, planted.known.id, twin, namesake)
    _the_store_asks_no_more(app, planted.known.id, twin, namesake)


def _she_is_seen_while_typing(visit, known):
    """Her card comes before the name is whole, and neither goes nor falls behind again."""
    seen = visit.watch("full_name", "Vi Thi Anh Tuyet") + visit.watch("birth_date", "16/3/2017")
    first = next(at for at, cards in enumerate(seen) if known.id in cards)
    assert first < len("Vi Thi Anh")
    assert all(cards and cards[0] == known.id for cards in seen[first:])
    visit.hand.look("name-and-date")
    visit.enter("sex", "nữ")
    visit.enter("mother_name", "Lộc Thị Bưởi")
    visit.rest()
    (card,) = visit.page.strip.cards
    assert card.accessibleName() == (
        "Trẻ giống: Vi Thị Ánh Tuyết, họ tên gần giống; trùng tên mẹ nhưng ghi ở vai khác; "
        "trùng năm sinh; cùng giới tính; khác thôn"
    )
    visit.hand.look("strip")


def _her_record_goes_on(visit, planted):
    """She says: the same child, who lives here now; what is typed completes the record."""
    known = planted.known
    visit.hand.press(Qt.Key.Key_F7)
    visit.hand.until(lambda: visit.page.questions.asks_home, "the question of the household")
    visit.hand.look("which-household")
    visit.hand.press(Qt.Key.Key_Tab)
    visit.hand.press(ENTER)
    visit.hand.until(lambda: visit.state.child_id == known.id, "the record")
    visit.rest()
    visit.press_until(Qt.Key.Key_Backtab, visit.editor("birth_date").hasFocus)
    visit.hand.press(Qt.Key.Key_Tab)
    visit.hand.press(Qt.Key.Key_Space)
    visit.hand.look("the-record")
    changes = visit.save()
    with visit.app.store.read() as snapshot:
        now = snapshot.children.get(known.id)
        assert not snapshot.decisions.all()
    assert (now.full_name, str(now.birth_date)) == (known.full_name, "2017-03-16")
    assert (now.father_name, now.mother_name) == (known.father_name, "Lộc Thị Bưởi")
    assert now.household_id == planted.grandfather.id
    (change,) = (one for one in changes if one.entity == "child")
    assert (change.action, change.entity_id) == ("visit", known.id)
    assert change.fields.keys() == {"birth_date", "mother_name", "household_id"}
    assert {one.group_id for one in changes} == {change.group_id}


def _her_twin_is_another(visit):
    visit.enter("full_name", "Vi Thị Ánh Nguyệt")
    visit.enter("birth_date", "16/3/2017")
    visit.enter("sex", "nữ")
    visit.rest()
    visit.hand.look("twin")
    return _tell_apart_and_save(visit)


def _so_is_a_namesake(visit):
    visit.enter("full_name", "Vi Thị Ánh Tuyết")
    visit.enter("birth_date", "16/9/2017")
    visit.enter("sex", "nữ")
    visit.enter("mother_name", "Mã Thị Sen")
    visit.rest()
    assert visit.cards()
    visit.hand.look("namesake")
    return _tell_apart_and_save(visit)


def _tell_apart_and_save(visit):
    """Answer what the strip asks, if it asks; the answers are of one group with the record."""
    child_id, asked = visit.state.child_id, set(visit.cards())
    while visit.cards():
        shown = visit.cards()
        visit.hand.press(Qt.Key.Key_F8)
        visit.hand.until(lambda left=shown: visit.cards() != left, "the card to go")
        visit.rest()
    changes = visit.save()
    said = [one for one in changes if one.entity == "decision"]
    with visit.app.store.read() as snapshot:
        kept = snapshot.decisions.get_many([one.entity_id for one in said]).values()
        assert snapshot.children.get(child_id).status is Status.ACTIVE
    assert {frozenset((one.first_id, one.second_id)) for one in kept} == {
        frozenset((child_id, other)) for other in asked
    }
    assert len({one.group_id for one in changes}) == 1
    return child_id


def _nobody_is_asked_again(visit, known, twin, namesake):
    """Neither by the search of the window nor on *Trùng lặp*."""
    visit.search_ends()
    ours = {known, twin, namesake}
    visit.go("duplicates", "Trùng lặp")
    visit.hand.look("duplicates")
    assert visit.page.model.groups
    assert not [group.ids for group in visit.page.model.groups if len(ours & set(group.ids)) > 1]


def _the_store_asks_no_more(app, known, twin, namesake):
    """Neither a search of everyone nor the strip beside one of the records."""
    ours = {known, twin, namesake}
    scan_doubles(app)
    likely = LikelyChildren(app)
    with app.store.read() as snapshot:
        pairs = [{one.first_id, one.second_id} for one in snapshot.likenesses.all()]
        people = [person_of(*snapshot.children.with_household(id_)) for id_ in ours]
    assert not [pair for pair in pairs if pair <= ours]
    for person in people:
        assert not {one.child.id for one in likely.of(person)} & ours
