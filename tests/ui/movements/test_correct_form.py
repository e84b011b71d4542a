"""A movement written down wrongly is put right by the keyboard; the sums of the month follow."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.status import Status
from app.services.movements.record_movement import NewMovement, record_movement
from ui.movements.sheet import MovementSheet
from ui.signals import Wish

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def left(filled):
    """A child who is said to have left on 05/06, by a wrong paper."""
    with filled.store.read() as snapshot:
        child = next(c for c in snapshot.children.all() if c.full_name == "Giáp Thị Đào")
    entry = NewMovement(
        children=(child.id,),
        code="BD03",
        happened_on=date(2026, 6, 5),
        place="xã Cao Đức, tỉnh Bắc Ninh",
        place_code="09466",
        paper="Giấy số 12",
    )
    record_movement(filled, entry, on=filled.today())
    return child.id


@pytest.fixture
def period(left, window, rest):
    window.go(Wish("children"))
    window.page.tabs.setCurrentIndex(1)
    rest(window)
    period = window.page.period
    figure = next(one for one in period.model.figures if one.kind == "BD03")
    period.table.go_to(period.model.figures.index(figure))
    rest(window)
    return period


def stored(app, child_id):
    with app.store.read() as snapshot:
        (movement,) = snapshot.movements.of_child(child_id)
        return movement, snapshot.children.get(child_id).status


def sheet_of(window):
    return window.findChild(MovementSheet)


def test_esc_keeps_what_was_typed_and_thoi_lets_it_go(period, window, rest, press):
    period.correct.click()
    rest(window)
    sheet = sheet_of(window)
    sheet.correct.paper.setText("Giấy số 21")
    press(ESCAPE)
    assert sheet.correct.movement is None
    sheet.corrects[0].click()
    assert sheet.correct.paper.text() == "Giấy số 21"
    sheet.correct.leave.click()
    sheet.corrects[0].click()
    assert sheet.correct.paper.text() == "Giấy số 12"


def test_from_the_month_a_day_is_put_right_and_the_sums_follow(
    period, left, window, rest, qtbot, press, filled
):
    assert period.correct.isVisible()
    period.correct.click()
    rest(window)
    form = sheet_of(window).correct
    assert form.isVisible()
    assert not sheet_of(window).form.isVisible()
    assert form.day.hasFocus()
    assert (form.day.text(), form.paper.text()) == ("05/06/2026", "Giấy số 12")
    qtbot.keyClicks(form.day, "30/05/2026")
    press(ENTER)
    assert form.place.hasFocus()
    press(ENTER)
    form.paper.selectAll()
    qtbot.keyClicks(form.paper, "21")
    press(ENTER)
    press(ENTER)
    rest(window)
    movement, status = stored(filled, left)
    assert (str(movement.happened_on), movement.paper) == ("2026-05-30", "21")
    assert (movement.place_code, status) == ("09466", Status.MOVED_OUT)
    assert "BD03" not in {one.kind for one in period.model.figures}
    assert not form.isVisible()
    window.status.undo.click()
    rest(window)
    assert str(stored(filled, left)[0].happened_on) == "2026-06-05"
    assert "BD03" in {one.kind for one in period.model.figures}


def test_another_place_forgets_the_commune_and_one_that_is_chosen_is_kept(
    period, left, window, rest, qtbot, press, filled
):
    period.correct.click()
    rest(window)
    form = sheet_of(window).correct
    form.place.setFocus()
    form.place.selectAll()
    qtbot.keyClicks(form.place, "Binh Duong")
    form.save.click()
    rest(window)
    movement, _ = stored(filled, left)
    assert (movement.place, movement.place_code) == ("Binh Duong", "")
    sheet_of(window).corrects[0].setFocus()
    press(ENTER)
    form.place.setFocus()
    form.place.selectAll()
    qtbot.keyClicks(form.place, "cao duc")
    rest(window)
    assert form.place.offers
    press(ENTER)
    form.save.click()
    rest(window)
    assert stored(filled, left)[0].place_code == "09466"


def test_what_makes_no_sense_is_said_and_esc_leaves_it_as_it_was(
    period, left, window, rest, press, filled
):
    period.correct.click()
    rest(window)
    sheet = sheet_of(window)
    for wrong, why in (("09/06/2026", "chưa đến"), ("hôm qua", "Chưa có ngày xảy ra")):
        sheet.correct.day.setText(wrong)
        sheet.correct.save.click()
        rest(window)
        assert why in sheet.message.text.text()
        assert sheet.correct.day.text() == wrong
    sheet.correct.day.setFocus()
    press(ESCAPE)
    assert not sheet.correct.isVisible()
    assert sheet.form.isVisible()
    assert QApplication.focusWidget() is sheet.corrects[0]
    press(ESCAPE)
    assert not sheet.isVisible()
    assert str(stored(filled, left)[0].happened_on) == "2026-06-05"


def test_what_the_program_noted_by_itself_has_nothing_to_put_right(period, window, rest):
    for kind in ("opening", "listed", "closing"):
        places = [at for at, one in enumerate(period.model.figures) if one.kind == kind]
        period.table.go_to(places[0])
        rest(window)
        assert not period.correct.isVisible()
