"""The tab of the civil registry: who waits, who is in one list alone, and the way to each list."""

from PySide6.QtCore import Qt

from app.services.lists.import_workbook import import_workbook
from tests.app.conftest import write_list
from tests.app.services.registers import LIST, MAY, REGISTER, born, listed, take
from ui.look import LIGHT
from ui.pages.cleaning.page import CleaningPage
from ui.signals import Wish


def opened(window, rest):
    window.go(Wish("handoff", {"tab": "registry"}))
    rest(window)
    return window.page.part


def test_nobody_waits(empty_window, rest):
    part = opened(empty_window, rest)
    assert part.told.text.text().startswith("Chưa có trẻ nào")
    assert part.cards["registration_overdue"].figure.text() == "0"


def test_who_is_late_comes_first_in_red_and_opens_the_list(open_main, app, tmp_path, rest):
    rows = [
        listed("Bé gái", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú"),
        listed("Vi Văn Ba", "01/03/2026", "Nam", "Vũ Thị Lan", "Vi Văn Cả", village="Đồng Á"),
    ]
    path = write_list(tmp_path / "ds.xlsx", {"DS": [LIST, *rows]})
    import_workbook(app, path, on=app.today())
    window = open_main(app)
    part = opened(window, rest)
    first = part.children_rows.index(0, 1)
    assert first.data() == "quá hạn 39 ngày"
    assert first.data(Qt.ItemDataRole.ForegroundRole).name() == LIGHT.bad
    assert part.children_rows.index(1, 1).data() == "còn 23 ngày, đến 01/07"
    part.by_village.go_to(1)
    part.by_village.opened.emit(1)
    rest(window)
    assert isinstance(window.page, CleaningPage)
    assert window.page.model.filter.worklist == "registration_overdue"
    assert len(window.page.model.ids) == 1


def test_who_was_looked_into_leaves_the_list(open_main, app, list_file, tmp_path, rest, qtbot):
    row = born("Vi Văn Ba", "05/05/2026", "Nam", "Vũ Thị Lan", "Vi Văn Cả", cert="46/2026")
    take(app, write_list(tmp_path / "ks.xlsx", {"KS": [REGISTER, row]}), MAY)
    window = open_main(app)
    part = opened(window, rest)
    assert part.looked.isEnabled()
    part.looked.click()
    rest(window)
    assert part.cards["only_in_register"].figure.text() == "0"
    assert window.status.text.text().startswith("Đã kiểm tra Vi Văn Ba")


def test_the_register_is_asked_for_in_the_wizard(empty_window, rest):
    opened(empty_window, rest).take.click()
    rest(empty_window)
    assert empty_window.page.title == "Nhập danh sách"
    assert empty_window.page.model.wants_register
