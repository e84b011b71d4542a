from PySide6.QtCore import Qt

from ui.signals import Wish


def bars(page):
    return [line.text for line in page.bars.lines]


def test_it_counts_the_commune(window):
    page = window.page
    assert page.children_card.figure.text() == "5"
    assert page.numbered_card.figure.text() == "60 %"
    assert bars(page) == [
        "Biêng: 2 trẻ, 50 %",
        "Đồng Á: 1 trẻ, 0 %",
        "Hoa Quảng: 1 trẻ, 100 %",
        "Tân Thành: 0 trẻ, –",
        "Chưa rõ thôn: 1 trẻ, 100 %",
    ]
    tasks = [page.tasks.itemAt(place).widget().text() for place in range(page.tasks.count())]
    assert "Chưa có số định danh: 2 trẻ" in tasks
    assert "Thôn lạ: 1 trẻ" in tasks


def test_a_village_opens_its_list(window, press, rest):
    window.page.bars.setFocus()
    window.page.bars.mark(0)
    press(Qt.Key.Key_Return)
    rest(window)
    assert window.page.title == "Trẻ em"
    assert window.page.count.text() == "2 trẻ"


def test_a_figure_opens_its_list(window, rest):
    window.page.numbered_card.click()
    rest(window)
    assert window.page.title == "Làm sạch"
    assert window.page.pane.count.text() == "2 trẻ"
    window.go(Wish("home"))
    rest(window)
    window.page.children_card.click()
    rest(window)
    assert window.page.count.text() == "5 trẻ"


def test_an_empty_commune_is_told_what_to_do_first(empty_window, rest):
    page = empty_window.page
    assert page.faces.currentIndex() == 1
    assert page.first_import.isVisible()
    page.first_import.click()
    rest(empty_window)
    assert empty_window.page.title == "Nhập danh sách"


def test_it_counts_again_when_something_was_written(window, rest, list_file):
    with window.desk.app.store.read() as snapshot:
        group = snapshot.journal.last_group()
    window.desk.signals.say("", group_id=group)
    window.status.undo.click()
    rest(window)
    assert window.page.faces.currentIndex() == 1
