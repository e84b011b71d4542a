"""A Friday morning: a due is marked, a weekday changed, a plan read, a difficulty noted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.services.calendar.note_difficulty import noted
from app.services.calendar.read_calendar import find_deadline
from tests.app.services.calendar.test_read_plan import write
from tests.app.services.police import Commune
from tests.journeys.official import AT_100, ENTER, Official, working
from ui.pages.plan.rule_sheet import RuleSheet

SPACE, UP, DOWN, RIGHT = Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right
REPORT = "Báo cáo tuần gửi Sở Y tế"
PLAN = (
    ("KẾ HOẠCH rà soát, làm sạch dữ liệu trẻ em",),
    ("STT", "Nội dung", "Người thực hiện", "Từ ngày", "Đến ngày", "Hạn", "Sau bước"),
    (1, "Xuất danh sách", "Phòng VH-XH", "04/06/2026", "15/06/2026", "", ""),
    (2, "Rà soát, bổ sung", "Cộng tác viên", "16/06/2026", "18/06/2026", "", "1"),
    (3, "Chuyển danh sách cho Công an xã", "Phòng VH-XH", "", "", "", "2"),
    (4, "Hoàn thành cập nhật", "Phòng VH-XH", "", "", "trước ngày 18/06/2026", "3"),
)


class Planner(Official):
    """Somebody at *Kế hoạch*."""

    def on_row(self, code):
        """Walk through the list to what is due today."""
        due = self.page.due

        def is_there():
            row = due.row
            day = row.line.due.occurrence.due_on if row and row.line else None
            return day == self.app.today() and row.deadline.code == code

        self.press_until(DOWN, is_there)

    def next_tab(self):
        self.page.tabs.setFocus()
        self.hand.press(RIGHT)
        self.rest()


@pytest.mark.parametrize("scale", AT_100)
def test_a_friday_morning(app, tmp_path, scale):
    Commune(app, tmp_path)
    path = write(tmp_path / "Đợt tháng 6.xlsx", *PLAN)
    app.clock.pass_time(days=4)  # Friday the 12th, eight in the morning
    with working(Planner, app, tmp_path, scale) as official:
        hand = official.hand
        official.rest()
        hand.until(lambda: official.page.tasks.lines, "the work of the day")
        assert f"Hôm nay, trước 10:00: {REPORT}" in [
            line.accessibleName() for line in official.page.tasks.lines
        ]
        hand.look("sang-thu-sau")
        official.go("plan", "Kế hoạch")
        official.on_row("D3")
        hand.press(SPACE)
        official.rest()
        assert official.page.due.row.line.due.done.done_by == app.author
        hand.look("da-xong")
        hand.press(ENTER)
        official.rest()
        sheet = official.window.findChild(RuleSheet)
        official.press_until(ENTER, sheet.form.weekday.hasFocus)
        hand.press(UP)
        hand.look("doi-thu")
        official.press_until(ENTER, lambda: not sheet.isVisible())
        official.rest()
        official.next_tab()
        official.page.steps.model.open_file(path)
        official.rest()
        assert "thứ Tư 24/06/2026 mới nhận lại" in official.page.steps.doubts.lines[0].text
        hand.look("ke-hoach-khong-kip")
        hand.press(ENTER)
        official.rest()
        official.next_tab()
        official.page.notes.text.setFocus()
        hand.type("Mạng ở thôn Biêng yếu")
        hand.press(ENTER)
        official.rest()
        hand.look("kho-khan")
        pictures = hand.pictures
    with app.store.read() as snapshot:
        assert find_deadline(snapshot, "D3").rule == "weekly thu 10:00"
        assert len(snapshot.steps.all()) == len(PLAN) - 2
        told = noted(snapshot, app.today(), app.today())
    assert told.difficulties == ("Mạng ở thôn Biêng yếu",)
    assert all(QImage(str(picture)).width() >= 1366 for picture in pictures)
