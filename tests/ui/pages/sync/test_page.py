from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt

from sync.memory import keep_link, read_link
from sync.scheduler import Hours, keep_hours, read_hours
from ui.pages.sync.words import answer_words, next_words, progress_words, waiting_words
from ui.signals import Wish
from ui.sync_port import SyncOutcome, SyncState

NOW = datetime(2026, 6, 8, 3, 42, tzinfo=UTC)


@pytest.fixture
def page(window, rest):
    window.go(Wish("sync"))
    rest(window)
    return window.page


def join(page, central, qtbot, press):
    page.form.url.setFocus()
    qtbot.keyClicks(page.form.url, central.url)
    press(Qt.Key.Key_Return)
    qtbot.keyClicks(page.form.code, central.enrolment_code("07603", "máy thử"))
    press(Qt.Key.Key_Return)


def test_a_book_is_joined_and_sends_everything(page, window, central, qtbot, press, rest):
    assert page.form.isVisible()
    join(page, central, qtbot, press)
    rest(window)
    assert not page.form.isVisible()
    assert "thay đổi chờ gửi" in page.waiting.text.text()
    page.send.click()
    assert not page.send.isEnabled()
    rest(window)
    assert page.model.outcome.complete
    assert "Số liệu hai bên khớp nhau." in page.answer.text.text()
    assert page.waiting.text.text().startswith("Mọi thay đổi đã được gửi")
    assert window.side.foot.text().startswith("Đã gửi hết")
    assert page.send.isEnabled()


def test_a_wrong_code_is_said_in_the_form(page, window, central, qtbot, rest):
    page.form.url.setText(central.url)
    page.form.code.setText("07603-XXXX-XXXX-XXXX")
    page.form.join.click()
    rest(window)
    assert "Mã kết nối chưa đúng" in page.form.trouble.text.text()
    assert page.form.isVisible()


def test_an_unsafe_address_is_refused(page, window, rest):
    page.form.url.setText("http://example.vn")
    page.form.code.setText("07603-ABCD-EFGH-IJKL")
    page.form.join.click()
    rest(window)
    assert "https://" in page.form.trouble.text.text()


def test_both_fields_are_asked_for(page):
    page.form.join.click()
    assert "cả địa chỉ và mã" in page.form.trouble.text.text()


def test_without_a_network_nothing_is_lost_and_it_is_said(
    page, window, central, qtbot, press, rest
):
    join(page, central, qtbot, press)
    rest(window)
    central.stop()
    page.send.click()
    rest(window)
    said = page.answer.text.text()
    assert said.startswith("Chưa gọi được hệ thống trung ương")
    assert "0 thay đổi" not in said
    assert "được giữ lại" in said
    assert "tự thử lại" in page.next_try.text()
    assert "thử lại" in window.side.foot.text()
    assert page.model.state.waiting > 0


def test_the_focus_comes_back_to_the_button(page, window, central, qtbot, press, rest):
    join(page, central, qtbot, press)
    rest(window)
    page.send.setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.stop.hasFocus, timeout=5_000)
    rest(window)
    assert page.send.hasFocus()


def test_other_pages_work_while_a_round_runs_and_it_can_be_stopped(
    page, window, central, qtbot, press, rest
):
    join(page, central, qtbot, press)
    rest(window)
    page.send.click()
    page.stop.click()
    assert "Đang dừng" in page.sending.text()
    window.go(Wish("children"))
    rest(window)
    assert window.page.model.ids
    window.go(Wish("sync"))
    assert "Đã dừng theo ý bạn" in page.answer.text.text()
    assert page.send.isEnabled()
    assert page.model.state.waiting > 0
    assert page.model.state.next_try_at is None


def test_a_device_that_lost_its_right_may_enter_a_new_code(
    page, window, central, qtbot, press, rest
):
    join(page, central, qtbot, press)
    rest(window)
    with window.desk.app.write("test") as work:
        keep_link(work.settings, replace(read_link(work.settings), token="07603.xxx"))
    page.send.click()
    rest(window)
    assert "không còn quyền gửi" in page.answer.text.text()
    assert page.form.isVisible()
    page.form.url.clear()
    join(page, central, qtbot, press)
    rest(window)
    assert not page.form.isVisible()
    assert page.answer.text.text() == ""
    page.send.click()
    rest(window)
    assert page.model.outcome.complete
    assert not page.form.isVisible()


def test_the_hours_of_the_daily_round_are_chosen(page, window, central, qtbot, press, rest):
    join(page, central, qtbot, press)
    rest(window)
    choice = page.hours.choice
    assert choice.currentText() == "18:00 – 22:00"
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    rest(window)
    with window.desk.app.store.read() as snapshot:
        assert read_hours(snapshot.settings) == Hours(time(22), time(5))
    assert page.model.state.daily_hours == ("22:00", "05:00")
    choice.activated.emit(3)
    rest(window)
    assert choice.currentText() == "Không tự đồng bộ"
    assert page.model.state.next_slot_at is None
    with window.desk.app.write("setting") as work:  # as the command line may
        keep_hours(work.settings, Hours(time(6), time(7)))
    page.model.look()
    rest(window)
    assert choice.currentText() == "06:00 – 07:00"


