"""A child under the headers of the central system's list."""

from pathlib import Path

import pytest

from app.domain.child import Child
from app.domain.handoff.row_key import row_key
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.workbook.outgoing.list_layout import COLUMNS, key_cell, list_cells, written_date
from app.workbook.reader import read_workbook

LISTS = Path(__file__).parents[3] / "data" / "nam-duong"
HOME = Household(id=HouseholdId("h"), head_name="Lý Ba", phone="0912345678")
CHILD = Child(id=ChildId("c"), household_id=HouseholdId("h"), external_code="TE01")


def cells(child: Child, home: Household = HOME, village: str = "Biêng") -> dict[str, str]:
    headers = [column.header for column in COLUMNS[1:]]
    return dict(zip(headers, list_cells(child, home, village), strict=True))


def test_the_headers_are_those_of_the_central_system():
    header = read_workbook(LISTS / "portal.xlsx").sheets[0].rows[0]
    assert [column.header for column in COLUMNS] == header


def test_a_child_is_laid_out_as_it_is_known():
    child = Child(
        id=ChildId("c"),
        household_id=HouseholdId("h"),
        full_name="Lý An",
        birth_date=BirthDate(2015, 3, 6),
        sex=Sex.MALE,
        ethnicity="Nùng",
        national_id="024215000123",
        assisted=True,
        originals={"national_id": "24215000123"},
    )
    laid = cells(child)
    assert laid["Ngày sinh"] == "06/03/2015"
    assert laid["Số định danh cá nhân"] == "024215000123"
    assert laid["Được trợ giúp"] == "x"
    assert (laid["Chủ hộ"], laid["Thôn/Tổ dân phố"]) == ("Lý Ba", "Biêng")


def test_where_no_value_is_known_the_text_that_was_received_stands():
    child = Child(
        id=ChildId("c"), household_id=HouseholdId("h"), originals={"birth_date": "32/13/2015"}
    )
    home = Household(id=HouseholdId("h"), originals={"village": "Xóm Lạ", "phone": "12"})
    laid = cells(child, home, "")
    assert laid["Ngày sinh"] == "32/13/2015"
    assert (laid["Thôn/Tổ dân phố"], laid["Số điện thoại"]) == ("Xóm Lạ", "12")


@pytest.mark.parametrize(
    ("born", "text"),
    [
        (None, ""),
        (BirthDate(2015), "2015"),
        (BirthDate(2015, 3), "03/2015"),
        (BirthDate(2015, 3, 6), "06/03/2015"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(born, text):
    assert written_date(born) == text


def test_only_a_child_without_a_code_needs_a_key():
    assert key_cell(CHILD) == ""
    nameless = Child(id=ChildId("c"), household_id=HouseholdId("h"))
    assert key_cell(nameless) == row_key(ChildId("c"))
