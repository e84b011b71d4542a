"""*Thôn, tổ dân phố*: seen first, done in one step, taken back in one step; by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.signals import Wish

SPACE, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Down


@pytest.fixture
def section(window, rest):
    window.go(Wish("settings"))
    rest(window)
    return window.page.section


def titles(section):
    return [section.rows.data(section.rows.index(row, 0)) for row in range(section.rows.rowCount())]


def planned(section):
    rows = section.form.rows
    return [
        tuple(rows.data(rows.index(row, at)) for at in range(4)) for row in range(rows.rowCount())
    ]


@pytest.fixture
def foreseen(section, window, rest, qtbot):
    def wait(text):
        section.form.table.setPlainText(text)
        qtbot.waitUntil(lambda: not section.form._soon.isActive())
        rest(window)

    return wait


def test_two_villages_chosen_in_the_list_are_merged_and_parted_by_undo(
    section, window, press, rest, foreseen
):
    names = titles(section)
    section.table.setFocus()
    section.table.selectRow(0)
    assert not section.tasks[1].isEnabled()
    press(DOWN, Qt.KeyboardModifier.ShiftModifier)
    assert [task.isEnabled() for task in section.tasks] == [False, True, False, True]
    section.tasks[1].click()
    rest(window)
    text = section.form.table.toPlainText()
    assert text == f"{names[0]}, {names[1]} → "
    foreseen(text + "Thôn Đoàn Kết")
    section.form.number.setText("12/QĐ-UBND")
    assert planned(section)[0] == (names[0], "1", "", "Sáp nhập vào thôn Đoàn Kết")
    section.form.apply.click()
    rest(window)
    assert "Thôn Đoàn Kết" in titles(section)
    assert titles(section)[-2:] == names[:2]
    section.table.selectRow(titles(section).index("Thôn Đoàn Kết"))
    assert f"số 12/QĐ-UBND · Lập mới từ {names[0]}; {names[1]}" in section.history.text()
    assert window.status.text.text().startswith("Đã thay đổi 3 thôn, chuyển")
    window.status.undo.click()
    rest(window)
    assert titles(section)[:2] == names[:2]


def test_households_of_a_split_village_are_told_where_they_go(
    section, window, press, rest, foreseen
):
    section.begin()
    foreseen("Thôn Biêng → Thôn Biêng Thượng; Thôn Biêng Hạ")
    homes = section.form.homes
    assert homes.isVisible()
    homes.setFocus()
    homes.selectAll()
    press(SPACE)
    homes.findChildren(QMenu)[-1].actions()[1].trigger()
    section.form.apply.click()
    rest(window)
    lines = {line.village.title: line for line in section.model.lines}
    assert lines["Thôn Biêng Hạ"].households == 1
    assert lines["Thôn Biêng"].into == "Thôn Biêng Thượng; Thôn Biêng Hạ"


def test_what_cannot_be_done_is_said_and_esc_loses_nothing(section, window, rest, foreseen):
    section.begin("Đồng Xa → Thôn Mới")
    foreseen("Đồng Xa → Thôn Mới")
    assert "Dòng 1: không có thôn nào tên “Đồng Xa”" in section.form.trouble.text.text()
    assert not section.form.apply.isEnabled()
    foreseen("→ Thôn Mới")
    section.form.on.setText("32/13/2026")
    section.form.on.textEdited.emit("32/13/2026")
    assert not section.form.apply.isEnabled()
    assert window.page.step_back()
    section.begin()
    assert section.form.table.toPlainText() == "→ Thôn Mới"


def test_a_table_comes_from_a_file(section, window, rest, tmp_path):
    path = tmp_path / "bang.csv"
    path.write_text("Thôn cũ,Thôn mới\nThôn Biêng,Thôn Đông\n", encoding="utf-8")
    section.begin()
    section.model.read_table(path)
    rest(window)
    assert section.form.table.toPlainText() == "Thôn Biêng → Thôn Đông"


def test_other_names_of_a_village_are_typed_and_taken_back(section, window, press, rest, qtbot):
    section.table.selectRow(0)
    section.names.setText("Bãi Bông, Xóm Trại")
    qtbot.keyClick(section.names, Qt.Key.Key_Return)
    rest(window)
    assert section.model.lines[0].village.aliases == ("Bãi Bông", "Xóm Trại")
    window.status.undo.click()
    rest(window)
    assert section.model.lines[0].village.aliases == ()
