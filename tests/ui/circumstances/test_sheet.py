"""A child's circumstances by the keyboard alone: asked for, recorded, ended, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from ui.circumstances.opened import Face
from ui.circumstances.sheet import CircumstanceSheet
from ui.signals import Wish


@pytest.fixture
def sheet(window, rest, filled):
    window.go(Wish("children"))
    rest(window)
    window.page.table.setFocus()
    page = window.page
    page.model.open(page.model.ids[0])
    rest(window)
    page.record.circumstances.click()
    rest(window)
    return window.findChild(CircumstanceSheet)


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def records(app, sheet):
    with app.store.read() as snapshot:
        id_ = sheet.model.opened.child_id
        return snapshot.circumstances.of_child(id_), snapshot.children.get(id_)


def type_keys(qtbot, text):
    for one in text:
        target = QApplication.focusWidget()
        key = {"\n": Qt.Key.Key_Return, "<": Qt.Key.Key_Backspace}.get(one)
        qtbot.keyClick(target, key) if key else qtbot.keyClicks(target, one)


def test_the_guide_by_number_keys_to_a_recorded_group(sheet, window, rest, qtbot, filled):
    assert sheet.isVisible()
    assert "Chưa ghi hoàn cảnh nào" in said(sheet)
    type_keys(qtbot, "\n")  # the button in focus begins the guide
    assert sheet.model.face is Face.QUESTION
    type_keys(qtbot, "1\n1\n3\n1\n")  # parents; not left; father dead; mother raises
    assert sheet.model.face is Face.RESULT
    text = said(sheet)
    assert "NC03" in text
    assert "không phải mồ côi cả cha và mẹ" in text
    type_keys(qtbot, "<")
    assert sheet.model.question.key == "mother"
    assert sheet.question.answers[0].isChecked(), "what was answered before stands"
    type_keys(qtbot, "\n\n")  # the answer again, then to the form
    assert sheet.model.face is Face.FORM
    assert sheet.form.started.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "05/02/2026")
    type_keys(qtbot, "\n")
    QApplication.focusWidget().insert("Giấy chứng tử số 12")
    type_keys(qtbot, "\n\n\n")
    rest(window)
    found, child = records(filled, sheet)
    assert (found[0].code, found[0].paper) == ("NC03", "Giấy chứng tử số 12")
    assert found[0].answers.startswith("topics=parents;left=no;father=dead")
    assert child.at_risk == "Trẻ em mồ côi cha hoặc mẹ, người còn lại đang nuôi dưỡng"
    assert sheet.model.face is Face.RECORDS
    assert "Giấy chứng tử số 12" in said(window.page.record)


def test_none_of_these_leads_nowhere_and_says_so(sheet, qtbot):
    type_keys(qtbot, "\n0\n")
    assert "Không thuộc nhóm nào; không có chuyện nào" in said(sheet)
    assert sheet.result.record.isHidden()


def test_none_of_these_and_the_others_exclude_each_other(sheet, qtbot):
    type_keys(qtbot, "\n10")
    assert [one.isChecked() for one in sheet.question.answers] == [False] * 9 + [True]


def test_help_is_named_by_a_part_of_its_name_and_ended(sheet, window, rest, qtbot, filled):
    sheet.records.choose.click()
    qtbot.keyClicks(sheet.chooser.field, "trung thu")
    type_keys(qtbot, "\n")
    assert sheet.model.face is Face.FORM
    sheet.form.save.click()
    rest(window)
    found, child = records(filled, sheet)
    assert (found[0].code, child.assisted) == ("TG14", True)
    sheet.records.ends[1].click()
    assert sheet.model.face is Face.END
    sheet.end.save.click()
    rest(window)
    found, child = records(filled, sheet)
    assert (found[0].end_cause, child.assisted) == ("no_longer", False)
    assert "Đã kết thúc" in said(sheet)


def test_what_cannot_be_read_as_a_day_is_said_at_its_field(sheet, qtbot):
    sheet.records.choose.click()
    qtbot.keyClicks(sheet.chooser.field, "DB04")
    type_keys(qtbot, "\n")
    sheet.form.started.setText("32/13/2026")
    sheet.form.save.click()
    assert "Ngày ghi đủ" in sheet.form.message.text.text()
    sheet.form.started.setText("01/01/2027")
    sheet.form.save.click()


def test_a_refusal_is_said_and_what_was_typed_stands(sheet, window, rest, qtbot):
    sheet.records.choose.click()
    qtbot.keyClicks(sheet.chooser.field, "DB04")
    type_keys(qtbot, "\n")
    sheet.form.started.setText("01/01/2027")
    sheet.form.paper.setText("GXN 7")
    sheet.form.save.click()
    rest(window)
    assert "không thể sau hôm nay" in sheet.message.text.text()
    assert sheet.form.paper.text() == "GXN 7"


def test_escape_goes_back_one_step_and_then_closes(sheet, window, qtbot):
    type_keys(qtbot, "\n1\n")
    for face in (Face.QUESTION, Face.RECORDS):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert sheet.model.face is face
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert window.page.record.isVisible(), "the page took no step back"


@pytest.mark.parametrize("scale", [100, 150])
def test_no_answer_is_cut_at_the_right(sheet, window, look, qtbot, scale):
    look.scale_to(scale)
    QApplication.processEvents()
    type_keys(qtbot, "\n")
    QApplication.processEvents()
    area = sheet.question.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    assert sheet.geometry().right() < window.width()


def test_esc_loses_nothing_that_was_typed(sheet, window, rest, qtbot, filled):
    type_keys(qtbot, "\n1\n1\n3\n1\n\n")
    sheet.form.paper.setText("Giấy chứng tử số 12")
    for _ in range(12):
        if not sheet.isVisible():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    window.page.record.circumstances.click()
    rest(window)
    type_keys(qtbot, "\n1\n1\n3\n1\n\n")
    assert sheet.form.paper.text() == "Giấy chứng tử số 12"
    assert "chưa lưu" in sheet.form.message.text.text()
    type_keys(qtbot, "\n\n\n\n")
    rest(window)
    found, _ = records(filled, sheet)
    assert [one.paper for one in found] == ["Giấy chứng tử số 12"]
    type_keys(qtbot, "\n1\n1\n3\n1\n\n")
    assert sheet.form.paper.text() == "", "what was stored is not offered again"


def test_tab_stays_in_the_sheet(sheet, qtbot):
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _ in range(6):
            qtbot.keyClick(QApplication.focusWidget(), key)
            assert sheet.isAncestorOf(QApplication.focusWidget())


def test_the_sheet_goes_with_its_page(sheet, window, rest):
    """What is confidential does not stay over another page."""
    window.go(Wish("home"))
    rest(window)
    assert not sheet.isVisible()
    assert window.page.isVisible()
