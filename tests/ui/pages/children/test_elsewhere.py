"""What others wrote stands below the history once it was asked for, also what did not hold."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sync.client import SyncClient
from sync.enroll import enroll
from tests.sync.conftest import make_app
from tests.sync.homes import add_home, edit
from ui.signals import Wish


@pytest.fixture
def child(app, central, tmp_path, clock):
    """A child whose code two wrote while apart; ours stands."""

    def join(one, name):
        enroll(one, central.url, central.enrolment_code("07603", name))
        return SyncClient(one.store, None, clock, one.new_id, lambda: 0.5)

    there = make_app(tmp_path / "nơi khác", clock, 7)
    here, other = join(app, "Máy xã"), join(there, "Máy thôn Biêng")
    made = add_home(app)[0]
    here.run_once()
    other.run_once()
    edit(there, made, external_code="TE-CŨ")
    edit(app, made, external_code="TE-MỚI")
    other.run_once()
    here.run_once()
    there.close()
    return made


def texts(panel):
    return [one.text() for one in panel.elsewhere.findChildren(QLabel) if one.isVisible()]


def test_it_is_asked_for_by_keyboard_and_told_with_who_wrote_it_where(
    app, child, central, open_main, press, rest
):
    window = open_main(app)
    window.go(Wish("children", {"child_id": child.id}))
    rest(window)
    panel = window.page.record
    assert texts(panel) == []
    panel.elsewhere.ask.setFocus()
    press(Qt.Key.Key_Space)
    rest(window)
    shown = texts(panel)
    assert panel.elsewhere.ask.hasFocus()
    assert shown[0] == "Nơi khác đã ghi"
    assert shown[1].endswith("Thăm hộ · Người dùng 7 · Máy thôn Biêng")
    assert shown[2] == "Mã trẻ em: (trống) → TE-CŨ"
    window.page.model.refresh()  # the same record, read again, keeps what was told
    rest(window)
    assert texts(window.page.record) == shown
    assert panel.elsewhere.ask.hasFocus()


def test_without_a_line_it_says_so_and_can_be_asked_again(app, child, central, open_main, rest):
    window = open_main(app)
    window.go(Wish("children", {"child_id": child.id}))
    rest(window)
    panel = window.page.record
    central.stop()
    panel.elsewhere.ask.click()
    rest(window)
    assert texts(panel) == ["Chưa gọi được hệ thống trung ương: mạng yếu hoặc hệ thống đang ngừng."]
    assert panel.elsewhere.ask.isVisible()
