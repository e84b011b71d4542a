"""From a dropped file to the report, by mouse and by keyboard, over a real store."""

from itertools import islice

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from tests.ui.conftest import HEADER, ROWS
from tests.ui.pages.import_list.conftest import count, drop, write_book
from ui.pages.import_list.stages import Stage

SYLLABLES = (
    *("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khôi", "Lan", "Minh", "Nga", "Oanh", "Phúc"),
    *(
        "Quân",
        "Sơn",
        "Tâm",
        "Uyên",
        "Vinh",
        "Xuân",
        "Yến",
        "Đạt",
        "Hiếu",
        "Kiên",
        "Ly",
        "Mai",
        "Nhi",
    ),
)
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_keys_are_at_the_place_to_pick_files(page, press):
    """Whoever comes for the registry is told so, and Enter asks for its file."""
    pick = page.steps[Stage.PICK].zone
    page.open({"register": True})
    assert "khai sinh" in pick.words.text()
    assert pick.pick.hasFocus()
    page.open({})
    assert "danh sách trẻ em" in pick.words.text()


def test_a_dropped_list_comes_in_by_two_presses(page, settled, press, reach, list_file):
    drop(page.zone, list_file)
    assert page.model.running
    reach(Stage.COLUMNS)
    assert count(page.desk.app) == 0
    press(Qt.Key.Key_Return, CTRL)
    reach(Stage.PREVIEW)
    settled()
    assert count(page.desk.app) == 0
    press(Qt.Key.Key_Return, CTRL)
    reach(Stage.DONE)
    assert [shown.text() for shown in page.done.counts] == ["5", "5", "0", "0", "0"]
    assert count(page.desk.app) == 5
    assert "Đã nhập danh sach.xlsx" in page.window().status.text.text()


def test_the_same_list_again_changes_nothing(page, taken, list_file):
    taken(list_file)
    report = taken(list_file)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 5)
    assert not page.done.undo.isEnabled()


def test_the_import_is_taken_back_by_one_button(page, empty_window, taken, rest, list_file):
    taken(list_file)
    page.done.undo.click()
    rest(empty_window)
    assert count(empty_window.desk.app) == 0


def test_esc_goes_back_a_step_and_loses_nothing(page, previewed, press, settled, list_file):
    model = previewed(list_file)
    made = model.previewing.preview
    model.previewing.leave_out(made.report.lines[0].ref, out=True)
    settled()
    for stage in (Stage.COLUMNS, Stage.PICK):
        press(Qt.Key.Key_Escape)
        assert model.stage is stage
    assert page.pick.resume.isVisible()
    assert page.pick.resume.hasFocus()
    press(Qt.Key.Key_Return)
    assert model.stage is Stage.PREVIEW
    assert model.previewing.preview.report.set_aside == 1


def test_stopping_keeps_nothing(page, previewed, settled, list_file):
    many(list_file)
    model = previewed(list_file)
    model.take()
    page.work.stop.click()
    settled()
    assert model.stopped
    assert "Đã dừng" in page.preview.told.text.text()
    assert count(page.desk.app) == 0
    assert model.stage is Stage.PREVIEW


def many(path):
    """Make the list long enough that it is asked whether to go on."""
    book = load_workbook(path)
    sheet = book.active
    given = (f"{first} {last}" for first in islice(SYLLABLES, 24) for last in SYLLABLES)
    for number, name in enumerate(islice(given, 600)):
        sheet.append((number, f"TX{number}", f"Trần {name}"))
    book.save(path)


def test_several_files_come_one_after_another(page, read, settled, tmp_path):
    first = write_book(tmp_path / "mot.xlsx", ("A", [HEADER[1:], ROWS[0]]))
    second = write_book(tmp_path / "hai.xlsx", ("A", [HEADER[1:], ROWS[1]]))
    drop(page.zone, first, second)
    settled()
    assert "1 tệp chờ" in page.bar.file.whole
    for expected in ("mot.xlsx", "hai.xlsx"):
        assert page.model.file == expected
        page.model.look()
        settled()
        page.model.take()
        settled()
        assert page.done.headline.text.text().startswith(f"Đã nhập xong {expected}")
        page.done.next.click()
        settled()
    assert page.model.stage is Stage.PICK
    assert count(page.desk.app) == 2


@pytest.mark.parametrize("content", [b"no spreadsheet", b""])
def test_a_file_that_is_no_list_is_refused_with_a_sentence(page, read, tmp_path, content):
    path = tmp_path / "ảnh.png"
    path.write_bytes(content)
    drop(page.zone, path)
    read()
    assert page.model.stage is Stage.PICK
    assert "ảnh.png" in page.pick.trouble.text.text()
    assert page.pick.trouble.isVisible()
    assert page.zone.isEnabled()


def test_a_damaged_file_does_not_hold_up_the_next(page, read, settled, tmp_path, list_file):
    bad = tmp_path / "hong.xlsx"
    bad.write_bytes(b"PK\x03\x04 cut off")
    read(bad, list_file)
    assert "hong.xlsx" in page.pick.trouble.text.text()
    page.pick.go_on.click()
    settled()
    assert page.model.stage is Stage.COLUMNS


def test_a_finding_opens_its_list(page, empty_window, taken, rest, list_file):
    taken(list_file)
    problems = page.done.problems
    problems.setCurrentIndex(problems.model().index(0, 0))
    problems.taken.emit(problems.marked.key)
    rest(empty_window)
    assert empty_window.page.title == "Làm sạch"


def test_the_report_is_saved_as_a_spreadsheet(page, taken, settled, qtbot, list_file, tmp_path):
    taken(list_file)
    path = tmp_path / "bao cao.xlsx"
    page.done.saving.save(path)
    qtbot.waitUntil(lambda: bool(page.done.saving.saved), timeout=20_000)
    assert "bao cao.xlsx" in page.done.headline.text.text()
    texts = [str(c.value) for s in load_workbook(path) for row in s for c in row]
    assert any("Chưa có số định danh" in text for text in texts)


def test_a_report_that_cannot_be_written_is_told_in_place(page, taken, qtbot, list_file, tmp_path):
    taken(list_file)
    page.done.saving.save(tmp_path / "khong co" / "bao cao.xlsx")
    qtbot.waitUntil(lambda: bool(page.done.saving.trouble), timeout=20_000)
    assert page.done.headline.text.text() == page.done.saving.trouble


def test_what_waits_for_the_first_passphrase_is_said_and_names_nobody(page, taken, tmp_path):
    header, row = [*HEADER[1:], "Hoàn cảnh đặc biệt"], [*ROWS[0], "Nhiễm HIV"]
    taken(write_book(tmp_path / "mot.xlsx", ("A", [header, row])))
    told = page.done.columns.text()
    assert "1 hoàn cảnh mật đang được giữ kín" in told
    assert "HIV" not in told
