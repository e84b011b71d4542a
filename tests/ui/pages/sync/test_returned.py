"""What the central gave back is opened, said beside its field, put right, sent again, and gone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sync.client import SyncClient
from sync.enroll import enroll
from sync.outcome import Done
from tests.sync.conftest import make_app
from tests.sync.homes import add_home, child_of, edit, open_counts, village
from ui.signals import Wish


@pytest.fixture
def client(app, central):
    enroll(app, central.url, central.enrolment_code("07603", "máy thử"))
    made = SyncClient(app.store, None, app.clock, app.new_id, lambda: 0.5)
    made.run_once()
    return made


def open_returned(window, rest, press):
    """Go to the page of sync and open the first record of its list with Enter."""
    window.go(Wish("sync"))
    rest(window)
    needs = window.page.needs
    needs.setFocus()
    needs.mark(0)
    press(Qt.Key.Key_Return)
    rest(window)
    return window.page


def send(window, rest):
    window.go(Wish("sync"))
    rest(window)
    window.page.send.click()
    rest(window)
    return window.page


def test_a_field_too_long_is_opened_shortened_and_sent_again(
    app, client, open_main, qtbot, press, rest
):
    child = add_home(app)[0]
    edit(app, child, mother_name="Trần Thị Mơ", special="x" * 5000)
    window = open_main(app)
    page = send(window, rest)
    assert "trả lại 1 để sửa" in page.answer.text.text()
    assert "Hoàn cảnh đặc biệt: Có ô dài quá mức" in page.needs.lines[0].text
    assert window.side.foot.text().startswith("1 cần sửa")

    visit = open_returned(window, rest, press)
    row = visit.view.row("special")
    assert visit.title == "Thăm hộ"
    assert row.editor.widget.hasFocus()
    assert "Trung ương trả lại: Có ô dài quá mức" in row.editor.widget.accessibleDescription()

    row.editor.widget.selectAll()
    press(Qt.Key.Key_Delete)
    assert row.message() == ""
    visit.save()
    rest(window)
    assert child_of(app, child).special == ""
    window.go(Wish("sync"))
    rest(window)
    assert len(window.page.needs.lines) == 0
    assert "cần sửa" not in window.side.foot.text()

    page = send(window, rest)
    assert page.model.outcome.complete
    assert open_counts(app) == {}


def test_a_village_outside_the_list_of_a_collaborator_is_put_right(
    app, client, central, tmp_path, clock, open_main, press, rest
):
    theirs = make_app(tmp_path / "cộng tác viên", clock, 7)
    bieng = village(app, "Biêng")
    enroll(theirs, central.url, central.enrolment_code("07603", "ctv", (bieng,)))
    SyncClient(theirs.store, None, clock, theirs.new_id, lambda: 0.5).run_once()
    child = add_home(theirs, village_name="Đồng Á")[0]
    window = open_main(theirs)
    page = send(window, rest)
    assert len(page.needs.lines) >= 1
    texts = [line.text for line in page.needs.lines]
    assert any("Thôn này không thuộc phần được giao" in text for text in texts)
    page.needs.setFocus()
    page.needs.mark(next(i for i, t in enumerate(texts) if t.startswith("Hộ")))
    press(Qt.Key.Key_Return)
    rest(window)
    visit = window.page
    assert visit.model.state.household_id == child.household_id
    assert "không thuộc phần được giao" in (visit.panel.village.accessibleDescription())
    with theirs.write("visit") as work:
        home = work.households.get(child.household_id)
        work.save(replace(home, village_id=village(theirs, "Biêng")))
    page = send(window, rest)
    assert child_of(app, child) is None
    assert isinstance(client.run_once(), Done)
    assert child_of(app, child).full_name == child.full_name
    theirs.close()
