from datetime import date

from app.domain.child import Child
from app.domain.household import Household
from app.services.visits.visit_entry import VisitEntry, tidied


def test_every_text_is_written_the_one_way():
    home = Household(id="h", head_name="VI VĂN TƯ", address=" Xóm\u00a01 ", phone="0912.345.678")
    child = Child(
        id="c", household_id="h", full_name="vi văn an", ethnicity="tay", father_name="VI VĂN TƯ"
    )
    tidy = tidied(VisitEntry(household=home, child=child, visited_on=date(2026, 6, 8)))
    assert tidy.household.head_name == "Vi Văn Tư"
    assert tidy.household.address == "Xóm 1"
    assert tidy.household.phone == "0912345678"
    assert (tidy.child.full_name, tidy.child.father_name) == ("Vi Văn An", "Vi Văn Tư")
    assert tidy.child.ethnicity == "Tày"


def test_what_has_no_right_form_stays_as_it_was_typed():
    child = Child(id="c", household_id="h", full_name="Bé 123", ethnicity="người Sao Hỏa")
    tidy = tidied(VisitEntry(household=Household(id="h"), child=child, visited_on=date(2026, 6, 8)))
    assert (tidy.child.full_name, tidy.child.ethnicity) == ("Bé 123", "người Sao Hỏa")
