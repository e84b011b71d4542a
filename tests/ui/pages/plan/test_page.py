"""*Kế hoạch* in the real window: dues marked and changed, a plan opened, a note, a day off."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.calendar.due_state import DueState
from app.services.calendar.keep_plan import take_plan
from app.services.calendar.read_calendar import find_deadline
from tests.app.domain.calendar.test_plan_check import CAO_DUC
from tests.app.services.calendar.test_read_plan import write
from ui.pages.plan.page import PlanPage
from ui.pages.plan.rule_form import read_hour
from ui.pages.plan.rule_sheet import RuleSheet
from ui.pages.plan.step_bars import bars_of
from ui.pages.plan.step_sheet import StepSheet
from ui.signals import Wish

FRIDAY = "Thứ Sáu 12/06, 10:00"


def opened(window, rest, **facts) -> PlanPage:
    window.go(Wish("plan", facts))
    rest(window)
    assert isinstance(window.page, PlanPage)
    return window.page


def on(page, code, day):
    """Put the cursor on a due."""
    rows = page.due.listed
    at = next(
        n
        for n, row in enumerate(rows)
        if row.deadline.code == code and row.line and row.line.due.occurrence.due_on.day == day
    )
    page.due.table.go_to(at)
    return at


def cells(face, row):
    model = face.rows
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def deadline(window, code):
    with window.desk.app.store.read() as snapshot:
        return find_deadline(snapshot, code)


def test_space_marks_and_unmarks_and_it_is_undone(window, rest, press):
    page = opened(window, rest)
    at = on(page, "D3", 12)
    assert cells(page.due, at)[2] == FRIDAY
    press(Qt.Key.Key_Space)
    rest(window)
    assert page.due.row.line.state is DueState.DONE
    assert cells(page.due, at)[4].startswith("Cán bộ thử · ")
    window.status.undo.click()
    rest(window)
    assert page.due.row.line.state is not DueState.DONE
    press(Qt.Key.Key_Space)
    rest(window)
    press(Qt.Key.Key_Space)
    rest(window)
    assert page.due.row.line.state is not DueState.DONE


def test_the_arrows_lead_on_where_the_weeks_are_left_out(window, rest, press, look):
    look.scale_to(150)
    page = opened(window, rest)
    assert page.due.table.isColumnHidden(0)
    at = page.due.table.currentIndex().row()
    press(Qt.Key.Key_Down)
    assert page.due.table.currentIndex().row() == at + 1


def test_another_weekday_by_keyboard(window, rest, press):
    page = opened(window, rest)
    on(page, "D3", 12)
    press(Qt.Key.Key_Return)
    rest(window)
    sheet = window.findChild(RuleSheet)
    assert sheet.form.what.hasFocus()
    assert sheet.next.text.text() == "Lần tới: thứ Sáu 12/06/2026, trước 10:00."
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert sheet.form.weekday.hasFocus()
    press(Qt.Key.Key_Up)
    assert sheet.next.text.text() == "Lần tới: thứ Năm 11/06/2026, trước 10:00."
    for _ in range(3):
        press(Qt.Key.Key_Return)
    rest(window)
    assert deadline(window, "D3").rule == "weekly thu 10:00"
    assert not sheet.isVisible()
    assert page.due.table.hasFocus()


def test_what_says_no_day_is_refused_in_place(window, rest, press):
    page = opened(window, rest)
    page.due.add_one()
    sheet = window.findChild(RuleSheet)
    sheet.form.what.setText("Họp giao ban")
    sheet.form.kind.setCurrentIndex(sheet.form.kind.findData("once"))
    sheet.form.day.setText("31/02/2026")
    sheet.keep()
    rest(window)
    assert sheet.isVisible()
    assert "Chưa rõ ngày hạn" in sheet.message.text.text()
    sheet.form.day.setText("15/06/2026")
    sheet.form.before.setChecked(True)
    assert sheet.next.text.text() == "Lần tới: thứ Sáu 12/06/2026."
    sheet.keep()
    rest(window)
    assert deadline(window, "H1").rule == "before 2026-06-15"


def test_a_deadline_is_switched_off_and_on_again(window, rest):
    page = opened(window, rest)
    on(page, "D4", 12)
    page.due.change_one()
    window.findChild(RuleSheet).off.click()
    rest(window)
    assert "D4" not in {row.deadline.code for row in page.due.listed}
    page.due.with_off.setChecked(True)
    off = next(n for n, row in enumerate(page.due.listed) if row.deadline.code == "D4")
    page.due.table.go_to(off)
    assert not page.due.mark.isEnabled()
    page.due.change_one()
    window.findChild(RuleSheet).restore.click()
    rest(window)
    assert not deadline(window, "D4").off


def test_the_weekday_of_a_list_is_set_for_its_office(window, rest):
    page = opened(window, rest)
    on(page, "D5", 11)
    page.due.change_one()
    sheet = window.findChild(RuleSheet)
    assert not sheet.form.kind.isVisible()
    sheet.form.weekday.setCurrentIndex(1)
    sheet.keep()
    rest(window)
    assert on(page, "D5", 9) >= 0


def test_months_are_walked_through(window, rest):
    page = opened(window, rest)
    page.due.after.click()
    rest(window)
    assert page.due.heading.text() == "Tháng 07/2026"
    page.due.now.click()
    rest(window)
    assert page.due.heading.text() == "Tháng 06/2026"


def test_a_plan_of_a_file_is_looked_at_and_taken(window, rest, press, tmp_path):
    path = write(
        tmp_path / "Đợt tháng 6.xlsx",
        ("STT", "Nội dung", "Người thực hiện", "Từ ngày", "Đến ngày", "Hạn", "Sau bước"),
        (1, "Rà soát", "Trưởng thôn", "16/06/2026", "18/06/2026", "", ""),
        (2, "Chuyển danh sách cho Công an xã", "VH-XH", "", "", "", "1"),
        (3, "Hoàn thành", "VH-XH", "", "", "trước ngày 18/06/2026", "2"),
    )
    page = opened(window, rest, tab="steps", file=str(path))
    assert "1 chỗ không thể kịp" in page.steps.verdict.text.text()
    assert "mới nhận lại" in page.steps.doubts.lines[0].text
    press(Qt.Key.Key_Escape)
    assert page.steps.model.opened is None
    page.steps.model.open_file(path)
    rest(window)
    press(Qt.Key.Key_Return)
    rest(window)
    assert [one.name for one in page.steps.model.plans] == ["Đợt tháng 6"]
    assert page.steps.table.hasFocus()


def test_a_file_that_is_no_plan_is_said_so(window, rest, list_file):
    page = opened(window, rest, tab="steps", file=str(list_file))
    assert page.steps.model.opened is None
    assert "Không thấy kế hoạch nào" in page.steps.message.text.text()


def test_a_step_is_changed_until_the_plan_fits(window, rest):
    take_plan(window.desk.app, "Đợt", CAO_DUC)
    page = opened(window, rest, tab="steps")
    page.steps.table.go_to(3)
    page.steps._open(3)
    sheet = window.findChild(StepSheet)
    sheet.form.fields["due_on"].setText("35/06/2026")
    sheet.keep()
    assert "Chưa đọc được ngày" in sheet.message.text.text()
    sheet.form.fields["due_on"].setText("26/06/2026")
    sheet.keep()
    rest(window)
    assert page.steps.verdict.text.text() == "Mọi bước đều có thể kịp theo ngày đã ghi."
    bars = bars_of(page.steps.model.plan)
    assert (bars[2].begins, bars[2].ends) == (date(2026, 6, 18), date(2026, 6, 24))
    page.steps.remove.click()
    rest(window)
    assert page.steps.model.plan is None
    page.steps.add_step()
    assert sheet.form.fields["plan"].hasFocus()


def test_a_step_stands_among_the_dues_and_opens_its_plan(window, rest, press):
    take_plan(window.desk.app, "Đợt", CAO_DUC)
    page = opened(window, rest)
    on(page, "2", 18)
    assert "Kế hoạch: Đợt" in page.due.note.text()
    press(Qt.Key.Key_Return)
    rest(window)
    assert page.tabs.currentIndex() == 1
    assert page.steps.table.currentIndex().row() == 1


def test_a_difficulty_is_noted_and_taken_out(window, rest, press):
    page = opened(window, rest, tab="notes")
    press(Qt.Key.Key_Return)
    rest(window)
    assert "Chưa có nội dung" in page.notes.message.text.text()
    page.notes.text.setText("Mạng yếu")
    press(Qt.Key.Key_Return)
    rest(window)
    assert [one.text for one in page.notes.model.notes] == ["Mạng yếu"]
    assert page.notes.text.hasFocus()
    page.notes.remove.click()
    rest(window)
    assert page.notes.model.notes == []


def test_a_day_off_is_added_worked_and_given_back(window, rest, press):
    page = opened(window, rest, tab="days")
    page.days.day.setText("19/06/2026")
    page.days.name.setText("Ngày hội")
    page.days.add.click()
    rest(window)
    at = next(n for n, one in enumerate(page.days.days) if one.day == date(2026, 6, 19))
    assert cells(page.days, at)[:3] == ["Thứ Sáu 19/06/2026", "Nghỉ", "Ngày hội"]
    page.days.table.setFocus()
    page.days.table.go_to(at)
    press(Qt.Key.Key_Return)
    rest(window)
    assert cells(page.days, at)[1] == "Đi làm"
    page.days.restore.click()
    rest(window)
    assert date(2026, 6, 19) not in {one.day for one in page.days.days}


def test_a_newer_list_of_holidays_is_taken_and_a_damaged_one_told(window, rest, tmp_path):
    page, path = opened(window, rest, tab="days"), tmp_path / "nghi-2036.csv"
    days, held = page.days, page.days.list
    assert not held.revert.isVisible()
    path.write_text("day,name,confidence,note\n2026-06-19,Ngày hội,chosen,\n", encoding="utf-8")
    held.take_file(path)
    rest(window)
    assert [one.name for one in days.days] == ["Ngày hội"]
    assert "nghi-2036.csv" in held.about.text()
    path.write_text("day,name\n", encoding="utf-8")
    held.take_file(path)
    rest(window)
    assert days.message.text.text().startswith("Tệp nghi-2036.csv không phải danh mục ngày nghỉ")
    held.revert.click()
    rest(window)
    assert len(days.days) > 10


def test_the_count_stands_beside_the_place_and_the_work_on_the_home_page(open_main, filled, rest):
    filled.clock.pass_time(days=4)
    window = open_main(filled)
    assert window.side._buttons["plan"].text() == "Kế hoạch  3"
    texts = [line.accessibleName() for line in window.page.tasks.lines]
    assert texts[1:3] == [
        "Hôm nay, trước 10:00: Báo cáo tuần gửi Sở Y tế",
        "Hôm nay: Báo cáo tháng, tổng kết gửi Sở Y tế",
    ]
    window.page.tasks.lines[1].click()
    rest(window)
    assert isinstance(window.page, PlanPage)
    on(window.page, "D3", 12)
    window.page.due.mark_one()
    rest(window)
    assert window.side._buttons["plan"].text() == "Kế hoạch  2"
    window.go(Wish("home"))
    rest(window)
    texts = [line.accessibleName() for line in window.page.tasks.lines]
    assert "Đã xong hôm nay: Báo cáo tuần gửi Sở Y tế" in texts
    QApplication.processEvents()


def test_hours_as_they_are_typed():
    said = {"10:00": (10, 0), "10h": (10, 0), "9 giờ 30": (9, 30), "25:00": None, "": None}
    found = {text: read_hour(text) for text in said}
    assert {text: (at.hour, at.minute) if at else None for text, at in found.items()} == said
