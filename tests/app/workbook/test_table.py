"""A table says which fields it speaks of, and lists of one form have one shape."""

from app.workbook.table import Column, Row, Table


def table(*columns, sheet="DS"):
    return Table(sheet, (1,), tuple(Column(at, *c) for at, c in enumerate(columns)), ())


def test_parts_speak_of_the_field_they_make():
    found = table(("Họ đệm", "family_name"), ("Giới tính / Nam", "sex_male_mark"), ("Điểm", ""))
    assert found.fields == {"full_name", "sex"}
    assert found.not_taken == ("Điểm",)


def test_lists_of_one_form_have_one_shape():
    assert table(("TT", "row_no")).shape == table(("TT", "row_no"), sheet="Biêng").shape
    assert table(("TT", "row_no")).shape != table(("STT", "row_no")).shape


def test_a_row_that_ends_early_has_nothing_there():
    row = Row(5, ["Đồng Á"], raw=["§ång ¸"])
    assert (row.cell(0), row.raw_cell(0), row.cell(3), row.raw_cell(3)) == (
        "Đồng Á",
        "§ång ¸",
        "",
        "",
    )
    assert Row(5, ["a"]).raw_cell(0) == "a"
