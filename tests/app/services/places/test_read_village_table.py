"""A table of villages comes from a file, merged cells and all."""

import openpyxl

from app.services.places.read_village_table import read_cells, read_village_table


def test_a_merged_cell_counts_for_each_of_its_rows(tmp_path):
    book = openpyxl.Workbook()
    for row in (("TT", "Thôn cũ", "Thôn mới"), (1, "Thôn 1", "Thôn Đông"), (2, "Thôn 2", None)):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    book.save(tmp_path / "thon.xlsx")
    lines = read_village_table(tmp_path / "thon.xlsx")
    assert [(line.old, line.new) for line in lines] == [
        (("Thôn 1",), ("Thôn Đông",)),
        (("Thôn 2",), ("Thôn Đông",)),
    ]


def test_a_text_file_will_do(tmp_path):
    path = tmp_path / "ho.csv"
    path.write_text("Chủ hộ,Thôn\nVi Văn Ba,Thôn Đông\n", encoding="utf-8")
    assert read_cells(path)[1] == ("Vi Văn Ba", "Thôn Đông")
