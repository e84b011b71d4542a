"""A row of corrections has what stood before and what stands now, however its columns are laid."""

from app.workbook.values.corrected_row import corrected_row_reader
from app.workbook.values.plain import PLAIN


def read(columns, cells, child=None):
    places = {name: at for at, name in enumerate(columns)}
    reader = corrected_row_reader(places, {**PLAIN, "birth_date": lambda cell: (str(cell), "")})
    return reader and reader(lambda at: cells[at], child or {})


def test_a_list_without_corrections_has_no_reader():
    assert read(["full_name", "sex"], ["", ""]) is None


def test_an_old_and_a_new_text_beside_each_other():
    said = read(["full_name", "new_full_name"], ["", "LÊ THỊ Á"], {"full_name": "Lê Thị A"})
    assert (said.before, said.after) == ({"full_name": "Lê Thị A"}, {"full_name": ("Lê Thị Á", "")})
    apart = read(["old_full_name", "new_full_name"], ["Lê Thị A", "Lê Thị Á"])
    assert apart.before == said.before


def test_an_empty_new_text_corrects_nothing():
    said = read(["full_name", "new_full_name"], ["", ""], {"full_name": "Lê Thị A"})
    assert (said.before, said.after) == ({}, {})


def test_a_text_that_was_lacking_is_added():
    columns = ["full_name", "new_ethnicity", "new_full_name"]
    reader = corrected_row_reader({n: at for at, n in enumerate(columns)}, {
        **PLAIN, "ethnicity": lambda cell: (str(cell), ""),
    })  # fmt: skip
    said = reader(lambda at: ["", "Kinh", ""][at], {"full_name": "Lê Thị A"})
    assert (said.before, said.after) == ({"ethnicity": ""}, {"ethnicity": ("Kinh", "")})


def test_a_new_number_alone_reports_no_correction():
    reader = corrected_row_reader({"new_national_id": 0}, {"national_id": lambda c: (str(c), "")})
    said = reader(lambda _: "024326000123", {})
    assert (said.before, said.after) == ({}, {"national_id": ("024326000123", "")})


def test_words_and_what_of_them_is_not_understood():
    said = read(["correction"], ["Họ tên: Lê Thị A → Lê Thị Á; chữ đệm"])
    assert said.after == {"full_name": ("Lê Thị Á", "")}
    assert said.unread.endswith("chữ đệm")


def test_what_is_corrected_with_its_two_texts():
    columns = ["correction", "correction_old", "correction_new"]
    said = read(columns, ["Họ tên", "Lê Thị A", "Lê Thị Á"])
    assert (said.before, said.unread) == ({"full_name": "Lê Thị A"}, "")
    assert read(columns, ["Họ tên cha", "", "Lê Tú"]).after == {"father_name": ("Lê Tú", "")}
