"""A row becomes fields: right, or empty with its text kept; nothing is invented."""

from dataclasses import replace
from datetime import date, time
from unicodedata import normalize

import pytest

from app.domain.ids import VillageId
from app.domain.person.person_name import name_problem
from app.domain.person.sex import Sex
from app.domain.places.place import VillageBook
from app.domain.places.village import Village
from app.workbook.cells import Reading, read_row
from app.workbook.readings import ColumnReadings
from app.workbook.sheet import raw_text
from app.workbook.table import Column, Row, Table
from app.workbook.values.date_column import DateOrder

READING = Reading(
    file_name="ds.xlsx",
    today=date(2026, 6, 8),
    villages=VillageBook([Village(id=VillageId("v1"), name="Biêng", kind="thôn")], ("Nam Dương",)),
)


def read(reading=READING, **cells):
    columns = tuple(Column(at, name, name) for at, name in enumerate(cells))
    return read_row(Table("DS", (1,), columns, ()), Row(7, list(cells.values())), reading)


def test_a_row_says_where_it_comes_from_and_only_what_its_table_speaks_of():
    row = read(full_name="LÊ VĂN AN", village="T. Biêng")
    assert row.source == "ds.xlsx#DS!7"
    assert row.child == {"full_name": "Lê Văn An", "original.full_name": ""}
    assert row.household == {"village_id": "v1", "original.village": ""}


@pytest.mark.parametrize(
    ("name", "cell", "value", "original"),
    [
        ("birth_date", 44586.0, "2022-01-25", ""),
        ("birth_date", date(2016, 9, 6), "2016-09-06", ""),
        ("birth_date", 2016.0, "2016", ""),
        ("birth_date", "31/02/2017", "", "31/02/2017"),
        ("birth_date", "chưa rõ", "", ""),
        ("birth_date", time(7, 30), "", "07:30:00"),
        ("national_id", "Chưa cấp", "", ""),
        ("national_id", "O24226294856", "", "O24226294856"),
        ("national_id", 24323002208.0, "024323002208", "24323002208"),
        ("national_id", "'024322597687", "024322597687", ""),
        ("national_id", date(2016, 9, 6), "", "2016-09-06"),
        ("sex", "F", "Nữ", ""),
        ("sex", "2", "", "2"),
        ("ethnicity", "TÀY", "Tày", ""),
        ("ethnicity", "Kih", "", "Kih"),
        ("father_name", "Không có", "", ""),
        ("full_name", "H' Liên", "H' Liên", ""),
        ("special", "x", "x", ""),
        ("special", "Không", "", ""),
        ("assisted", "X", "x", ""),
        ("assisted", "không", "", ""),
        ("assisted", False, "", ""),
        ("assisted", "Thẻ BHYT", "x", ""),
    ],
)
def test_a_cell_becomes_a_value_or_keeps_its_text(name, cell, value, original):
    row = read(**{name: cell})
    assert (row.child[name], row.child[f"original.{name}"]) == (value, original)


@pytest.mark.parametrize(
    ("phone", "value", "original"),
    [
        (977872412.0, "0977872412", ""),
        ("gặp bà Lan", "", "gặp bà Lan"),
        (date(2016, 9, 6), "", "2016-09-06"),
    ],
)
def test_a_phone_gets_its_zero_back(phone, value, original):
    row = read(phone=phone)
    assert (row.household["phone"], row.household["original.phone"]) == (value, original)


def test_zeros_are_put_back_only_when_date_and_sex_agree():
    number = 24323002208.0  # 024 3 23: a girl born in 2023
    assert read(national_id=number, birth_date="14/10/2023", sex="Nữ").child["national_id"]
    for cells in ({"sex": "Nam"}, {"birth_date": "14/10/2019"}):
        row = read(national_id=number, **cells)
        assert row.child["national_id"] == ""
        assert row.child["original.national_id"] == "24323002208"


def test_an_unknown_village_keeps_its_text_and_is_not_guessed():
    row = read(village="Đội  9")
    assert row.household == {"village_id": "", "original.village": "Đội 9"}


def test_bare_date_numbers_follow_the_file():
    mac = Reading(file_name="a", today=READING.today, villages=READING.villages, epoch_1904=True)
    assert read(mac, birth_date=43124.0).child["birth_date"] == "2022-01-25"


def test_a_row_without_a_child_is_known():
    assert not read(full_name="", birth_date="", village="Tổng cộng").is_child
    assert read(full_name="", birth_date="32/13/2015").is_child


def test_a_whole_number_is_written_as_the_sheet_shows_it():
    assert [raw_text(cell) for cell in (12.0, 1.5, " a ", True)] == ["12", "1.5", "a", "True"]


