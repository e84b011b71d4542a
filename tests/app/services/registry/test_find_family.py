"""A newborn joins the household of its parents, where only one can be meant."""

import pytest

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.services.registry.find_family import Families
from app.workbook.cells import ReadRow


def family(id_, mother="", father="", head="", village="B"):
    home = Household(id=HouseholdId(id_), head_name=head, village_id=VillageId(village))
    child = Child(id=ChildId(id_), household_id=home.id, mother_name=mother, father_name=father)
    return child, home


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
    assert Families(STORED).home_of(said) == home


def test_of_two_homes_nobody_guesses():
    twice = [*STORED, family("7", "Trần Thị Hoa", "Lê Văn Tú")]
    assert Families(twice).home_of(row("Trần Thị Hoa", "Lê Văn Tú")) is None
