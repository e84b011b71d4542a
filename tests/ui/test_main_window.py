import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from ui.places import PLACES, SIDE_PLACES
from ui.settings import read_scale
from ui.signals import Wish
from ui.widgets.side_bar import PLACE_KEYS

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


def test_it_opens_on_the_home_page_under_the_name_of_the_commune(window):
    assert window.windowTitle() == "Sổ Trẻ Em – Xã Nam Dương"
    assert window.title_bar.title.text() == "Trang chủ"
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768


@pytest.mark.parametrize("place", list(PLACES), ids=lambda place: place.key)
def test_every_place_of_the_side_bar_opens_a_page(window, place, rest, press):
    number = list(SIDE_PLACES).index(place) + 1
    if number <= len(PLACE_KEYS):
        press(Qt.Key(Qt.Key.Key_0 + number % 10), Qt.KeyboardModifier.ControlModifier)
    else:
        window.go(Wish(place.key))
    rest(window)
    assert window.title_bar.title.text() == place.title == window.page.title
    assert window.page.isVisible()


@pytest.mark.parametrize("place", list(PLACES), ids=lambda place: place.key)
def test_every_control_has_a_name(window, place, rest):
    window.go(Wish(place.key))
    rest(window)
    nameless = [
        part
        for kind in CONTROLS
        for part in window.findChildren(kind)
        if part.isVisible() and not part.objectName().startswith("qt_") and not is_named(part)
    ]
    assert nameless == []


def is_named(part) -> bool:
    text = part.text() if isinstance(part, QAbstractButton) else ""
    buddies = [each for each in part.window().findChildren(QLabel) if each.buddy() is part]
    # The clear button inside a field is named by Qt's own tooltip-less action.
    is_inner = isinstance(part.parentWidget(), QLineEdit)
    return bool(part.accessibleName() or text or buddies or is_inner)


def test_quick_find_goes_to_a_child_without_tones(window, qtbot, press, rest):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.quick_find.field.hasFocus()
    qtbot.keyClicks(window.quick_find.field, "dang minh")
    rest(window)
    press(Qt.Key.Key_Return)
    rest(window)
    assert window.page.title == "Trẻ em"
    assert window.page.model.record.title == "Đặng Minh Khang"
    assert not window.quick_find.isVisible()


def test_quick_find_goes_to_a_page_and_to_a_village(window, qtbot, press, rest):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.quick_find.field, "dong")
    rest(window)
    found = [line.text for line in window.quick_find.results.lines[:2]]
    assert found == ["Đồng bộ", "Thôn Đồng Á"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    rest(window)
    assert [window.page.rows.row_of(0).full_name] == ["Đặng Minh Khang"]
    assert len(window.page.model.ids) == 1


def test_escape_closes_quick_find_and_changes_nothing(window, press, rest):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Escape)
    rest(window)
    assert not window.quick_find.isVisible()
    assert window.page.title == "Trang chủ"


def test_the_question_mark_lists_the_keys_unless_one_is_typing(window, qtbot, press, rest):
    press(Qt.Key.Key_Question)
    assert window.keys.isVisible()
    press(Qt.Key.Key_Escape)
    assert not window.keys.isVisible()
    window.go(Wish("children"))
    rest(window)
    qtbot.keyClicks(window.page.search, "?")
    assert window.page.search.text() == "?"
    assert not window.keys.isVisible()


def test_f1_explains_the_field_until_the_focus_moves(window, press, rest):
    window.go(Wish("children"))
    rest(window)
    window.page.search.setFocus()
    press(Qt.Key.Key_F1)
    assert window.bubble.isVisible()
    assert "không cần dấu" in window.bubble.text.text()
    window.page.table.setFocus()
    assert not window.bubble.isVisible()


def test_what_was_done_can_be_undone_and_done_again(window, rest, list_file):
    app = window.desk.app
    with app.store.read() as snapshot:
        group = snapshot.journal.last_group()
    window.desk.signals.say("Đã nhập danh sách", group_id=group)
    assert window.status.undo.isVisible()
    window.status.undo.click()
    rest(window)
    assert count(app) == 0
    assert window.status.text.text().startswith("Đã hoàn tác")
    assert window.status.undo.text() == "Làm lại"
    window.status.undo.click()
    rest(window)
    assert count(app) == 5
    assert window.status.text.text().startswith("Đã làm lại")
    assert window.status.undo.text() == "Hoàn tác"


def count(app) -> int:
    with app.store.read() as snapshot:
        return snapshot.children.count()


def test_the_line_stays_while_someone_is_on_it_and_then_goes(window, qtbot):
    window.desk.signals.say("Đã lưu")
    window.status._fade()
    assert window.status.text.text() == ""
    with window.desk.app.store.read() as snapshot:
        group = snapshot.journal.last_group()
    window.desk.signals.say("Đã lưu", group_id=group)
    window.status.undo.setFocus()
    window.status._fade()
    assert window.status.text.text() == "Đã lưu"


def test_a_long_notice_is_cut_short_and_never_widens_the_window(window, rest, look):
    look.scale_to(150)
    window.resize(1366, 768)
    said = "Đã ghi khó khăn: " + "mạng ở thôn Biêng yếu, không gửi được danh sách " * 3
    window.desk.signals.say(said.strip())
    rest(window)
    assert window.width() == 1366
    assert window.status.text.text().endswith("…")
    assert window.status.text.accessibleName() == said.strip()


def test_the_scale_grows_and_is_remembered(window, press, rest):
    for _ in range(5):
        press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    rest(window)
    assert window.look.scale == 150
    assert read_scale(window.desk.app) == 150
    assert window.side.width() == 276
    assert window.minimumSizeHint().width() <= 1366
    for _ in range(5):
        press(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    rest(window)
    assert window.side.width() == 184


def test_the_foot_says_how_things_stand_with_the_central(window, rest):
    assert window.side.foot.text().splitlines()[0] == "Chưa kết nối"
    window.side.foot.click()
    rest(window)
    assert window.page.title == "Đồng bộ"


def test_a_bug_in_the_lane_becomes_a_calm_sentence(window, rest):
    window.desk.store.run(lambda: 1 / 0, lambda _: None)
    rest(window)
    assert "vẫn an toàn" in window.status.text.text()
    assert QApplication.activeModalWidget() is None
