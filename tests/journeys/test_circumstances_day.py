"""A collaborator tells of two children; an official finds their groups, by keyboard alone.

The guide is asked from the visit form and from the list; a paper that ran out is put right from
the worklist; what is confidential asks for its passphrase and shows nowhere else.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.services.cleaning.check_records import keep_problems
from tests.app.services.look_alikes import add_home, an, stored, villages
from tests.journeys.official import AT_150, ENTER, Official, working
from ui.circumstances.opened import Face
from ui.circumstances.sheet import CircumstanceSheet

WORD = "mat khau rieng"


class Judge(Official):
    """Somebody who opens the sheet with F6 and answers with number keys."""

    @property
    def sheet(self):
        return self.window.findChild(CircumstanceSheet)

    def open_sheet(self):
        self.hand.press(Qt.Key.Key_F6)
        self.hand.until(lambda: self.sheet and self.sheet.isVisible(), "the sheet")
        self.rest()

    def answer(self, *numbers):
        for number in numbers:
            self.hand.type(str(number))
            self.hand.press(ENTER)

    def fill(self, *texts):
        for text in texts:
            self.hand.type(text)
            self.hand.press(ENTER)
        self.rest()

    def find(self, words):
        self.go("children", "Trẻ em")
        self.page.search.selectAll()
        self.hand.type(words)
        self.rest()
        self.hand.press(Qt.Key.Key_Down)
        self.hand.press(ENTER)
        self.rest()

    def said(self, widget):
        return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def codes(app, child):
    with app.store.read() as snapshot:
        return [one.code for one in snapshot.circumstances.of_child(child.id)]


@pytest.mark.parametrize("scale", AT_150)
def test_two_children_find_their_groups(app, tmp_path, scale):
    where = villages(app)
    orphan, sick = add_home(
        app, an(), an(full_name="Lê Thị Bình", sex="Nữ"), village_id=where["Biêng"]
    )
    with app.write("check") as work:
        keep_problems(work, app.today(), work.children.everyone())
    with working(Judge, app, tmp_path, scale) as official:
        hand = official.hand
        official.find("le van an")
        official.open_sheet()
        hand.press(ENTER)
        official.answer(1, 1, 3, 3, 1, 1)  # both parents dead, no adoption, grandparents raise it
        hand.look("ket-qua")
        assert "DB01.3" in official.said(official.sheet.result)
        hand.press(ENTER)
        official.fill("01/02/2024", "Giay chung tu so 5, 6", "01/06/2026", "")
        assert codes(app, orphan) == ["DB01.3"]
        assert stored(app, orphan).special == "Trẻ em mồ côi cả cha và mẹ"
        hand.press(Qt.Key.Key_Escape)
        assert official.sheet.isHidden()

        official.find("le thi binh")
        official.open_sheet()
        hand.press(ENTER)
        official.answer(3, 3)
        official.answer(1)  # HIV, the child itself, confirmed
        hand.press(ENTER)
        official.fill("05/01/2026", "PXN 7", "", "")
        assert official.sheet.model.face is Face.UNLOCK
        official.fill(WORD, WORD)
        hand.until(lambda: official.sheet.model.face is Face.RECORDS, "the records")
        official.rest()
        hand.look("phan-mat")
        assert "(DB05)" in official.said(official.sheet)
        assert codes(app, sick) == []
        assert stored(app, sick).special == ""
        hand.press(Qt.Key.Key_Escape)
        assert "HIV" not in official.said(official.window)

        official.go("cleaning", "Làm sạch")
        official.page.model.choose_worklist("circumstances")
        official.rest()
        assert official.page.pane.count.text() == "1 trẻ"
        official.page.pane.table.setFocus()
        hand.press(ENTER)
        official.rest()
        official.open_sheet()
        official.sheet.records.ends[0].setFocus()
        hand.press(Qt.Key.Key_Space)
        hand.look("sua-giay")
        for _ in range(2):
            hand.press(ENTER)
        official.sheet.form.until.selectAll()
        official.fill("31/12/2030", "")
        with app.store.read() as snapshot:
            assert not [one for one in snapshot.problems.of_child(orphan.id) if "circ" in one.code]
