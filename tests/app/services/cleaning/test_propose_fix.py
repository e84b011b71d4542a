import pytest

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.cleaning.propose_fix import propose_fixes


def proposed(app, **fields):
    home = Household(id=app.new_id(), originals={"village": "Bienh"})
    child = Child(id=app.new_id(), household_id=home.id, **{"full_name": "Lê An"} | fields)
    with app.write("import") as work:
        work.save_all([home, child])
    return {(fix.kind, fix.field, fix.shown_new) for fix in propose_fixes(app, child.id)}


VILLAGE = ("village_name", "village_id", "Biêng")


def test_a_date_that_can_only_be_the_other_way_round(app):
    born = BirthDate(2026, 11, 5)
    assert proposed(app, birth_date=born) == {
        VILLAGE,
        ("swapped_dates", "birth_date", "2026-05-11"),
    }
    assert proposed(app, birth_date=BirthDate(2025, 11, 5)) == {VILLAGE}


def test_a_good_number_speaks_for_what_is_missing(app):
    assert proposed(app, national_id="024316002208") == {
        VILLAGE,
        ("from_number", "sex", Sex.FEMALE),
        ("from_number", "birth_date", "2016"),
    }
    assert proposed(app, national_id="024316002208", sex=Sex.MALE) == {VILLAGE}


def test_a_child_nobody_knows(app):
    with pytest.raises(KnownError, match="unknown_child"):
        propose_fixes(app, "nobody")
