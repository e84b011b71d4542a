"""What may be taken without a second look, and what a register may say of a household."""

import pytest

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.lists.ask_first import home_asked, safe_fields
from app.workbook.cells import ReadRow

CHILD = Child(
    id=ChildId("c"),
    household_id=HouseholdId("h"),
    full_name="Lê Văn An",
    birth_date=BirthDate(2015, 3, 16),
    sex=Sex.MALE,
)


def row(child=None, before=None, **household):
    return ReadRow("S", 2, "", child or {}, household, before=before or {})


@pytest.mark.parametrize(
    ("proposals", "before", "safe"),
    [
        ({"birth_cert_no": ("", "45")}, {}, {"birth_cert_no"}),
        ({"full_name": ("Lê Văn An", "Lê Văn Ân")}, {"full_name": "LÊ VĂN AN"}, {"full_name"}),
        ({"full_name": ("Lê Văn An", "Lê Văn Ân")}, {}, set()),
        ({"full_name": ("Bé trai", "Lê Văn Ân")}, {}, {"full_name"}),
        ({"full_name": ("Bé trai", "Con bà Hoa")}, {}, set()),
        ({"mother_name": ("Tran Thi Hoa", "Trần Thị Hoa")}, {}, {"mother_name"}),
        ({"birth_date": ("2015", "2015-03-16")}, {}, {"birth_date"}),
        ({"national_id": ("", "024215604933")}, {}, {"national_id"}),
        ({"national_id": ("", "024315604933")}, {}, set()),
        ({"national_id": ("", "024215000001")}, {}, set()),
        (
            {"sex": ("Nam", "Nữ"), "national_id": ("", "024215604933")},
            {"sex": "Nam"},
            set(),
        ),
        ({"household.village_id": ("a", "b")}, {}, set()),
        ({"household.address": ("", "Số 3")}, {}, {"household.address"}),
    ],
)
def test_what_is_safe(proposals, before, safe):
    holders = {"024215000001": 1}
    assert safe_fields(CHILD, row(before=before), proposals, holders) == safe


def test_a_register_is_no_word_on_where_a_family_lives():
    home = Household(id=HouseholdId("h"), village_id=VillageId("a"), address="Ngõ 2")
    said = row(village_id="b", address="Thôn B, xã C", phone="0912345678")
    allowed, asked = home_asked(home, said, frozenset())
    assert allowed.household == {}
    assert asked == {"village_id": ("a", "b"), "phone": ("", "0912345678")}
    allowed, asked = home_asked(home, said, frozenset({"village_id"}))
    assert allowed.household == {"village_id": "b"}
    assert set(asked) == {"phone"}