def test_waiting_in_words():
    state = SyncState(enrolled=True, waiting=1234, oldest_waiting_at=NOW - timedelta(hours=2))
    assert waiting_words(state, NOW) == (
        "Còn 1.234 thay đổi chờ gửi, lâu nhất từ 08:42, 2 giờ trước.", "warn",
    )  # fmt: skip
    fresh = SyncState(enrolled=True, waiting=3, oldest_waiting_at=NOW - timedelta(seconds=5))
    assert waiting_words(fresh, NOW)[0] == "Còn 3 thay đổi chờ gửi, vừa ghi xong."
    done = SyncState(enrolled=True, agreed=True, last_done_at=NOW - timedelta(minutes=3))
    assert waiting_words(done, NOW) == (
        "Mọi thay đổi đã được gửi. Lần cuối: 10:39.", "ok",
    )  # fmt: skip
    assert waiting_words(SyncState(enrolled=True), NOW)[1] == ""


def test_what_waits_for_two_days_is_red_in_words():
    late = SyncState(enrolled=True, waiting=3, oldest_waiting_at=NOW - timedelta(hours=49))
    said, state = waiting_words(late, NOW)
    assert state == "bad"
    assert "Đã quá 48 giờ" in said
    soon = replace(late, oldest_waiting_at=NOW - timedelta(hours=47))
    assert waiting_words(soon, NOW)[1] == "warn"


def test_a_rest_and_the_evening_in_words():
    due = NOW + timedelta(minutes=14)
    held = SyncState(waiting=3, next_try_at=due, is_held=True, trouble="busy")
    assert next_words(held, NOW) == (
        "Máy sẽ tự thử lại lúc 10:56; từ giờ đến lúc đó máy không gọi thêm."
    )
    pressed = answer_words(SyncOutcome(trouble="resting"), "", held)[0]
    assert pressed.startswith("Hệ thống trung ương đang bận. Đã gọi nhiều lần chưa được")
    evening = SyncState(next_slot_at=NOW + timedelta(hours=9))
    assert next_words(evening, NOW) == "Nếu máy đang mở, phần mềm sẽ tự đồng bộ lúc 19:42."
    assert "đòi đăng nhập" in answer_words(SyncOutcome(trouble="portal"), "", held)[0]


def test_answers_in_words():
    outcome = SyncOutcome(
        sent=9, accepted=6, needs_fix=2, conflicts=1, received=4, trouble="needs_fix"
    )
    sentence, state = answer_words(outcome, "", SyncState())
    assert sentence.startswith(
        "Hệ thống trung ương đã nhận 6 thay đổi, trả lại 2 để sửa, "
        "giữ cả hai cách ghi ở 1 thay đổi, gửi về 4 hồ sơ có thay đổi từ nơi khác."
    )
    assert state == "warn"
    assert sentence.endswith("Mọi thay đổi khác đã gửi.")
    still = SyncOutcome(trouble="needs_fix")
    assert answer_words(still, "", SyncState())[0].startswith("Có hồ sơ bị trả lại")
    said = waiting_words(SyncState(needs_fix=1, conflicts=1), NOW)[0]
    assert "1 hồ sơ cần sửa lại, 1 trẻ chờ bạn chọn" in said
    nothing, _ = answer_words(SyncOutcome(complete=True), "", SyncState())
    assert nothing == "Không có gì mới để gửi hay nhận. Số liệu hai bên khớp nhau."
    cut = SyncOutcome(sent=20, accepted=20, trouble="cut_off")
    assert answer_words(cut, "", SyncState(waiting=9))[0] == (
        "Hệ thống trung ương đã nhận 20 thay đổi. Đường truyền đứt giữa chừng."
    )
    assert answer_words(None, "Chưa có mạng.", SyncState())[1] == "bad"
    assert answer_words(None, "", SyncState()) == ("", "")
    assert answer_words(None, "", SyncState(trouble="offline"))[1] == "warn"


def test_progress_and_the_next_try_in_words():
    assert progress_words("push", 50, 200) == "Đang gửi: 50 trên 200 thay đổi"
    assert "nhận" in progress_words("pull", 7, 7)
    assert progress_words("", 0, 0) == "Đang gọi hệ thống trung ương…"
    state = SyncState(central="https://a.vn", next_try_at=NOW + timedelta(seconds=90))
    assert next_words(state, NOW) == (
        "Máy sẽ tự thử lại lúc 10:43; bấm nút để thử ngay. Kết nối với https://a.vn."
    )
    soon = SyncState(next_try_at=NOW + timedelta(seconds=4))
    assert "trong vòng một phút" in next_words(soon, NOW)
