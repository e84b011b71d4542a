"""How sure, where, and since when."""

from PySide6.QtCore import Qt

from app.services.doubles.list_doubles import keep_looked_at
from app.services.doubles.scan_doubles import scan_doubles
from ui.signals import Wish


def test_the_strengths_are_counted_and_narrow_the_list(page, window, rest):
    counts = page.model.said.doubles.strengths
    assert counts["all"] == 3 == counts["certain"] + counts["possible"]
    page.filters.strengths.setFocus()
    for wanted in ("certain", "possible"):
        page.filters.strengths.chosen.emit(wanted)
        rest(window)
        assert len(page.model.groups) == counts[wanted]
        assert all(group.certain == (wanted == "certain") for group in page.model.groups)
    if not counts["possible"]:
        assert page.empty.widen.isVisible()
        page.empty.widen.click()
        rest(window)
        assert len(page.model.groups) == 3


def test_a_village_narrows_and_its_button_says_so(page, window, rest, press):
    page.filters.village.click()
    lines = page.filters._panel.list.lines
    assert lines[0].text == "Tất cả các thôn: 3"
    village = next(line for line in lines if line.text == "Biêng: 1")
    page.filters._panel.list.taken.emit(village.key)
    rest(window)
    assert page.filters.village.text() == "Biêng"
    assert not page.filters._panel.isVisible()
    assert [group.villages for group in page.model.groups] == [frozenset([village.key])]


def test_esc_closes_the_villages_first(page, window, press):
    page.filters.village.click()
    press(Qt.Key.Key_Escape)
    assert not page.filters._panel.isVisible()
    assert page.model.filter.village_id is None


def test_what_was_found_since_the_page_was_left_is_new(
    page, window, rest, doubled, enter_again, clock
):
    assert not page.filters.new.isEnabled()
    window.go(Wish("home"))
    rest(window)
    clock.pass_time(hours=1)
    enter_again("Đặng Minh Khang", father_name="Đặng Sơn")
    enter_again("Đặng Minh Khang", father_name="Dang Van Son")
    scan_doubles(doubled)
    window.go(Wish("duplicates"))
    rest(window)
    assert page.filters.new.text() == "Mới từ lần trước (1)"
    page.filters.new.click()
    rest(window)
    assert len(page.model.groups) == 1
    assert page.model.group.members[0].child.full_name == "Đặng Minh Khang"
    page.filters.new.click()
    rest(window)
    assert len(page.model.groups) == 4


def test_walking_through_the_list_opens_each_group_and_stays_in_the_list(page, window, rest, press):
    page.list.setFocus()
    press(Qt.Key.Key_Down)
    rest(window)
    assert page.model.place == 1
    assert page.list.hasFocus()
    press(Qt.Key.Key_Return)
    assert page.pane.table.hasFocus()


def test_the_page_behind_another_asks_for_nothing(page, window, rest, doubled):
    window.go(Wish("home"))
    rest(window)
    before = page.model.said
    keep_looked_at(doubled)
    window.desk.signals.announce("child")
    rest(window)
    assert page.model.said is before
