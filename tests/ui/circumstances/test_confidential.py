"""What is confidential in the sheet: asked for its passphrase, shown, counted, and locked again."""

import pytest
from PySide6.QtWidgets import QLabel

from ui.circumstances.opened import Face
from ui.circumstances.sheet import CircumstanceSheet, open_circumstances
from ui.signals import Wish

WORD = "mật khẩu riêng"


@pytest.fixture
def sheet(window, rest):
    window.go(Wish("children"))
    rest(window)
    page = window.page
    page.model.open(page.model.ids[0])
    rest(window)
    open_circumstances(page, window.desk, page.model.ids[0])
    rest(window)
    return window.findChild(CircumstanceSheet)


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_confidential_group_asks_for_the_passphrase_and_is_shown_here_alone(
    sheet, window, rest, clock
):
    sheet.model.begin_guide()
    for answer in ("health", "hiv", "child"):
        sheet.model.answer(frozenset({answer}))
    sheet.model.take_findings()
    sheet.form.paper.setText("PXN 7")
    sheet.form.save.click()
    assert sheet.model.face is Face.UNLOCK
    assert "chưa đặt mật khẩu" in sheet.unlock.about.text()
    sheet.unlock.word.setText(WORD)
    sheet.unlock.again.setText("khác")
    sheet.unlock.open.click()
    assert "chưa giống nhau" in sheet.unlock.message.text.text()
    sheet.unlock.again.setText(WORD)
    sheet.unlock.open.click()
    rest(window)
    assert "(DB05)" in said(sheet)
    assert "PXN 7" in said(sheet)
    assert "HIV" not in said(window.page.record)
    assert "DB05" not in said(window.status), "the line at the foot tells no group"
    clock.pass_time(minutes=11)
    sheet.model.look_at_clock()
    rest(window)
    assert "DB05" not in said(sheet)
    assert sheet.records.case.isHidden()
    sheet.records.unlock.click()
    sheet.unlock.word.setText("mật khẩu sai")
    sheet.unlock.open.click()
    rest(window)
    assert "Mật khẩu chưa đúng" in sheet.message.text.text()
    sheet.unlock.word.setText(WORD)
    sheet.unlock.open.click()
    rest(window)
    assert "(DB05)" in said(sheet)


def test_a_case_is_kept_and_counted(sheet, window, rest):
    sheet.records.unlock.click()
    for field in (sheet.unlock.word, sheet.unlock.again):
        field.setText(WORD)
    sheet.unlock.open.click()
    rest(window)
    sheet.records.case.click()
    assert "111" in sheet.case.duty.text.text()
    sheet.case.found.setText("01/01/2030")
    sheet.case.save.click()
    assert sheet.model.face is Face.CASE
    sheet.case.found.setText("02/06/2026")
    sheet.case.save.click()
    assert "chọn hình thức" in sheet.case.message.text.text()
    sheet.case.choices["form"].setCurrentIndex(1)
    sheet.case.save.click()
    rest(window)
    sheet.records.cases[0].click()
    assert sheet.case.choices["form"].currentData() == "violence"
    sheet.case.texts["handling"].setText("Đã gọi 111")
    sheet.case.save.click()
    rest(window)
    assert "Đã gọi 111" in said(sheet)
    assert "02/06/2026 · Bạo lực" in said(sheet)
    sheet.records.register.click()
    rest(window)
    assert "1 trẻ bị xâm hại, 1 vụ việc" in said(sheet)
    sheet.register.first.setText("03/06/2026")
    sheet.register.count.click()
    rest(window)
    assert "0 trẻ bị xâm hại" in said(sheet)
