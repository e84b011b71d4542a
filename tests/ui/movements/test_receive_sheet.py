"""A file of another commune is taken in the window: by its passphrase, each child known or new."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.status import Status
from app.services.movements.pass_on import pass_on
from tests.app.services.look_alikes import add_home, an
from ui.movements.receive_sheet import ReceiveSheet
from ui.movements.sheet import MovementSheet
from ui.signals import Wish

WORD = "AAAA-BBBB"


@pytest.fixture
def file(elsewhere, tmp_path):
    """A family of xã Cao Đức, written for us: one who is in our list, too, and a sister."""
    own = {"father_name": "Nguyễn Văn Bình", "mother_name": "Trần Thị Hoa"}
    children = add_home(
        elsewhere,
        an(full_name="Nguyễn Văn An", birth_date="2016-03-12", **own),
        an(full_name="Nguyễn Thị Cẩm", birth_date="2021-01-09", **own),
    )
    path = tmp_path / "a.sotreem"
    pass_on(elsewhere, [child.id for child in children], path, WORD)
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
    (home,) = sheet.homes.values()
    assert (home.village.text(), home.home.text()) == ("Biêng", "Nguyễn Văn Bình")
    assert sheet.save.hasFocus()
    sheet.save.click()
    rest(window)
    assert not sheet.isVisible()
    with filled.store.read() as snapshot:
        names = [child.full_name for child in snapshot.children.all()]
        (cam,) = [one for one in snapshot.children.all() if one.full_name == "Nguyễn Thị Cẩm"]
        (an_,) = [one for one in snapshot.children.all() if one.full_name == "Nguyễn Văn An"]
    assert cam.household_id == an_.household_id
    assert names.count("Nguyễn Văn An") == 1
    page.model.open(cam.id)
    rest(window)
    assert "Xã Cao Đức" in said(page.record)
    assert "Ở nơi trước" in said(page.record)


@pytest.fixture
def strangers(window, rest, file):
    """The sheet with a file that was read, of children who are all taken for new ones."""
    window.go(Wish("children"))
    rest(window)
    window.page.tabs.setCurrentIndex(1)
    rest(window)
    window.page.period.receive.click()
    sheet = window.findChild(ReceiveSheet)
    sheet.choose(file)
    sheet.passphrase.setText("aaaa bbbb")
    sheet.read.click()
    rest(window)
    for choice in sheet.choices.values():
        choice.setCurrentIndex(choice.count() - 1)
    return sheet


def home_of(app, name):
    with app.store.read() as snapshot:
        child = max(c.id for c in snapshot.children.all() if c.full_name == name)
        _, home = snapshot.children.with_household(child)
        villages = {village.id: village.name for village in snapshot.villages.all()}
    return home, villages.get(home.village_id)


def test_the_village_is_found_by_typing_before_they_are_taken(
    strangers, window, rest, qtbot, press, filled
):
    (home,) = strangers.homes.values()
    assert (home.village.text(), home.home.text()) == ("", "")
    strangers.save.click()
    rest(window)
    assert "Chưa chọn thôn" in strangers.message.text.text()
    assert home.village.hasFocus()
    qtbot.keyClicks(home.village, "xyz")
    strangers.save.click()
    rest(window)
    assert "không có thôn “xyz”" in strangers.message.text.text()
    home.village.selectAll()
    qtbot.keyClicks(home.village, "hq")
    assert home.village.marked.label == "Hoa Quảng"
    press(Qt.Key.Key_Return)
    assert home.home.hasFocus()
    strangers.save.click()
    rest(window)
    assert not strangers.isVisible()
    stored, village = home_of(filled, "Nguyễn Thị Cẩm")
    assert (stored.head_name, village) == ("Lê Văn Tú", "Hoa Quảng")
    window.status.undo.click()
    rest(window)
    with filled.store.read() as snapshot:
        assert "Nguyễn Thị Cẩm" not in [child.full_name for child in snapshot.children.all()]


def test_a_household_of_ours_is_found_by_its_head(strangers, window, rest, qtbot, press, filled):
    (home,) = strangers.homes.values()
    home.home.setFocus()
    qtbot.keyClicks(home.home, "giap")
    strangers.save.click()
    assert "chọn hộ trong danh sách" in strangers.message.text.text()
    rest(window)
    home.home.setFocus()
    home.home.asked.emit(home.home.text())
    rest(window)
    assert [choice.detail for choice in home.home.offers] == ["Hoa Quảng"]
    press(Qt.Key.Key_Return)
    assert home.village.text() == "Hoa Quảng"
    strangers.save.click()
    rest(window)
    stored, village = home_of(filled, "Nguyễn Thị Cẩm")
    assert (stored.head_name, village) == ("Giáp Văn Lâm", "Hoa Quảng")


def test_a_village_that_nobody_knows_yet_is_asked_about_once(strangers, window, rest, filled):
    strangers.save.click()
    strangers.save.click()
    rest(window)
    assert not strangers.isVisible()
    assert home_of(filled, "Nguyễn Thị Cẩm")[1] is None


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


def test_large_letters_cut_no_field_off_beside_the_scroll_bar(window, rest, filled, tmp_path, look):
    child = add_home(filled, an(full_name="Nguyễn Hoàng Thị Phương Thảo Minh Ngọc"))[0]
    pass_on(filled, [child.id], tmp_path / "b.sotreem", WORD)
    look.scale_to(150)
    window.resize(1366, 768)
    window.go(Wish("children"))
    rest(window)
    window.page.tabs.setCurrentIndex(1)
    rest(window)
    window.page.period.receive.click()
    sheet = window.findChild(ReceiveSheet)
    sheet.choose(tmp_path / "b.sotreem")
    sheet.passphrase.setText(WORD)
    sheet.read.click()
    rest(window)
    (choice,) = sheet.choices.values()
    assert choice.itemText(0).startswith("Mở lại hồ sơ cũ")
    assert sheet._scroll.widget().width() == sheet._scroll.viewport().width()
