"""A table old → new, pasted or read from a sheet."""

from app.domain.places.village_table import read_pasted, read_rows


def test_lines_with_tabs_arrows_and_several_names() -> None:
    lines = read_pasted(
        "Thôn cũ\tThôn mới\n\nThôn 1, Thôn 2\tThôn Đông\nBiêng → Biêng Thượng; Biêng Hạ\n"
        "Lâm -> \n\tXóm Mới\nThôn 5 và Thôn 6 => Thôn 5"
    )
    assert [(line.old, line.new) for line in lines] == [
        (("Thôn 1", "Thôn 2"), ("Thôn Đông",)),
        (("Biêng",), ("Biêng Thượng", "Biêng Hạ")),
        (("Lâm",), ()),
        ((), ("Xóm Mới",)),
        (("Thôn 5", "Thôn 6"), ("Thôn 5",)),
    ]
    assert lines[0].number == 3


def test_rows_of_a_sheet_may_have_row_numbers() -> None:
    lines = read_rows([("1", "Thôn 1", "Thôn Đông"), ("2.", "Thôn 2", "Thôn Đông", "QĐ 12")])
    assert [(line.old, line.new) for line in lines] == [
        (("Thôn 1",), ("Thôn Đông",)),
        (("Thôn 2",), ("Thôn Đông",)),
    ]
