"""Days on which the central is hard to reach, in real windows: nothing is lost, all of it is said.

A week without a network; a central that is down, then jammed, then there; a network that wants a
login first.
"""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sync.enroll import enroll
from sync.memory import keep_link, read_link
from tests.journeys.official import Official, working
from tests.sync import faulty_line as faults
from tests.sync.faulty_line import FaultyLine
from tests.sync.homes import add_home

NOWHERE = "https://khong-co-mang.invalid"


class Sender(Official):
    """Opens *Đồng bộ* at the foot of the side bar, presses, and reads what is said."""

    def open_sync(self):
        self.window.side.foot.click()
        self.hand.until(lambda: self.page.title == "Đồng bộ", "Đồng bộ")
        self.hand.until(self.page.send.isVisible, "the button")
        self.page.send.setFocus()
        self.rest()

    def send(self):
        rounds = self.window.desk.rounds
        ended = []
        rounds.ended.connect(lambda: ended.append(True))
        self.hand.press(Qt.Key.Key_Return, ctrl=True)
        self.hand.until(lambda: ended, "the end of the round")
        self.rest()

    @property
    def answer(self):
        return self.page.answer.text.text()

    @property
    def next_try(self):
        return self.page.next_try.text()

    @property
    def waiting(self):
        return self.page.waiting.text.text()

    @property
    def foot(self):
        self.window.refresh_sync()
        self.rest()
        return self.window.side.foot.text()

    def look(self, name):
        """Take a picture with small letters and one with large ones."""
        for scale in (100, 150):
            self.window.look.scale_to(scale)
            self.rest()
            assert (self.window.width(), self.window.height()) == (1366, 768)
            self.hand.look(f"{name}-{scale}")
        self.window.look.scale_to(100)


@pytest.fixture
def joined(app, central, faulty):
    """A book that belongs to the central and has a day's work to send."""
    enroll(app, faulty.url, central.enrolment_code(app.commune.code, "Máy của xã"))
    add_home(app, children=3)
    return app


def move_to(app, url):
    """The line to the central is another one."""
    with app.write("test") as work:
        keep_link(work.settings, replace(read_link(work.settings), url=url))


def test_a_week_without_a_network_and_then_everything_is_there(
    joined, central, faulty, clock, tmp_path, qapp
):
    move_to(joined, NOWHERE)
    with working(Sender, joined, tmp_path, 100) as official:
        official.open_sync()
        for day in range(7):
            add_home(joined, children=2)
            official.send()
            assert official.answer.startswith("Máy này chưa có mạng.")
            assert "tự thử lại" in official.next_try
            late = "quá 48 giờ"
            assert (late in official.waiting) is (day > 2) or day == 2
            clock.pass_time(days=1)
        assert official.foot.endswith("đã quá 48 giờ")
        official.send()
        official.look("mot-tuan-khong-mang")
    move_to(joined, faulty.url)
    with working(Sender, joined, tmp_path, 100) as official:
        official.open_sync()
        official.send()
        assert "Số liệu hai bên khớp nhau." in official.answer
        assert official.waiting.startswith("Mọi thay đổi đã được gửi")
        assert official.foot.startswith("Đã gửi hết")
        official.look("co-mang-lai")


def test_a_central_that_is_down_then_jammed_then_there(
    joined, central, faulty, clock, tmp_path, qapp
):
    port = faulty.server.server_port
    faulty.stop()
    with working(Sender, joined, tmp_path, 100) as official:
        official.open_sync()
        for _ in range(3):
            official.send()
            assert official.answer.startswith("Chưa gọi được hệ thống trung ương")
            clock.pass_time(minutes=1)
        official.send()
        assert "máy tạm nghỉ" in official.answer
        assert "máy không gọi thêm" in official.next_try
        official.look("dang-nghi")

        again = FaultyLine(central.url, port)
        again.meet("/push", faults.jammed("1200"))
        official.send()
        assert again.seen == []  # nobody is called before the rest is over
        clock.pass_time(minutes=11)
        official.send()
        assert official.answer.startswith("Hệ thống trung ương đang bận")
        official.send()
        assert len(again.seen) == 1
        official.look("dang-nghen")

        clock.pass_time(minutes=31)
        official.send()
        assert "Số liệu hai bên khớp nhau." in official.answer
        official.look("da-thong")
        again.stop()


def test_a_network_that_wants_a_login_is_told_apart(joined, faulty, tmp_path, qapp):
    faulty.meet("/push", faults.html_200, faults.redirect)
    with working(Sender, joined, tmp_path, 100) as official:
        official.open_sync()
        for _ in range(2):
            official.send()
            assert official.answer.startswith("Mạng này đòi đăng nhập trước khi dùng.")
        official.look("mang-doi-dang-nhap")
        official.send()
        assert "Số liệu hai bên khớp nhau." in official.answer
