"""A newborn joins the household of its parents, where only one can be meant."""

import pytest

from app.domain.text.text import fold
from app.services.registry.find_family import Families
from app.storage.entries import Entry, Home
from app.workbook.cells import ReadRow


def family(id_, mother="", father="", head="", village="B"):
    home = Home(id_, village, fold(head), "", "active")
    return Entry(id_, home, "active", "", "", "", "", fold(father), fold(mother))


def row(mother="", father="", village="B", **household):
    said = {"village_id": village, **household}
    return ReadRow("S", 2, "", {"mother_name": mother, "father_name": father}, said)


STORED = [
    family("1", "Trần Thị Hoa", "Lê Văn Tú", "Lê Văn Tú"),
    family("2", "Trần Thị Hoa", "Vi Văn Ba", "Vi Văn Ba", "D"),
    family("3", "Nguyễn Thị Mơ", "", "Nguyễn Thị Mơ"),
    family("4", "", "Đặng Văn Sơn", "Đặng Văn Sơn"),
    family("5", "Hà Thị Tư", "Lý Văn Út", "Lý Văn Cả"),
    family("6", "Hà Thị Tư", "Lý Văn Út", "Lý Văn Cả", "D"),
]


@pytest.mark.parametrize(
    ("said", "home"),
    [
        (row("TRẦN THỊ HOA", "LÊ VĂN TÚ"), "1"),
        (row("Tran Thi Hoa", "Le Van Tu"), "1"),
        (row("Trần Thị Hoa"), "1"),
        (row("Trần Thị Hoa", village="D"), "2"),
        (row("Trần Thị Hoa", "Vi Văn Ba"), None),
        (row("Trần Thị Hoan", "Lê Văn Tú"), "1"),
        (row("Trần Thị Hoa", "Lê Văn Tư"), "1"),
        (row("Nguyễn Thị Mơ", "Lê Văn Nam"), "3"),
        (row("Vũ Thị Lan", "Đặng Văn Sơn"), "4"),
        (row("Vũ Thị Lan", "Lê Văn Tú"), None),
        (row("Trần Thị Hoa", "Vi Văn Ba", village=""), "2"),
        (row("Trần Thị Hoa", village=""), None),
        (row("Hà Thị Tư", "Lý Văn Út", village=""), None),
        (row("Hà Thị Tư", "Lý Văn Út"), "5"),
        (row("Trần Thị Hoa", "Lê Văn Tú", head_name="Ai Khác"), None),
        (row(), None),
    ],
)
def test_where_the_parents_live(said, home):
    assert Families(STORED, [said]).home_of(said) == home


def test_of_two_homes_nobody_guesses():
    twice = [*STORED, family("7", "Trần Thị Hoa", "Lê Văn Tú")]
    asked = row("Trần Thị Hoa", "Lê Văn Tú")
    assert Families(twice, [asked]).home_of(asked) is None
    assert Families(STORED, [asked]).homes == {"1"}
