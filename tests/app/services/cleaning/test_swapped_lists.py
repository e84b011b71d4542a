from datetime import date

import pytest

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.cleaning.swapped_lists import swapped_dates

TODAY = date(2026, 6, 8)
AHEAD = [BirthDate(2026, 11, day) for day in (1, 2, 3)]
EARLY = [BirthDate(2018, month, day) for month in (3, 5) for day in range(1, 13)]


@pytest.mark.parametrize(
    ("dates", "swapped"),
    [
        (AHEAD, True),
        (AHEAD[:2], False),
        ([*AHEAD, BirthDate(2026, 2, 11)], False),
        (EARLY, True),
        ([*EARLY, BirthDate(2018, 3, 13)], False),
        (EARLY[:19], False),
        ([BirthDate(2018)] * 30, False),
    ],
)
def test_a_list_was_read_the_wrong_way_when_its_dates_say_so_together(app, dates, swapped):
    home = Household(id=app.new_id())
    people = [Child(id=app.new_id(), household_id=home.id, birth_date=born) for born in dates]
    with app.write("import") as work:
        work.save_all([home, *people])
    with app.store.read() as snapshot:
        found = swapped_dates(snapshot, [work.group_id], TODAY)
        assert swapped_dates(snapshot, [], TODAY) == {}
    assert found == ({child.id: str(child.birth_date) for child in people} if swapped else {})
