"""What cannot be mended here has an end: given up, sent again, or decided by the commune."""

import pytest
from PySide6.QtCore import Qt

from app.storage.journal import State
from tests.sync import faulty_line as faults
from tests.sync.conftest import make_device  # noqa: F401 (a fixture)
from tests.sync.homes import add_home, child_of, edit, open_counts
from tests.sync.merging import settle
from tests.sync.outside import keys_of, make_pair, refused_edit, refused_newcomer
from ui.signals import Wish


@pytest.fixture
def pair(make_device):  # noqa: F811
    return make_pair(make_device)


def open_page(window, rest):
    window.go(Wish("sync"))
    rest(window)
    return window.page


def test_what_was_typed_is_read_given_up_and_brought_back(pair, open_main, press, rest):
    official, collaborator = pair
    child = refused_edit(official, collaborator)
    window = open_main(collaborator.app)
    page = open_page(window, rest)
    pane = page.returned
    assert pane.typed.text() == "Đã gõ: Họ tên mẹ: Trần Thị Mơ → Lý Thị Hoa"
    assert not pane.again.isVisible()
    page.needs.setFocus()
    press(Qt.Key.Key_Tab)
    assert pane.give_up.hasFocus()
    press(Qt.Key.Key_Space)
    rest(window)
    assert not pane.isVisible()
    assert "Đã bỏ thay đổi" in window.status.text.text()
    assert keys_of(collaborator.app) == []
    page.send.click()
    rest(window)
    assert page.model.outcome.complete
    assert child_of(official.app, child).mother_name == "Trần Thị Mơ"


def test_the_commune_is_asked_and_writes_it_by_keyboard(pair, open_main, press, rest):
    official, collaborator = pair
    child = refused_edit(official, collaborator)
    window = open_main(collaborator.app)
    page = open_page(window, rest)
    page.returned.hand_over.click()
    rest(window)
    assert "gửi xã quyết định" in window.status.text.text()
    page.send.click()
    rest(window)
    assert page.returned.title.text() == "Chờ xã quyết định: 1 hồ sơ"
    assert not page.model.outcome.complete
    assert not page.returned.give_up.isVisible()
    window.close()

    official.sync()
    window = open_main(official.app)
    page = open_page(window, rest)
    assert page.returned.title.text() == "Cộng tác viên đề nghị: 1 hồ sơ"
    page.needs.setFocus()
    press(Qt.Key.Key_Return)
    rest(window)
    pane = page.suggestion
    assert pane.isVisible()
    assert child.full_name in pane.title.text()
    shown = [[pane.rows.index(row, at).data() for at in range(4)] for row in range(3)]
    assert shown[2] == ["Họ tên mẹ", "Trần Thị Mơ", "Lý Thị Hoa", "Lý Thị Hoa"]
    assert collaborator.app.author in shown[0]
    press(Qt.Key.Key_Escape)
    assert page.front.isVisible()
    page.needs.setFocus()
    press(Qt.Key.Key_Return)
    rest(window)
    press(Qt.Key.Key_F7)
    rest(window)
    assert child_of(official.app, child).mother_name == "Lý Thị Hoa"
    assert page.front.isVisible()
    assert not page.returned.isVisible()
    assert "Đã ghi theo đề nghị" in window.status.text.text()
    page.send.click()
    rest(window)
    assert page.model.outcome.complete


def test_a_new_child_is_shown_without_ids_and_declined(pair, open_main, rest):
    official, collaborator = pair
    new = refused_newcomer(official, collaborator)
    window = open_main(collaborator.app)
    page = open_page(window, rest)
    page.returned.hand_over.click()
    rest(window)
    window.close()
    settle(collaborator, official)
    window = open_main(official.app)
    page = open_page(window, rest)
    page.returned.opened.emit(page.model.needs[0])
    rest(window)
    fields = {line.field for line in page.suggestions.lines}
    assert "full_name" in fields
    assert not fields & {"household_id", "source"}
    page.suggestion.decline.click()
    rest(window)
    assert "không ghi theo" in window.status.text.text()
    assert child_of(official.app, new) is None


def test_what_broke_the_central_is_sent_again_by_a_button(make_device, faulty, open_main, rest):  # noqa: F811
    app, client = make_device("official", url=faulty.url)
    child = add_home(app)[0]
    client.run_once()
    edit(app, child, father_name="Vi Văn Bình")
    faulty.meet("/push", *[faults.failed_500] * 4)
    client.run_once()
    assert open_counts(app) == {State.NEEDS_FIX: 1}
    window = open_main(app)
    page = open_page(window, rest)
    assert "báo lỗi mỗi khi nhận" in page.needs.lines[0].text
    assert page.returned.again.isVisible()
    page.returned.again.click()
    rest(window)
    assert "sẽ gửi lại 1 thay đổi" in window.status.text.text()
    faulty.plan.clear()
    client.run_once()
    assert open_counts(app) == {}
