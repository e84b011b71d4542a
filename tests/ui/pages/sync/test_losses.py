"""Many children ended elsewhere are shown before they are taken; a copy is told to join anew."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.domain.status import Status
from sync.client import SyncClient
from sync.enroll import enroll
from sync.memory import keep_memory, read_link, read_memory
from tests.sync.conftest import make_app
from tests.sync.homes import add_home, child_of
from ui.signals import Wish


@pytest.fixture
def join(central, clock):
    def joined(app):
        enroll(app, central.url, central.enrolment_code("07603", "máy"))
        return SyncClient(app.store, None, clock, app.new_id, lambda: 0.5)

    return joined


@pytest.fixture
def children(app, join, tmp_path, clock):
    """Thirty children at both places; six of them ended at the other one."""
    reads = join(app)
    there = make_app(tmp_path / "nơi khác", clock, 7)
    sends = join(there)
    biengs = add_home(there, children=2, village_name="Biêng")
    home = add_home(there, children=28)
    sends.run_once()
    reads.run_once()
    ended = [*home[:5], biengs[0]]
    with there.write("clean") as work:
        work.save_all(replace(child, status=Status.REMOVED) for child in ended)
    sends.run_once()
    yield ended
    there.close()


@pytest.fixture
def page(app, children, open_main, rest):
    window = open_main(app)
    window.go(Wish("sync"))
    rest(window)
    assert not window.page.losses.isVisible()
    window.page.send.click()
    rest(window)
    return window.page


def test_who_would_end_is_named_and_taken_only_when_a_person_says_so(
    app, page, children, press, rest
):
    pane, window = page.losses, page.window()
    assert pane.title.text.text() == "6 trẻ sẽ thôi được theo dõi: Đồng Á 5, Biêng 1"
    said = f"{children[0].full_name} · sinh 01/03/2015 · Đồng Á: đã bỏ khỏi danh sách"
    assert said in [line.text for line in pane.names.lines]
    assert "Hãy xem danh sách" in page.answer.text.text()
    assert window.side.foot.text().startswith("6 trẻ chờ xem")
    page.send.click()
    rest(window)
    assert pane.isVisible()
    assert child_of(app, children[0]).status is Status.ACTIVE

    pane.names.setFocus()
    press(Qt.Key.Key_Tab)
    assert pane.allow.hasFocus()
    press(Qt.Key.Key_Space)
    rest(window)
    assert not pane.isVisible()
    assert page.send.hasFocus()
    assert "sẽ nhận các thay đổi này" in page.answer.text.text()
    assert "sẽ nhận 6 thay đổi này" in window.status.text.text()
    assert child_of(app, children[0]).status is Status.ACTIVE

    page.send.click()
    rest(window)
    assert page.model.outcome.complete
    assert window.side.foot.text().startswith("Đã gửi hết")
    assert all(child_of(app, child).status is Status.REMOVED for child in children)


def test_enter_opens_the_record(page, children, press, rest):
    window = page.window()
    page.losses.names.setFocus()
    opened = page.losses.names.marked.key
    press(Qt.Key.Key_Return)
    rest(window)
    assert window.page.model.state.household_id in {child.household_id for child in children}
    assert opened in {child.id for child in children}


def test_a_copy_is_told_to_join_anew_and_does(app, central, join, open_main, press, qtbot, rest):
    add_home(app)
    join(app).run_once()
    with app.write("sync") as work:  # as the central's answer to a copy leaves it
        keep_memory(work.settings, replace(read_memory(work.settings), cloned=True))
        before = read_link(work.settings).device_id
    window = open_main(app)
    window.go(Wish("sync"))
    rest(window)
    page = window.page
    assert "là bản chép của một sổ vẫn đang dùng ở nơi khác" in page.clone.text.text()
    assert page.form.url.text() == central.url
    assert window.side.foot.text().startswith("Đồng bộ cần xem")
    assert page.form.code.hasFocus()
    qtbot.keyClicks(page.form.code, central.enrolment_code("07603", "bản chép"))
    press(Qt.Key.Key_Return)
    rest(window)
    assert not page.clone.isVisible()
    assert not page.form.isVisible()
    with app.store.read() as snapshot:
        assert read_link(snapshot.settings).device_id != before
    page.send.click()
    rest(window)
    assert page.model.outcome.complete
