"""A table is known by its keys alone when one column can be the key, whatever stands around it."""

from app.workbook.keyed_rows import keyed_tables
from app.workbook.sheet import Sheet, Workbook


def tables_of(*rows):
    return keyed_tables(
        Workbook("kết quả.xlsx", (Sheet("Kết quả", [list(r) for r in rows]),)), ["Kết quả"]
    )


HEAD = ("STT", "Mã dòng", "Kết quả")
ONE, OTHER = (1, "7K3M2-QX9CT", "Đạt"), (2, "7K3M2-QX9CX", "Lỗi")


def test_titles_totals_and_a_header_again_are_not_rows():
    (table,) = tables_of(("KẾT QUẢ XỬ LÝ",), (), HEAD, ONE, HEAD, OTHER, ("Cộng", "", 2), ())
    assert [row.number for row in table.rows] == [4, 6]
    assert table.header_rows == (3,)
    assert [(c.index, c.field) for c in table.columns][1] == (1, "row_key")


def test_rows_that_end_before_the_key_are_passed_over():
    (table,) = tables_of(HEAD, (1,), ONE)
    assert [row.number for row in table.rows] == [3]


def test_two_keys_of_one_kind_no_key_or_no_result_make_no_table():
    assert tables_of((*HEAD, "Mã dòng"), (*ONE, "7K3M2-QX9CT")) == []
    assert tables_of(("STT", "Kết quả"), (1, "Đạt")) == []
    assert tables_of(("STT", "Mã dòng"), (1, "7K3M2-QX9CT")) == []


def test_a_code_beside_a_number_is_no_second_key():
    (table,) = tables_of(
        ("Mã dòng", "Số định danh", "Kết quả"), ("7K3M2-QX9CT", 24315001234, "Đạt")
    )
    assert {"row_key", "national_id"} <= {column.field for column in table.columns}
