"""Worklists, villages and the list between them."""

from PySide6.QtCore import Qt

from ui.messages import worklist_empty

ALT = Qt.KeyboardModifier.AltModifier


def choose(qtbot, facets, name):
    row = [line.text.split(":")[0].strip() for line in facets.lines].index(name)
    place = facets.visualRect(facets.model().index(row)).center()
    qtbot.mouseClick(facets.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_opens_on_all_there_is_to_clean_and_the_side_bar_counts_it(page, window, names, counts):
    assert set(names()) == {
        "Nguyễn Thị Ánh", "Đặng Minh Khang", "Giáp Thị Đào", "Hoàng Hòa",
    }  # fmt: skip
    assert counts()["Mọi việc cần làm"] == 4
    assert counts()["Chưa có số định danh"] == 2
    assert counts()["Họ tên thiếu, sai"] == 0
    button = window.side._buttons["cleaning"]
    assert button.text() == "Làm sạch  4"
    assert button.accessibleName() == "Làm sạch: 4"


def test_a_worklist_a_village_and_a_problem_narrow_each_other(
    page, window, qtbot, rest, names, counts
):
    choose(qtbot, page.worklists, "Chưa có số định danh")
    rest(window)
    assert names() == ["Nguyễn Thị Ánh", "Đặng Minh Khang"]
    villages = {facet.name: facet.count for facet in page.model.facets.villages}
    assert (villages["Biêng"], villages["Đồng Á"], villages["Hoa Quảng"]) == (1, 1, 0)
    choose(qtbot, page.villages, "Biêng")
    rest(window)
    assert names() == ["Nguyễn Thị Ánh"]
    assert counts()["Ngày sinh thiếu, sai"] == 0
    choose(qtbot, page.villages, "Tất cả các thôn")
    choose(qtbot, page.worklists, "Thôn thiếu, sai")
    rest(window)
    assert counts()["Thôn lạ"] == 1
    choose(qtbot, page.worklists, "Thôn lạ")
    rest(window)
    assert (page.model.filter.worklist, page.model.filter.problem) == ("village", "unknown_village")
    assert names() == ["Hoàng Hòa"]


def test_an_empty_worklist_says_so_kindly(page, window, go, rest):
    go(worklist="name")
    assert page.pane.faces.currentIndex() == 1
    assert page.empty.text() == worklist_empty("name")
    page.widen.click()
    rest(window)
    assert len(page.model.ids) == 4


def test_wishes_open_it_filtered(page, go, names):
    village = next(facet.key for facet in page.model.facets.villages if facet.name == "Đồng Á")
    go(worklist="birth_date", village_id=village)
    assert names() == ["Đặng Minh Khang"]
    go(problem="missing_parent")
    assert names() == ["Giáp Thị Đào"]
    go()
    assert names() == ["Giáp Thị Đào"]  # as it was left


def test_letters_find_and_escape_goes_back_step_by_step(page, window, press, qtbot, rest, go):
    go(worklist="no_id")
    page.pane.table.setFocus()
    qtbot.keyClicks(page.pane.table, "k")
    qtbot.keyClicks(page.pane.search, "hang")
    rest(window)
    assert page.pane.count.text() == "1 trẻ"
    press(Qt.Key.Key_Escape)
    rest(window)
    assert page.pane.count.text() == "2 trẻ"
    press(Qt.Key.Key_Escape)
    rest(window)
    assert page.model.filter.worklist == "to_clean"
    press(Qt.Key.Key_Escape)
    assert page.model.filter.worklist == "to_clean"


def test_a_view_brings_list_order_and_columns(page, window, rest):
    page.pane.views.chosen.emit("Gửi công an xã")
    rest(window)
    assert (page.model.filter.worklist, page.model.filter.sort) == ("no_id", "village")
    assert page.pane.view_button.text() == "Gửi công an xã"
    page.model.choose_worklist("wrong_id")
    rest(window)
    assert page.pane.view_button.text() == "Gửi công an xã *"
