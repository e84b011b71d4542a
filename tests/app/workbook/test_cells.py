"""A row becomes fields: right, or empty with its text kept; nothing is invented."""

from datetime import date, time

import pytest

from app.domain.ids import VillageId
from app.domain.place import VillageBook
from app.domain.village import Village
from app.workbook.cells import Reading, read_row
from app.workbook.sheet import raw_text
from app.workbook.table import Column, Row, Table

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
