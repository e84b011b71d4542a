"""At the door: a child is typed, and the guide is asked about it before it is saved.

What was answered is in the draft, sealed where nobody else may read it, and is saved with the child
in one step that is undone in one.
"""

import pytest
from PySide6.QtCore import Qt

from app.services.undo_group import undo_group
from tests.app.all_texts import all_texts
from tests.app.allowed import open_up, protect
from tests.app.services.look_alikes import add_home, an, villages
from tests.app.storage.test_drop_box import opened
from tests.journeys.official import AT_150, ENTER, working
from tests.journeys.test_circumstances_day import Judge, codes
from tests.journeys.test_visit_doubles import VISIT, Collaborator
from ui.circumstances.opened import Face
from ui.pages.visit.state import PAGE, VisitState

TYPED = {"full_name": "Le Thi Mo", "birth_date": "16/3/2019", "sex": "2", "ethnicity": "Kinh"}


class AtTheDoor(Judge, Collaborator):
    """Visits, and judges."""

    def draft(self):
        with self.app.store.read() as snapshot:
            kept = snapshot.drafts.newest(PAGE)
        return VisitState.from_json(kept.body) if kept else None

    def records(self):
        self.hand.until(lambda: self.sheet.model.face is Face.RECORDS, "the records")
        self.rest()
        return self.said(self.sheet.records)


@pytest.mark.parametrize("scale", AT_150)
def test_a_child_that_is_typed_is_judged_and_saved_with_it(app, tmp_path, scale):
    protect(app)
    where = villages(app)
    (sibling,) = add_home(app, an(), village_id=where["Biêng"])
    with app.store.read() as snapshot:
        home = snapshot.households.get(sibling.household_id)
    with working(AtTheDoor, app, tmp_path, scale) as official:
        hand = official.hand
        official.go("visit", VISIT)
        official.find_household("bieng", home.head_name)
        for name, text in TYPED.items():
            official.enter(name, text)
        official.open_sheet()
        hand.press(ENTER)
        official.answer(1, 1, 3, 3, 1, 1)  # both parents dead, no adoption, grandparents raise it
        hand.press(ENTER)
        official.fill("01/02/2024", "Giay chung tu so 5, 6", "", "")
        assert "DB01.3" in official.records()
        hand.press(ENTER)
        official.answer(3, 3)
        official.answer(1)  # HIV, the child itself, confirmed
        hand.press(ENTER)
        official.fill("05/01/2026", "PXN 7", "", "")
        assert "1 hoàn cảnh đã cất vào phần mật" in official.records()
        hand.look("chua-luu")
        hand.until(lambda: (d := official.draft()) and d.prepared.dropped, "the draft")
        assert [said.code for said in official.draft().prepared.recordings] == ["DB01.3"]
        assert "PXN" not in all_texts(app)
        hand.press(Qt.Key.Key_Escape)
        assert official.sheet.isHidden()
        assert "(2)" in official.page.circumstances.text()
        hand.look("tren-phieu")

        last = official.last_seq()
        hand.press(ENTER, ctrl=True)
        hand.until(lambda: official.last_seq() > last, "the save")
        official.rest()
        assert "(" not in official.page.circumstances.text(), "the next child is another one"
        made = official.changes_since(last)
        assert len({change.group_id for change in made}) == 1
        (child,) = (c for c in official.page.model.around.children if c.id != sibling.id)
        assert codes(app, child) == ["DB01.3"]
        assert child.special == "Trẻ em mồ côi cả cha và mẹ"
        assert "PXN" not in all_texts(app)
        open_up(app)
        assert [(one.code, one.paper, one.child_id) for one in opened(app)] == [
            ("DB05", "PXN 7", child.id)
        ]
        undo_group(app, made[0].group_id, on=app.today())
        assert (codes(app, child), opened(app)) == ([], ())
