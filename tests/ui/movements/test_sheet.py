"""A child's movements by the keyboard: recorded, refused, taken out; the sums of the month."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.status import Status
from ui.movements.sheet import MovementSheet
from ui.signals import Wish

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(window, rest):
    window.go(Wish("children"))
    rest(window)
    return window.page


@pytest.fixture
def sheet(page, window, rest):
    page.table.setFocus()
    page.model.open(page.model.ids[0])
    rest(window)
    page.record.movements.click()
    rest(window)
    return window.findChild(MovementSheet)


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def child_of(app, sheet):
    with app.store.read() as snapshot:
        id_ = sheet.model.opened.child.id
        return snapshot.children.get(id_), snapshot.movements.of_child(id_)


def test_a_child_leaves_for_a_commune_found_by_typing(sheet, window, rest, qtbot, press, filled):
    assert "Chưa ghi biến động nào" in said(sheet)
    assert sheet.form.kind.hasFocus()
    assert sheet.form.kind.currentText() == "Chuyển đi"
    sheet.form.day.setFocus()
    sheet.form.day.selectAll()
    qtbot.keyClicks(sheet.form.day, "05/06/2026")
    press(ENTER)
    assert sheet.form.place.hasFocus()
    qtbot.keyClicks(sheet.form.place, "cao duc")
    rest(window)
    assert sheet.form.place.offers
    press(ENTER)
    assert sheet.form.paper.hasFocus()
    press(ENTER)
    press(ENTER)
    rest(window)
    child, (left,) = child_of(filled, sheet)
    assert child.status is Status.MOVED_OUT
    assert (left.code, left.place_code, str(left.happened_on)) == ("BD03", "09466", "2026-06-05")
    assert "Hồ sơ đã đóng" in said(sheet)
    assert sheet.pass_on.hasFocus(), "one more press must not record the return"
    assert "Chuyển đi" in said(window.page.record)
    press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.page.table.hasFocus()


def test_nonsense_is_said_in_place_and_what_was_typed_stays(sheet, window, rest, filled):
    sheet.form.day.setText("09/06/2026")
    sheet.form.place.setText("xã Cao Đức")
    sheet.form.save.click()
    rest(window)
    assert "chưa đến" in sheet.message.text.text()
    assert sheet.form.place.text() == "xã Cao Đức"
    sheet.form.day.setText("hôm qua")
    sheet.form.save.click()
    rest(window)
    assert "Chưa có ngày xảy ra" in sheet.message.text.text()
    assert child_of(filled, sheet)[1] == []


def test_a_movement_is_taken_out_and_the_child_is_back(sheet, window, rest, filled):
    sheet.form.place.setText("xã Cao Đức")
    sheet.form.save.click()
    rest(window)
    assert sheet.form.kind.currentText() == "Chuyển đến"
    sheet.removes[0].click()
    rest(window)
    child, moves = child_of(filled, sheet)
    assert (child.status, moves) == (Status.ACTIVE, [])
    assert sheet.form.kind.currentText() == "Chuyển đi"


def test_the_sums_of_the_month_open_their_children(page, sheet, window, rest, qtbot, press):
    sheet.form.place.setText("xã Cao Đức")
    sheet.form.save.click()
    rest(window)
    sheet.shut()
    page.tabs.setCurrentIndex(1)
    rest(window)
    figures = [(one.name, one.sign, one.count) for one in page.period.model.figures]
    assert figures == [
        ("Đầu kỳ", 0, 0),
        ("Vào sổ theo danh sách", 1, 5),
        ("Chuyển đi", -1, 1),
        ("Cuối kỳ", 0, 4),
    ]
    page.period.table.go_to(2)
    rest(window)
    assert page.period.heading.text() == "Chuyển đi · 1 trẻ"
    page.period.table.setFocus()
    press(ENTER)
    assert page.period.listed.hasFocus()
    page.period.listed.go_to(0)
    press(ENTER)
    rest(window)
    assert page.record.isVisible()
    assert "Đã chuyển đi" in said(page.record) or "Chuyển đi" in said(page.record)
    page.period.before.click()
    rest(window)
    assert [one.count for one in page.period.model.figures] == [0, 0]
    page.period.last.setText("31/12/2025")
    page.period.last.editingFinished.emit()
    assert "muộn hơn" in page.period.message.text.text()


def test_a_village_has_its_own_sums(page, window, rest):
    page.tabs.setCurrentIndex(1)
    rest(window)
    page.period.village.setCurrentIndex(page.period.village.findText("Biêng"))
    page.period.village.activated.emit(page.period.village.currentIndex())
    rest(window)
    assert [one.count for one in page.period.model.figures] == [0, 2, 2]
    assert QApplication.focusWidget() is page.period.table
