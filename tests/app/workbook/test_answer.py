"""Columns of what came back, told apart by their headers and by what their cells hold."""

import pytest

from app.domain.handoff.row_key import row_key
from app.domain.ids import ChildId
from app.workbook.answer import answer_table, code_of, keyed_table, keys_in
from app.workbook.outgoing.hand_off_words import answer_header
from app.workbook.sheet import Sheet
from app.workbook.table import Column, Row, Table
from app.workbook.tables.aliases import field_of

KEYS = [row_key(ChildId(f"c{n}")) for n in range(4)]


def table(*heads, fields=()):
    columns = tuple(
        Column(at, head, dict(fields).get(head, field_of(head))) for at, head in enumerate(heads)
    )
    cells = ["Lý Văn An", *("" for _ in heads[1:])]
    return Table("S", (1,), columns, tuple(Row(n, cells) for n in range(2, 5)))


@pytest.mark.parametrize(
    ("heads", "numbers", "known"),
    [
        (
            ("Họ tên", "Số định danh hiện có", answer_header("national_id", "Công an xã")),
            (2,),
            (1,),
        ),
        (("Họ tên", "ĐDCN mới", "ĐDCN cũ"), (1,), (2,)),
        (("Họ tên", "CCCD", "CCCD (CA)"), (2,), (1,)),
        (("Họ tên", "Số CCCD", "CCCD của mẹ"), (1,), ()),
        (("Họ tên", "CCCD", "Ngày cấp CCCD"), (1,), ()),
        (("Họ tên", "Số định danh bổ sung"), (1,), ()),
        (("Họ tên", "Mã định danh CA", "Mã định danh cha"), (1,), ()),
    ],
)
def test_the_column_of_the_answer_is_told_from_ours(heads, numbers, known):
    told = answer_table(table(*heads))
    assert (told.numbers, told.known_numbers) == (numbers, known)


def test_results_notes_and_other_answers_are_found():
    heads = ("Họ tên", "KQ đối soát", "Ý kiến của CA", answer_header("birth_date", "Trạm y tế"))
    told = answer_table(table(*heads))
    assert (told.results, told.notes) == ((1,), (2,))
    assert [c.field for c in told.answers.columns] == ["", "", "", "birth_date"]
    assert told.table.columns[3].field == ""


def test_keys_are_known_by_their_check_characters():
    rows = [
        ["Công an xã", ""],
        ["Ký hiệu", "x"],
        *([key.lower().replace("-", " "), "024216000011"] for key in KEYS),
    ]
    found = keyed_table(Sheet("S", rows))
    assert [row.number for row in found.rows] == [3, 4, 5, 6]
    assert [c.field for c in found.columns] == ["row_key", "national_id"]
    assert answer_table(found).key == 0
    assert keyed_table(Sheet("S", [["a", "b"]])) is None
    assert list(keys_in(["x", KEYS[0], 5])) == [(1, KEYS[0])]


def test_a_row_above_the_first_key_whose_own_was_mistyped_is_there():
    spoilt = KEYS[0][:-1] + ("2" if KEYS[0][-1] != "2" else "3")
    rows = [["Mã", "Số"], [spoilt, ""], *([key, "024216000011"] for key in KEYS[1:])]
    assert [row.number for row in keyed_table(Sheet("S", rows)).rows] == [2, 3, 4, 5]


def test_the_code_of_the_list_is_found_in_its_titles():
    title = "Số danh sách: CA-07603-26001-J · Chỉ ghi vào các ô trắng"
    assert code_of((), [Sheet("S", [["", title]])]) == "CA-07603-26001-J"
    assert code_of((), [Sheet("S", [["", title.replace("26001", "26010")]])]) == ""
