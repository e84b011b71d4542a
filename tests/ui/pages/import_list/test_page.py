import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ui.signals import Wish


@pytest.fixture
def page(empty_window, rest):
    empty_window.go(Wish("import_list"))
    rest(empty_window)
    return empty_window.page


def drop(zone, path):
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (
        QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, content, *held),
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, content, *held),
    ):
        QApplication.sendEvent(zone, event)


def count(app):
    with app.store.read() as snapshot:
        return snapshot.children.count()


def test_a_dropped_list_comes_in_and_every_row_is_told_of(page, empty_window, rest, list_file):
    drop(page.zone, list_file)
    assert page.working.isVisible()
    rest(empty_window)
    assert count(empty_window.desk.app) == 5
    assert [shown.text() for shown in page.report.counts] == ["5", "0", "0", "0"]
    assert "danh sach.xlsx: 5 dòng" in page.report.headline.text.text()
    assert not page.working.isVisible()
    assert "Đã nhập danh sach.xlsx" in empty_window.status.text.text()


def test_the_same_list_again_changes_nothing(page, empty_window, rest, list_file):
    for _ in range(2):
        page.model.bring_in(list_file)
        rest(empty_window)
    assert [shown.text() for shown in page.report.counts] == ["0", "0", "5", "0"]
    assert not page.report.undo.isEnabled()


def test_the_import_is_taken_back_by_one_button(page, empty_window, rest, list_file):
    page.model.bring_in(list_file)
    rest(empty_window)
    page.report.undo.click()
    rest(empty_window)
    assert count(empty_window.desk.app) == 0


def test_stopping_keeps_nothing(page, empty_window, rest, list_file):
    page.model.began.connect(page.model.stop)
    big = list_file
    many(big)
    page.model.bring_in(big)
    rest(empty_window)
    assert page.model.stopped
    assert "Đã dừng" in page.trouble.text.text()
    assert count(empty_window.desk.app) == 0


def many(path):
    """Make the list long enough that it is asked whether to go on."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book.active
    for number in range(600):
        sheet.append((number, f"TX{number}", f"Trần Văn {'ABCDEGH'[number % 7]}n"))
    book.save(path)


def test_a_file_that_is_no_list_is_refused_with_a_sentence(page, empty_window, rest, tmp_path):
    path = tmp_path / "ảnh.xlsx"
    path.write_bytes(b"no spreadsheet")
    page.model.bring_in(path)
    rest(empty_window)
    assert "ảnh.xlsx" in page.trouble.text.text()
    assert page.trouble.isVisible()
    assert page.zone.isEnabled()


def test_only_a_spreadsheet_is_taken(page, empty_window, tmp_path):
    path = tmp_path / "ảnh.png"
    path.touch()
    drop(page.zone, path)
    assert not page.model.running


def test_a_finding_opens_its_list(page, empty_window, rest, list_file):
    page.model.bring_in(list_file)
    rest(empty_window)
    first = page.report._problems.itemAt(0).widget()
    first.click()
    rest(empty_window)
    assert empty_window.page.title == "Trẻ em"
    assert len(empty_window.page.model.ids) >= 1
