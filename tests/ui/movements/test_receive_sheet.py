"""A file of another commune is taken in the window: by its passphrase, each child known or new."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.status import Status
from app.domain.units import find_commune
from app.services.app import App
from app.services.movements.pass_on import pass_on
from app.services.set_up_commune import set_up_commune
from app.storage.store import open_store
from tests.app.services.look_alikes import add_home, an
from ui.movements.receive_sheet import ReceiveSheet
from ui.movements.sheet import MovementSheet
from ui.signals import Wish

WORD = "AAAA-BBBB"


@pytest.fixture
def file(app, tmp_path):
    """A family of xã Cao Đức, written for us: one who is in our list, too, and a sister."""
    folder = tmp_path / "cao-duc"
    folder.mkdir()
    other = App(
        folder=folder,
        store=open_store(folder, bytes(32), create=True),
        commune=find_commune("09466"),
        author="Cán bộ Cao Đức",
        clock=app.clock,
        new_id=app.new_id,
    )
    set_up_commune(other, ("Thôn Trung",))
    own = {"father_name": "Nguyễn Văn Bình", "mother_name": "Trần Thị Hoa"}
    children = add_home(
        other,
        an(full_name="Nguyễn Văn An", birth_date="2016-03-12", **own),
        an(full_name="Nguyễn Thị Cẩm", birth_date="2021-01-09", **own),
    )
    path = tmp_path / "a.sotreem"
    pass_on(other, [child.id for child in children], path, WORD)
    other.close()
    return path


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_file_is_read_asked_about_and_taken(window, rest, qtbot, filled, file):
    window.go(Wish("children"))
    rest(window)
    page = window.page
    page.tabs.setCurrentIndex(1)
    rest(window)
    page.period.receive.click()
    sheet = window.findChild(ReceiveSheet)
    assert sheet.isVisible()
    sheet.choose(file)
    qtbot.keyClicks(sheet.passphrase, "AAAA-CCCC")
    qtbot.keyClick(sheet.passphrase, Qt.Key.Key_Return)
    rest(window)
    assert "Mật khẩu chưa đúng" in sheet.message.text.text()
    sheet.passphrase.setText("aaaa bbbb")
    qtbot.keyClick(sheet.passphrase, Qt.Key.Key_Return)
    rest(window)
    an_choice, cam_choice = sheet.choices.values()
    assert "Là trẻ đã có: Nguyễn Văn An" in an_choice.currentText()
    cam_choice.setCurrentIndex(cam_choice.count() - 1)
    assert cam_choice.currentText() == "Trẻ mới trong sổ này"
    sheet.save.click()
    rest(window)
    assert not sheet.isVisible()
    with filled.store.read() as snapshot:
        names = [child.full_name for child in snapshot.children.all()]
        (cam,) = [one for one in snapshot.children.all() if one.full_name == "Nguyễn Thị Cẩm"]
    assert names.count("Nguyễn Văn An") == 1
    page.model.open(cam.id)
    rest(window)
    assert "Xã Cao Đức" in said(page.record)
    assert "Ở nơi trước" in said(page.record)


def test_who_left_is_written_into_a_file_and_its_passphrase_told(window, rest, filled, tmp_path):
    window.go(Wish("children"))
    rest(window)
    page = window.page
    page.model.open(page.model.ids[0])
    rest(window)
    page.record.movements.click()
    rest(window)
    sheet = window.findChild(MovementSheet)
    assert sheet.pass_on.isHidden()
    sheet.form.place.setText("xã Cao Đức")
    sheet.form.save.click()
    rest(window)
    assert sheet.model.opened.child.status is Status.MOVED_OUT
    assert not sheet.pass_on.isHidden()
    sheet.model.pass_on(tmp_path / "ra.sotreem")
    rest(window)
    assert (tmp_path / "ra.sotreem").exists()
    assert "mật khẩu" in sheet.message.text.text()
