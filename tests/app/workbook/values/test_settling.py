"""Questions about columns have one key, and an answer only among their options."""

from app.domain.person.sex import Sex
from app.workbook.table import Column, Row, Table
from app.workbook.values.settling import Asked, answer_to, cells_of, column_of, sexes_by_number

NAME, NUMBER = Column(0, "Họ tên", "full_name"), Column(1, "CCCD", "national_id")
TABLE = Table(
    "DS",
    (1,),
    (NAME, NUMBER),
    (
        Row(2, ["An", "024215000001"]),
        Row(3, ["Vi", 24315000001.0]),
        Row(4, ["Lê"]),
        Row(5, ["", "x"]),
        Row(6, ["", "024185000001"]),
    ),
)


def test_a_question_knows_its_column_and_a_few_samples():
    asked = Asked("sex_codes", TABLE, NUMBER, ("a", "b"))
    question = asked.question("a", ["1", "1", "2", "3", "4"], 5)
    assert question.key == "sex_codes:DS:CCCD"
    assert (question.samples, question.count, question.column) == (("1", "2", "3"), 5, 1)
    assert answer_to(question, {}) == "a"
    assert answer_to(question, {question.key: "b"}) == "b"
    assert answer_to(question, {question.key: "c"}) == "a"


def test_columns_are_found_by_field_and_short_rows_have_empty_cells():
    assert column_of(TABLE, "national_id") is NUMBER
    assert column_of(TABLE, "sex") is None
    assert list(cells_of(TABLE, NUMBER))[2:4] == ["", "x"]


def test_only_the_numbers_of_children_tell_a_sex():
    assert sexes_by_number(TABLE) == [Sex.MALE, Sex.FEMALE, None, None, None]
    assert sexes_by_number(Table("DS", (1,), (NAME,), TABLE.rows)) == [None] * 5
