"""What is in a file, and the choices that are remembered for the next file of its shape."""

from datetime import date

import pytest

from app.domain.errors import KnownError
from app.services.lists.preview_list import preview_list
from app.services.lists.read_list import choose, read_list
from app.services.lists.take_list import take_list
from app.workbook.choices import Choices

ON = date(2026, 6, 8)
HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Thôn"]
ROWS = [
    [1, "Lê Văn An", "16/3/2015", 1, "Vi Na", "Biêng"],
    [2, "Lê Thị Mai", "2/5/2018", 2, "Vi Na", "Biêng"],
    ["", "Tổng cộng", 2, "", "", ""],
]


@pytest.fixture
def made(list_file):
    def make(name="ds.xlsx", sheet="Thôn Biêng"):
        return list_file(*ROWS, header=HEADER, name=name, sheet=sheet)

    return make


def test_tables_rows_that_are_no_child_and_questions_are_told(app, made):
    found = read_list(app, made(), on=ON)
    assert (found.file, found.rows, len(found.tables), len(found.readings)) == ("ds.xlsx", 2, 1, 1)
    assert [(row.row, row.kind) for row in found.passed] == [(1, "header"), (4, "total")]
    assert found.choices == Choices()
    assert [question.code for question in found.unanswered] == ["sex_codes"]


def test_answers_are_remembered_for_the_shape_whatever_the_sheet_is_called(app, made):
    found = read_list(app, made(), on=ON)
    (question,) = found.questions
    chosen = choose(found, Choices(answers={question.key: question.options[0]}))
    assert (chosen.shape, chosen.unanswered) == (found.shape, ())
    take_list(app, preview_list(app, chosen, on=ON))
    again = read_list(app, made("tháng 7.xlsx"), on=ON)
    assert again.choices == chosen.choices
    assert read_list(app, made(), Choices(), on=ON).choices == Choices()
    renamed = read_list(app, made("xã.xlsx", "Thôn Hoa Quảng"), on=ON)
    assert renamed.unanswered == ()


def test_what_was_chosen_last_takes_the_place_of_what_was_remembered(app, made):
    found = read_list(app, made(), on=ON)
    (question,) = found.questions
    take_list(app, preview_list(app, choose(found, Choices(answers={question.key: "x"})), on=ON))
    take_list(app, preview_list(app, read_list(app, made(), Choices(), on=ON), on=ON))
    assert read_list(app, made(), on=ON).choices == Choices()


def test_reading_can_be_cancelled(app, made):
    with pytest.raises(KnownError, match="cancelled"):
        read_list(app, made(), on=ON, cancelled=lambda: True)


def test_the_encoding_of_a_column_is_what_the_person_says(app, list_file):
    rows = [[1, "Vò", "16/3/2015", "Nam", "", ""], [2, "NguyÔn Lan", "2/5/2018", "x", "", ""]]
    found = read_list(app, list_file(*rows, header=["TT", "Ho va ten", *HEADER[2:]]), on=ON)
    (asked,) = (one for one in found.questions if one.code == "encoding")
    said = choose(found, Choices(answers={asked.key: "tcvn3"}))
    assert [row.cell(1) for row in said.tables[0].rows] == ["Vũ", "Nguyễn Lan"]
    again = choose(said, Choices(answers={asked.key: "unicode"}))
    assert [row.cell(1) for row in again.tables[0].rows] == ["Vò", "NguyÔn Lan"]
