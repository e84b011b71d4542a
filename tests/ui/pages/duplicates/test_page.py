"""Settling doubles by keyboard: merge, choose, type, tell apart, take out, put off, undo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.signals import Wish

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def shown(page, column):
    """Read a column of the comparison: row name -> text."""
    rows = page.pane.rows
    return {
        rows.index(row, 0).data(): rows.index(row, column).data() for row in range(rows.rowCount())
    }


def row_of(page, name):
    rows = page.pane.rows
    return next(row for row in range(rows.rowCount()) if rows.index(row, 0).data() == name)


def decisions(app):
    with app.store.read() as snapshot:
        return {frozenset((one.first_id, one.second_id)) for one in snapshot.decisions.all()}


def test_it_opens_on_the_surest_group_with_the_cursor_in_its_first_difference(page, window):
    assert len(page.model.groups) == 3
    assert window.side._buttons["duplicates"].text() == "Trùng lặp  3"
    assert page.pane.isVisible()
    assert QApplication.focusWidget() is page.pane.table
    row = page.pane.table.currentIndex().row()
    assert row == page.pane.rows.differing[0]
    assert page.pane.place.text() == "1/3"
    assert "trong 1.000 cặp" in page.pane.strength.text.text()
    assert page.pane.why.text().startswith(("Vì: ", "Hồ sơ "))


def test_one_key_merges_with_the_better_texts_and_the_next_group_is_there(
    page, window, go_to, key, children
):
    group = go_to("Hoàng Hòa")
    assert shown(page, page.pane.rows.result)["Họ tên mẹ"] == "Lý Thị Ửng"
    key(Qt.Key.Key_Return, CTRL)
    assert window.status.text.text() == "Đã gộp 2 hồ sơ của Hoàng Hòa"
    assert len(page.model.groups) == 2
    assert page.model.group is not None
    assert page.model.group.ids != group.ids
    assert QApplication.focusWidget() is page.pane.table
    assert window.side._buttons["duplicates"].text() == "Trùng lặp  2"
    merged = children()["Hoàng Hòa"]
    assert (merged.external_code, merged.mother_name) == ("TE05", "Lý Thị Ửng")
    assert "Hoàng Hoà" not in children()


def test_a_number_takes_a_field_from_that_record(page, go_to, key, children):
    go_to("Hoàng Hòa")
    table = page.pane.table
    table.go_to(row_of(page, "Họ tên mẹ"))
    key(Qt.Key.Key_2)
    assert shown(page, page.pane.rows.result)["Họ tên mẹ"] == "Lý Thị Ưng"
    key(Qt.Key.Key_F7)
    assert children()["Hoàng Hòa"].mother_name == "Lý Thị Ưng"


def test_f2_types_a_text_of_ones_own(page, window, go_to, key, qtbot, children):
    go_to("Hoàng Hòa")
    page.pane.table.go_to(row_of(page, "Ngày sinh"))
    key(Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert line.text() == "01/01/2020"
    line.selectAll()
    qtbot.keyClicks(line, "31/02/2020")
    key(Qt.Key.Key_Return)
    assert page.pane.said.text.text() == "Ngày sinh không có trên lịch."
    assert page.pane.table.is_typing
    line.selectAll()
    qtbot.keyClicks(line, "5.3.2020")
    key(Qt.Key.Key_Return)
    assert shown(page, page.pane.rows.result)["Ngày sinh"] == "05/03/2020"
    assert page.pane.said.isHidden()
    key(Qt.Key.Key_Return, CTRL)
    assert str(children()["Hoàng Hòa"].birth_date) == "2020-03-05"


def test_merging_while_one_types_keeps_what_was_typed(page, go_to, key, qtbot, children):
    go_to("Hoàng Hòa")
    page.pane.table.go_to(row_of(page, "Họ tên mẹ"))
    key(Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    line.selectAll()
    qtbot.keyClicks(line, "Ly Thi Hoa")
    key(Qt.Key.Key_Return, CTRL)
    assert children()["Hoàng Hòa"].mother_name == "Ly Thi Hoa"


def test_esc_leaves_the_typed_text_and_then_goes_to_the_list_and_to_everything(
    page, window, go_to, key, rest
):
    go_to("Hoàng Hòa")
    page.pane.table.go_to(row_of(page, "Họ và tên"))
    key(Qt.Key.Key_F2)
    key(Qt.Key.Key_Escape)
    assert not page.pane.table.is_typing
    key(Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    page.model.choose_strength("possible")
    rest(window)
    page.list.setFocus()
    key(Qt.Key.Key_Escape)
    assert page.model.filter.strength == "all"
    assert not page.step_back()


def test_f8_remembers_that_they_are_two_and_asks_nothing(page, doubled, window, go_to, key):
    group = go_to("Nguyễn Văn An")
    key(Qt.Key.Key_F8)
    assert decisions(doubled) == {frozenset(group.ids)}
    assert "hai trẻ khác nhau" not in window.status.text.text()
    assert "là các trẻ khác nhau" in window.status.text.text()
    assert len(page.model.groups) == 2
    assert QApplication.activeModalWidget() is None


def test_a_group_of_three_is_one_question_with_one_answer(page, doubled, go_to, key, children):
    group = go_to("Giáp Thị Đào")
    assert len(group.members) == 3
    assert page.pane.apart.text() == "Ba trẻ khác nhau"
    key(Qt.Key.Key_Return, CTRL)
    assert [name for name in children() if name.startswith("Gi")] == ["Giáp Thị Đào"]


def test_all_three_can_be_told_apart(page, doubled, go_to, key):
    group = go_to("Giáp Thị Đào")
    key(Qt.Key.Key_F8)
    assert len(decisions(doubled)) == 3
    assert all(two <= set(group.ids) for two in decisions(doubled))


def test_one_of_three_is_taken_out_and_the_others_are_merged(
    page, doubled, window, go_to, key, children
):
    group = go_to("Giáp Thị Đào")
    out = group.ids[2]
    key(Qt.Key.Key_3, ALT)
    assert decisions(doubled) == {frozenset((out, id_)) for id_ in group.ids[:2]}
    assert page.model.group.ids == group.ids[:2]
    assert window.status.undo.isVisible()
    key(Qt.Key.Key_Return, CTRL)
    names = [name for name in children() if name.startswith("Gi")]
    assert len(names) == 2


def test_alt_and_a_number_do_nothing_to_a_pair(page, doubled, go_to, key):
    go_to("Hoàng Hòa")
    key(Qt.Key.Key_2, ALT)
    assert decisions(doubled) == set()
    assert len(page.model.group.members) == 2


def test_later_goes_on_and_round_and_what_was_chosen_waits(page, go_to, key):
    group = go_to("Hoàng Hòa")
    page.pane.table.go_to(row_of(page, "Họ tên mẹ"))
    key(Qt.Key.Key_2)
    key(Qt.Key.Key_F9)
    assert page.model.group.ids != group.ids
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Right)
    assert page.model.group.ids == group.ids
    assert shown(page, page.pane.rows.result)["Họ tên mẹ"] == "Lý Thị Ưng"
    key(Qt.Key.Key_Left)
    assert page.model.group.ids != group.ids
    assert len(page.model.groups) == 3


def test_enter_goes_through_the_differences_and_the_arrows_through_all(page, go_to, key):
    go_to("Hoàng Hòa")
    table, differing = page.pane.table, page.pane.rows.differing
    assert table.currentIndex().row() == differing[0]
    key(Qt.Key.Key_Return)
    assert table.currentIndex().row() == differing[1]
    for _ in differing[1:]:
        key(Qt.Key.Key_Return)
    assert table.currentIndex().row() == differing[0]
    key(Qt.Key.Key_Down)
    assert table.currentIndex().row() == differing[0] + 1


def test_undo_asks_again_once_the_search_has_looked(page, window, go_to, key, qtbot, children):
    go_to("Hoàng Hòa")
    key(Qt.Key.Key_Return, CTRL)
    key(Qt.Key.Key_Z, ALT)
    qtbot.waitUntil(lambda: window.status.undo.text() == "Làm lại")
    assert {"Hoàng Hòa", "Hoàng Hoà"} <= children().keys()
    qtbot.waitUntil(lambda: len(page.model.groups) == 3, timeout=20_000)


def test_what_was_changed_meanwhile_is_read_again_and_not_merged(
    page, doubled, window, go_to, key, children
):
    group = go_to("Hoàng Hòa")
    with doubled.write("correct") as work:
        work.save(replace(work.children.get(group.ids[0]), guardian_name="Hoàng Thị Bà"))
    key(Qt.Key.Key_Return, CTRL)
    assert "vừa được sửa" in page.pane.said.text.text()
    assert {"Hoàng Hòa", "Hoàng Hoà"} <= children().keys()
    assert shown(page, 1)["Người giám hộ"] == "Hoàng Thị Bà"
    key(Qt.Key.Key_Return, CTRL)
    assert "Hoàng Hoà" not in children()


def test_a_warning_that_the_merge_would_bring_is_passed_with_a_reason(
    page, go_to, key, qtbot, children
):
    go_to("Hoàng Hòa")
    page.pane.table.go_to(row_of(page, "Ngày sinh"))
    key(Qt.Key.Key_F2)
    QApplication.focusWidget().selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), "05/03/2019")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return, CTRL)
    assert "khác ngày sinh" in page.pane.said.text.text()
    assert "Hoàng Hoà" in children()
    reason = QApplication.focusWidget()
    assert reason.accessibleName().startswith("Lý do: ")
    qtbot.keyClicks(reason, "da xem giay khai sinh")
    key(Qt.Key.Key_Return, CTRL)
    merged = children()["Hoàng Hòa"]
    assert "Hoàng Hoà" not in children()
    assert merged.passed["national_id_year_mismatch"] == "da xem giay khai sinh"


@pytest.mark.parametrize("scale", [100, 150])
def test_the_empty_page_is_seen_at_every_size_of_letters(page, window, rest, look, scale):
    look.scale_to(scale)
    page.model.choose_village("nowhere")
    rest(window)
    assert page.empty.isVisible()
    assert page.empty.widen.hasFocus()
    page.empty.widen.click()
    rest(window)
    assert page.pane.isVisible()
    assert page.pane.table.hasFocus()


def test_the_last_answer_leaves_a_page_that_says_what_it_means(page, window, key):
    for _ in range(3):
        key(Qt.Key.Key_Return, CTRL)
    assert page.empty.isVisible()
    assert page.empty.heading.text() == "Không còn cặp nào cần xét"
    assert page.empty.about.text().startswith("Lần tìm gần nhất: ")
    assert window.side._buttons["duplicates"].text() == "Trùng lặp"


def test_the_records_of_a_wish_are_opened_whatever_the_filter(page, window, rest, children):
    page.model.choose_strength("certain")
    rest(window)
    ids = tuple(children()[name].id for name in ("Hoàng Hòa", "Hoàng Hoà"))
    window.go(Wish("home"))
    window.go(Wish("duplicates", {"child_ids": ids}))
    rest(window)
    assert set(page.model.group.ids) == set(ids)
    assert page.model.filter.strength == "all"
    other = (children()["Đặng Minh Khang"].id, ids[0])
    window.go(Wish("duplicates", {"child_ids": other}))
    rest(window)
    assert set(page.model.group.ids) == set(other)
    assert page.pane.strength.text.text().startswith("Chưa rõ")


@pytest.mark.parametrize("scale", [100, 150])
def test_there_is_room_for_it_at_every_size_of_letters(page, window, rest, look, scale, key):
    look.scale_to(scale)
    rest(window)
    assert window.minimumSizeHint().width() <= 1366
    assert page.pane.isVisible()
    assert page._left.isVisible() == (scale == 100)
    widths = page.pane.table.widths()
    assert sum(widths) == page.pane.table.viewport().width()
    key(Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    assert page.list.isVisible()
    key(Qt.Key.Key_Return)
    assert page.pane.table.hasFocus()
