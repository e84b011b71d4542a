"""Sheets and columns: what is found is shown with samples, and can be taken otherwise."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from app.workbook.tables.side_by_side import letter_of
from tests.ui.conftest import HEADER, ROWS
from tests.ui.pages.import_list.conftest import write_book
from ui.pages.import_list.column_table import FIELD
from ui.pages.import_list.stages import Stage

CHECK = Qt.ItemDataRole.CheckStateRole
NUMBERS = [("Họ và tên", "Ngày sinh", "Giới tính", "Thôn"),
           *((f"Trần Văn {letter}", "12/03/2016", number % 2, "Biêng")
             for number, letter in enumerate("ABCDEF"))]  # fmt: skip


def texts(page, column):
    model = page.columns.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_seventeen_village_sheets_are_one_mapping(page, read, sample, villages_known):
    model = read(sample("villages.xls"))
    assert model.stage is Stage.COLUMNS
    assert page.columns.sheets.model().rowCount() == 17
    assert page.columns.heading.whole.startswith("17 trang tính cùng mẫu")
    assert texts(page, 0)[2] == "C · Họ tên"
    assert "Bïi YÕn Oanh → Bùi Yến Oanh" in texts(page, 1)[2]
    assert texts(page, 2)[2].startswith("Họ và tên")
    assert "4.988 dòng ở 17 trang tính" in page.columns.words.text()


def test_a_column_is_taken_for_another_field_by_the_keys(
    page, read, settled, press, qtbot, list_file
):
    model = read(list_file)
    table = page.columns.table
    row = texts(page, 0).index("H · Họ tên cha")
    table.setFocus()
    table.go_to(row)
    press(Qt.Key.Key_Return)
    choice = table.findChild(QComboBox)
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    qtbot.waitUntil(lambda: model.found.choices.columns != {})
    settled()
    assert texts(page, FIELD)[row].startswith("Không dùng cột này")
    (columns,) = model.found.choices.columns.values()
    assert columns == {"Họ tên cha": ""}
    model.look()
    settled()
    assert all(not row.child.get("father_name") for row in model.previewing.preview.rows)


def test_a_sheet_is_left_and_taken_again(page, read, settled, tmp_path):
    path = write_book(
        tmp_path / "hai.xlsx", ("A", [HEADER[1:], ROWS[0]]), ("B", [HEADER[1:], ROWS[1]])
    )
    model = read(path)
    sheets = page.columns.sheets
    second = sheets.model().index(1, 0)
    for rows, tick in ((1, Qt.CheckState.Unchecked), (2, Qt.CheckState.Checked)):
        sheets.model().setData(second, None, CHECK)
        settled()
        assert model.found.rows == rows
        assert second.data(CHECK) == tick


def test_a_question_stands_in_words_with_its_options_and_may_wait(page, read, settled, tmp_path):
    model = read(write_book(tmp_path / "so.xlsx", ("A", NUMBERS)))
    card = page.columns.question
    assert card.isVisible()
    assert card.sentence.text() == "Cột “Giới tính” ghi giới tính bằng số. Số 1 là gì?"
    assert [one.text() for one in card.options.values()] == ["1 là Nam", "1 là Nữ"]
    assert not any(one.isChecked() for one in card.options.values())
    assert "Còn 1 câu chưa trả lời" in page.columns.words.text()
    card.options["1_female"].click()
    settled()
    assert card.options["1_female"].isChecked()
    assert "chưa trả lời" not in page.columns.words.text()
    model.look()
    settled()
    assert [row.child["sex"] for row in model.previewing.preview.rows] == ["Nam", "Nữ"] * 3


def test_unanswered_goes_on_and_leaves_the_cells_empty(page, previewed, tmp_path):
    model = previewed(write_book(tmp_path / "so.xlsx", ("A", NUMBERS)))
    assert model.stage is Stage.PREVIEW
    assert {row.child["sex"] for row in model.previewing.preview.rows} == {""}


def test_what_was_chosen_is_remembered_for_the_next_file_of_the_shape(
    page, read, settled, tmp_path
):
    model = read(write_book(tmp_path / "so.xlsx", ("A", NUMBERS)))
    page.columns.question.options["1_male"].click()
    settled()
    model.look()
    settled()
    model.take()
    settled()
    model.next_file()
    read(write_book(tmp_path / "sau.xlsx", ("A", NUMBERS)))
    assert model.stage is Stage.PREVIEW
    assert page.preview.told.text.text().startswith("Đã nhớ từ lần trước")
    page.preview.back.click()
    assert model.stage is Stage.COLUMNS
    assert page.columns.question.options["1_male"].isChecked()


def test_leaving_every_sheet_is_refused_in_place(page, read, settled, list_file):
    model = read(list_file)
    page.columns.sheets.model().setData(page.columns.sheets.model().index(0, 0), None, CHECK)
    settled()
    assert model.stage is Stage.COLUMNS
    assert page.columns.words.text() == "Chưa lấy trang tính nào: hãy đánh dấu ít nhất một trang."
    assert not page.columns.go_on.isEnabled()
    page.columns.sheets.model().setData(page.columns.sheets.model().index(0, 0), None, CHECK)
    settled()
    assert page.columns.go_on.isEnabled()


def test_columns_are_named_as_excel_does():
    assert [letter_of(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
