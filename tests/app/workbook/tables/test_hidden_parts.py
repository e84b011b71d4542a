"""What Excel hides is said, and taken or left as the person answers."""

from app.workbook.choices import UNDECIDED, Choices
from app.workbook.table import Column, Row, Table
from app.workbook.tables.hidden_parts import ask_hidden, ask_sheet

TABLE = Table(
    "DS",
    (1,),
    (Column(0, "Họ tên", "full_name"), Column(1, "SĐT", "phone", hidden=True)),
    (Row(2, ["Lê An", "1"]), Row(3, ["Vi Mai", "2"], hidden=True)),
)


def test_hidden_rows_and_columns_are_taken_and_asked_about():
    table, questions = ask_hidden(TABLE, UNDECIDED)
    assert table == TABLE
    assert [(q.key, q.suggested, q.count, q.samples) for q in questions] == [
        ("hidden_rows:DS", "take", 1, ("Vi Mai",)),
        ("hidden_columns:DS", "take", 1, ("SĐT",)),
    ]


def test_they_are_left_when_the_person_says_so():
    said = Choices(answers={"hidden_rows:DS": "leave", "hidden_columns:DS": "leave"})
    table, questions = ask_hidden(TABLE, said)
    assert [row.number for row in table.rows] == [2]
    assert [(row.number, row.kind, row.text) for row in table.passed] == [(3, "hidden", "Vi Mai")]
    assert [column.field for column in table.columns] == ["full_name", ""]
    assert len(questions) == 2


def test_a_hidden_sheet_is_left_unless_it_is_the_only_one():
    hidden = Table("Cũ", (1,), (), (), visible=False)
    assert ask_sheet(TABLE, UNDECIDED, is_only=False) == (True, None)
    takes, question = ask_sheet(hidden, UNDECIDED, is_only=False)
    assert (takes, question.suggested) == (False, "leave")
    assert ask_sheet(hidden, UNDECIDED, is_only=True)[0]
    assert ask_sheet(hidden, Choices(answers={"hidden_sheet:Cũ": "take"}), is_only=False)[0]
    assert not ask_sheet(hidden, Choices(sheets={"Cũ": False}), is_only=True)[0]
