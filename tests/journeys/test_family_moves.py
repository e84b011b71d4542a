"""A family moves away and comes back: by keyboard in the real window, and the sums say so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.domain.status import Status
from tests.app.services.look_alikes import add_home, an, stored, villages
from tests.journeys.official import AT_100, ENTER, Official, working
from ui.movements.sheet import MovementSheet

SPACE, TAB, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Down


class Mover(Official):
    """Somebody at *Trẻ em* who records that families come and go."""

    @property
    def sheet(self):
        return self.window.findChild(MovementSheet)

    def open_sheet(self):
        self.hand.press(Qt.Key.Key_B, ctrl=True)
        self.hand.until(lambda: self.sheet and self.sheet.isVisible(), "the sheet")
        self.rest()

    def record_for_all(self, place):
        """Fill the form from its kind to its last field, for the whole household."""
        self.hand.press(ENTER)
        self.hand.press(ENTER)
        self.hand.type(place)
        self.rest()
        self.hand.press(ENTER)
        self.hand.press(ENTER)
        self.hand.press(TAB)
        assert self.sheet.form.family.hasFocus()
        self.hand.press(SPACE)
        self.hand.look("ca-ho")
        self.hand.press(ENTER)
        self.rest()

    def figures(self):
        return {(one.kind, one.sign): one.count for one in self.page.period.model.figures}


@pytest.mark.parametrize("scale", AT_100)
def test_a_family_moves_away_and_comes_back(app, tmp_path, scale):
    where = villages(app)
    family = add_home(app, an(), an(full_name="Lê Thị Bình"), village_id=where["Biêng"])
    add_home(app, an(full_name="Giáp Văn Út"), village_id=where["Biêng"], head_name="Giáp Văn Lâm")
    with working(Mover, app, tmp_path, scale) as official:
        hand = official.hand
        official.go("children", "Trẻ em")
        hand.type("le van an")
        official.rest()
        hand.press(DOWN)
        hand.press(ENTER)
        official.rest()
        official.open_sheet()
        official.record_for_all("cao duc")
        assert {stored(app, child).status for child in family} == {Status.MOVED_OUT}
        hand.look("ca-ho-da-di")
        hand.press(Qt.Key.Key_Escape)
        official.page.tabs.setFocus()
        hand.press(Qt.Key.Key_Right)
        official.rest()
        away = {("opening", 0): 0, ("entered", 1): 3, ("BD03", -1): 2, ("closing", 0): 1}
        assert official.figures() == away
        official.press_until(
            Qt.Key.Key_Up, lambda: official.page.period.model.chosen.kind == "BD03"
        )
        official.rest()
        hand.look("bien-dong-trong-ky")
        hand.press(ENTER)
        hand.press(DOWN)
        hand.press(ENTER)
        official.rest()
        official.open_sheet()
        assert official.sheet.form.kind.currentText() == "Chuyển đến"
        official.record_for_all("cao duc")
        hand.press(Qt.Key.Key_Escape)
        official.rest()
        assert {stored(app, child).status for child in family} == {Status.ACTIVE}
        assert official.figures() == {**away, ("BD02", 1): 2, ("closing", 0): 3}
        hand.look("da-tro-ve")
        pictures = hand.pictures
    with app.store.read() as snapshot:
        moves = [[one.code for one in snapshot.movements.of_child(child.id)] for child in family]
        places = {one.place_code for one in snapshot.movements.of_child(family[0].id)}
    assert moves == [["BD03", "BD02"]] * 2
    assert places == {"09466"}
    assert all(QImage(str(path)).width() >= 1366 for path in pictures)
