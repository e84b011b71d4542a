"""The preview: counts, rows, what changes, and what a person decides about a row."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from app.services.cleaning.correct_child import Correction, correct_child
from app.services.lists.import_workbook import import_workbook
from app.services.outcome import Saved
from tests.ui.conftest import HEADER, ROWS
from tests.ui.pages.import_list.conftest import count, write_book
from ui.pages.import_list.previewed import ALL, LIKE, PASSED, TWICE
from ui.pages.import_list.stages import Stage

NO_CODE = ("Họ và tên", "Ngày sinh", "Giới tính", "Họ tên cha", "Họ tên mẹ", "Chủ hộ", "Thôn")


@pytest.fixture
def known(app, list_file):
    import_workbook(app, list_file, on=app.today())


def counts(page):
    return {one.key: one.count for one in page.model.previewing.shown.filters()}


def words(page):
    return " | ".join(one.text() for one in page.preview.panel.findChildren(QLabel))


def press_button(page, text):
    button = next(b for b in page.preview.panel.findChildren(QPushButton) if b.text() == text)
    button.click()


def changed(tmp_path, row=0, **fields):
    """Write the list with some cells of a row put otherwise."""
    rows = [list(one) for one in ROWS]
    for header, text in fields.items():
        rows[row][HEADER.index(header.replace("_", " ")) - 1] = text
    return write_book(tmp_path / "sua.xlsx", ("A", [HEADER[1:], *rows]))


def test_every_row_is_counted_and_shown(page, previewed, sample, villages_known):
    previewed(sample("villages.xls"))
    found = counts(page)
    assert found[ALL] == 4_988
    assert found["added"] + found["set_aside"] == 4_988
    assert found[PASSED] > 17
    assert page.preview.lines.rowCount() == 4_988
    assert page.preview.lines.index(0, 0).data() == "Bùi Yến Oanh"
    page.preview.filters.chosen.emit(PASSED)
    assert page.preview.lines.rowCount() == found[PASSED]
    assert page.preview.lines.index(0, 2).data() == "bỏ qua"
    assert page.preview.words.text().startswith("4.988 dòng = ")


def test_a_change_is_shown_field_by_field(page, known, previewed, tmp_path):
    previewed(changed(tmp_path, Họ_tên_mẹ="Trần Thị Hoan"))
    assert counts(page)["changed"] == 1
    page.preview.filters.chosen.emit("changed")
    assert "Họ tên mẹ: Trần Thị Hoa → Trần Thị Hoan" in words(page)
    assert page.preview.take.text() == "Nhập 1 dòng"


def test_a_problem_is_a_sentence_with_what_the_file_says(page, previewed, list_file):
    previewed(list_file)
    page.preview.table.go_to(4)
    assert "Tên thôn không có trong danh sách thôn của xã." in words(page)
    assert "Trong tệp ghi: “Xóm Lạ”" in words(page)


def test_a_row_is_left_out_and_taken_again(page, previewed, settled, list_file):
    model = previewed(list_file)
    for text, aside in (("Không nhập dòng này", 1), ("Nhập lại dòng này", 0)):
        press_button(page, text)
        settled()
        assert model.previewing.preview.report.set_aside == aside
    assert page.preview.take.text() == "Nhập 5 dòng"


def correct_by_hand(app, name, **fields):
    with app.store.read() as snapshot:
        pairs = snapshot.children.everyone()
        child, home = next(pair for pair in pairs if pair[0].full_name == name)
    correction = Correction(seen_child=child, seen_household=home, fields=fields)
    assert isinstance(correct_child(app, correction, on=app.today()), Saved)


def test_newer_work_stands_until_the_list_is_given_the_word(
    page, app, known, previewed, settled, tmp_path
):
    correct_by_hand(app, "Nguyễn Văn An", mother_name="Trần Thị Hoan")
    model = previewed(changed(tmp_path, Họ_tên_mẹ="Trần Thị Hoài"))
    assert counts(page)["kept"] == 1
    page.preview.filters.chosen.emit("kept")
    assert "Trong sổ: Trần Thị Hoan" in words(page)
    box = page.preview.panel.findChild(QCheckBox)
    assert box.text() == "Họ tên mẹ: Trần Thị Hoài"
    box.setChecked(True)
    settled()
    assert model.previewing.preview.report.changed == 1
    model.take()
    settled()
    with app.store.read() as snapshot:
        mothers = {child.mother_name for child in snapshot.children.all()}
    assert "Trần Thị Hoài" in mothers


def twin_of_the_first(tmp_path):
    row = ("Nguyễn Văn An", "12/08/2016", "Nam", "Nguyễn Văn Bình", "",
           "Nguyễn Văn Bình", "Thôn Đồng Á")  # fmt: skip
    return write_book(tmp_path / "them.xlsx", ("A", [NO_CODE, row]))


def test_a_likely_child_is_called_the_same(page, app, known, previewed, settled, tmp_path):
    model = previewed(twin_of_the_first(tmp_path))
    assert counts(page)[LIKE] == 1
    assert "Nguyễn Văn An" in words(page)
    press_button(page, "Cùng một trẻ")
    settled()
    assert model.previewing.preview.report.added == 0
    model.take()
    settled()
    assert model.stage is Stage.DONE
    assert count(app) == 5


def test_a_likely_child_is_called_another(page, app, known, previewed, settled, tmp_path):
    model = previewed(twin_of_the_first(tmp_path))
    press_button(page, "Trẻ khác")
    assert "Trẻ khác: dòng này được nhập riêng." in words(page)
    press_button(page, "Xét lại")
    press_button(page, "Trẻ khác")
    model.take()
    settled()
    assert count(app) == 6
    with app.store.read() as snapshot:
        assert len(snapshot.decisions.all()) == 1


def alike(tmp_path):
    """Write two rows that are perhaps one child, and no third."""
    rows = [
        (
            "Mạc Khánh Linh",
            "14/02/2018",
            "Nữ",
            "Mạc Văn Quý",
            "Bế Thị Hiền",
            "Mạc Văn Quý",
            "Biêng",
        ),
        ("Mạc Khánh Linh", "19/02/2018", "Nữ", "", "Bế Thị Hiên", "Mạc Văn Toàn", "Biêng"),
    ]
    return write_book(tmp_path / "giong.xlsx", ("A", [NO_CODE, *rows]))


def whys(page):
    lines = page.preview.lines
    return [lines.index(at, 3).data() for at in range(lines.rowCount())]


def test_rows_that_are_alike_name_each_other(page, known, previewed, tmp_path):
    previewed(alike(tmp_path))
    assert [why.partition(";")[0] for why in whys(page)] == ["giống dòng 3", "giống dòng 2"]
    assert "Giống dòng 3 trong tệp" in words(page)
    assert [page.preview.lines.index(at, 5).data() for at in (0, 1)] == ["2", "3"]


def test_what_is_said_of_two_rows_is_said_of_both(page, app, known, previewed, settled, tmp_path):
    model = previewed(alike(tmp_path))
    press_button(page, "Trẻ khác")
    page.preview.table.go_to(1)
    assert "Trẻ khác: dòng này được nhập riêng." in words(page)
    assert not [why for why in whys(page) if "giống" in why]
    press_button(page, "Xét lại")
    page.preview.table.go_to(0)
    press_button(page, "Cùng một trẻ")
    settled()
    page.preview.table.go_to(1)
    assert "Dòng ấy được để riêng, không nhập." in words(page)
    model.take()
    settled()
    assert count(app) == 6


def test_a_child_twice_in_the_file_is_found(page, previewed, tmp_path):
    previewed(write_book(tmp_path / "lap.xlsx", ("A", [HEADER[1:], *ROWS, ROWS[0]])))
    assert counts(page)[TWICE] >= 1


def test_a_narrow_window_opens_the_row_in_place_of_the_counts(
    page, previewed, press, list_file, empty_window
):
    previewed(list_file)
    empty_window.look.scale_to(150)
    step = page.preview
    assert step.filters.isVisible()
    assert not step.panel.isVisible()
    step.table.setFocus()
    press(Qt.Key.Key_Return)
    assert step.panel.isVisible()
    assert not step.filters.isVisible()
    press(Qt.Key.Key_Escape)
    assert step.filters.isVisible()
    assert page.model.stage is Stage.PREVIEW


def test_work_of_others_meanwhile_is_shown_before_anything_is_written(
    page, app, previewed, settled, list_file
):
    model = previewed(list_file)
    import_workbook(app, list_file, on=app.today())
    model.take()
    settled()
    assert model.stage is Stage.PREVIEW
    assert "Sổ vừa có thay đổi khác" in page.preview.told.text.text()
    assert counts(page)["unchanged"] == 5
