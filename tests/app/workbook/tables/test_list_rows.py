"""Rows come under the heading before them; guesses are settled by what stands around them."""

from app.workbook.table import Row
from app.workbook.tables.list_rows import assemble, tell_rows, text_of
from app.workbook.tables.row_kinds import RowKinds

KINDS = RowKinds({0: "row_no", 1: "full_name", 2: "birth_date"}, {1: frozenset({"ho va ten"})})
AN, MAI = [1, "Lê Văn An", "1/2/2015"], [2, "Vi Thị Mai", 2016]


def told(*rows, names_villages=True):
    found = tell_rows(rows, 0, KINDS, names_villages=names_villages)
    children, passed = assemble(found, rows, lambda at, village: Row(at + 1, rows[at], (), village))
    return [(r.number, r.village) for r in children], [(p.number, p.kind) for p in passed]


def test_children_come_under_their_heading():
    assert told(["Thôn Lâm"], AN, ["Thôn Biêng"], [], MAI) == (
        [(2, "Thôn Lâm"), (5, "Thôn Biêng")], [(1, "village"), (3, "village")],
    )  # fmt: skip


def test_a_bare_name_is_a_heading_only_before_children_and_where_no_other_kind_is_used():
    assert told(["Biêng"], AN)[1] == [(1, "village")]
    assert told(AN, ["Biêng"])[1] == []
    assert told(["Thôn Lâm"], AN, ["Biêng"], MAI)[1] == [(1, "village")]
    assert told(["Biêng"], AN, names_villages=False)[1] == []


def test_who_signs_is_no_child():
    rows = (AN, ["", "Người lập biểu"], [], ["", "Nguyễn Văn Ký"])
    assert told(*rows) == ([(1, "")], [(2, "signature"), (4, "signature")])
    assert told(*rows, ["Họ và tên"], MAI)[0] == [(1, ""), (6, "")]


def test_the_next_header_ends_the_list():
    header = ["Mã trẻ em", "Họ tên trẻ", "Ngày sinh", "Thôn"]
    found = tell_rows([AN, header, MAI], 0, KINDS, names_villages=True)
    assert (found.next_header, found.after_children) == (1, 1)


def test_the_text_of_a_row_is_written_for_a_person():
    assert text_of(["", "Tổng cộng ", 4988.0]) == "Tổng cộng · 4988"