def test_converted_text_is_kept_as_the_file_has_it():
    columns = (Column(0, "Họ tên", "full_name"), Column(1, "Dân tộc", "ethnicity"))
    table = Table("DS", (1,), (*columns, Column(2, "CCCD", "national_id")), ())
    row = Row(7, ["Bùi Lan", "Kinh", "Chưa cấp"], raw=["Bïi Lan", "Kinh", "Ch\u00ada cÊp"])
    child = read_row(table, row, READING).child
    assert (child["full_name"], child["original.full_name"]) == ("Bùi Lan", "Bïi Lan")
    assert (child["ethnicity"], child["original.ethnicity"]) == ("Kinh", "")
    assert (child["national_id"], child["original.national_id"]) == ("", "")


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ({"family_name": "LÊ VĂN", "given_name": "AN"}, {"full_name": "Lê Văn An"}),
        (
            {"birth_day": 5.0, "birth_month": "6", "birth_year": 2015.0},
            {"birth_date": "2015-06-05", "original.birth_date": ""},
        ),
        ({"birth_year": "2015"}, {"birth_date": "2015"}),
        ({"sex_male_mark": "", "sex_female_mark": "x"}, {"sex": "Nữ", "original.sex": ""}),
        ({"sex_male_mark": "x", "sex_female_mark": "x"}, {"sex": "", "original.sex": "x / x"}),
        ({"dob_male": "", "dob_female": "5/6/2015"}, {"birth_date": "2015-06-05", "sex": "Nữ"}),
        (
            {"dob_male": "5/6/2015", "dob_female": "6/6/2015"},
            {"birth_date": "", "sex": "", "original.birth_date": "5/6/2015 / 6/6/2015"},
        ),
        (
            {"parents_name": "Lê Văn A - Hà Thị B"},
            {"father_name": "Lê Văn A", "mother_name": "Hà Thị B"},
        ),
        (
            {"parents_name": "Lê Minh"},
            {"father_name": "", "mother_name": "", "original.father_name": "Lê Minh"},
        ),
        ({"full_name": "Vi Lan", "given_name": "Mai"}, {"full_name": "Vi Lan"}),
    ],
)
def test_values_spread_over_columns_are_put_together(cells, values):
    child = read(**cells).child
    assert {name: child[name] for name in values} == values


@pytest.mark.parametrize(
    ("column", "heading", "title", "household"),
    [
        ("Biêng", "Lâm", "Lâm", {"village_id": "v1", "original.village": ""}),
        ("", "thôn Biêng", "Biêng", {"village_id": "", "original.village": ""}),
        (None, "thôn Biêng", "Lâm", {"village_id": "v1", "original.village": ""}),
        (None, "", "Bieng", {"village_id": "v1", "original.village": ""}),
        (None, "", "Thôn Lạ", {"village_id": "", "original.village": "Thôn Lạ"}),
        (None, "", "", {}),
    ],
)
def test_the_village_is_the_columns_else_the_headings_else_the_tables(
    column, heading, title, household
):
    columns = [Column(0, "Họ tên", "full_name")]
    columns += [Column(1, "Thôn", "village")] if column is not None else []
    table = Table("DS", (1,), tuple(columns), (), village=title)
    row = read_row(table, Row(7, ["Lê An", column or ""], village=heading), READING)
    assert row.household == household


def test_the_columns_tell_how_their_cells_are_read():
    known = ColumnReadings(
        dates=DateOrder.MONTH_FIRST, sexes={"1": Sex.FEMALE}, peoples={"4": "Mường"}
    )
    reading = replace(READING, columns=known)
    child = read(reading, birth_date=date(2015, 6, 5), sex=1.0, ethnicity="04").child
    assert (child["birth_date"], child["original.birth_date"]) == ("2015-05-06", "2015-06-05")
    assert (child["sex"], child["original.sex"]) == ("Nữ", "1")
    assert (child["ethnicity"], child["original.ethnicity"]) == ("Mường", "04")


def test_a_child_without_a_cross_is_no_boy_where_the_number_says_girl():
    girls_marked = replace(READING, columns=ColumnReadings(unmarked=Sex.MALE))
    read_one = {"sex_female_mark": "", "birth_date": "5/6/2015"}
    assert read(girls_marked, **read_one).child["sex"] == "Nam"
    assert read(girls_marked, national_id="024215000001", **read_one).child["sex"] == "Nam"
    assert read(girls_marked, national_id="024315000001", **read_one).child["sex"] == ""


def test_a_row_of_a_list_beside_another_says_which():
    table = Table("DS", (1,), (Column(9, "Họ tên", "full_name"),), (), beside="J")
    row = read_row(table, Row(7, [""] * 9 + ["Lê Văn An"]), READING)
    assert (row.sheet, row.source) == ("DS [J]", "ds.xlsx#DS [J]!7")


def test_crosses_name_the_groups_they_stand_for():
    headers = ("HCĐB / Khuyết tật", "HCĐB / Bị bỏ rơi", "HCĐB / Mồ côi")
    columns = tuple(Column(at, header, "special_mark") for at, header in enumerate(headers))
    table = Table("DS", (1,), columns, ())
    row = read_row(table, Row(7, ["x", "", "1"]), READING)
    assert row.child["special"] == "Trẻ em khuyết tật; Mồ côi"
    assert read_row(table, Row(8, ["", "-", ""]), READING).child["special"] == ""


def test_a_name_that_may_have_lost_a_letter_is_kept_as_text_and_found_by_the_check():
    row = read(full_name="L\ufffdu Văn Long", father_name="L\ufffdu Văn Hải")
    assert (row.child["full_name"], row.child["father_name"]) == ("", "")
    assert name_problem(row.child["original.full_name"]) == "invalid_name"


def test_parents_in_decomposed_letters_are_parted_like_others():
    row = read(parents_name=normalize("NFD", "Mẹ: Hạng\nThị Xá"))
    assert (row.child["father_name"], row.child["mother_name"]) == ("", "Hạng Thị Xá")
