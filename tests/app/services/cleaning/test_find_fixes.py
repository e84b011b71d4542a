"""All kinds of fixes in one pass; what each rule finds is tested with `clean_records`."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.child import Child
from app.domain.cleaning.fix import ETHNICITY, FIX_KINDS, NAME_CASE, SWAPPED_DATES, VILLAGE_NAME
from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.cleaning.find_fixes import find_all_fixes, find_fixes
from app.storage.child_list import ChildFilter

EVERYONE = ChildFilter()


@pytest.fixture
def imported(app):
    """Three children of one household, and dates of a list that was read the wrong way."""
    home = Household(id=app.new_id(), head_name="VI SƠN", originals={"village": "Bienh"})
    names = ("VI BẢO", "Lê An", "VI AN")
    children = [
        Child(
            id=app.new_id(),
            household_id=home.id,
            full_name=name,
            birth_date=BirthDate(2026, 11, day),
            originals={"ethnicity": "Sán Dỉu"} if day == 2 else {},
        )
        for day, name in enumerate(names, 1)
    ]
    with app.write("import") as work:
        work.save_all([home, *children])
    return children


def test_every_kind_is_found_at_once_as_it_is_alone(app, imported):
    with app.store.read() as snapshot:
        group = snapshot.journal.last_group()
    found = find_all_fixes(app, EVERYONE)
    assert tuple(found.by_kind) == FIX_KINDS
    for kind in FIX_KINDS:
        alone = find_fixes(app, kind, replace(EVERYONE, group=group))
        assert list(found.by_kind[kind]) == alone
    counts = {kind: len(fixes) for kind, fixes in found.by_kind.items() if fixes}
    assert counts == {NAME_CASE: 3, VILLAGE_NAME: 1, SWAPPED_DATES: 3, ETHNICITY: 1}


def test_they_stand_in_the_order_of_the_list_a_households_once_beside_its_first_child(
    app, imported
):
    bao, an, vi_an = imported
    found = find_all_fixes(app, EVERYONE)
    names = [(fix.field, fix.child_id) for fix in found.by_kind[NAME_CASE]]
    assert names == [("head_name", an.id), ("full_name", vi_an.id), ("full_name", bao.id)]
    assert found.names == {child.id: child.full_name for child in imported}
    back = find_all_fixes(app, ChildFilter(descending=True), [NAME_CASE])
    assert [fix.child_id for fix in back.by_kind[NAME_CASE]] == [bao.id, bao.id, vi_an.id]


def test_a_date_corrected_since_its_list_is_not_swapped(app, imported):
    with app.write("visit") as work:
        work.save(replace(imported[0], birth_date=BirthDate(2026, 1, 12)))
    dates = find_all_fixes(app, EVERYONE).by_kind[SWAPPED_DATES]
    assert {fix.id for fix in dates} == {imported[1].id, imported[2].id}


def test_it_says_how_far_it_is_and_stops_when_asked(app):
    home = Household(id=app.new_id())
    with app.write("import") as work:
        work.save_all([home, *(Child(id=app.new_id(), household_id=home.id) for _ in range(250))])
    told = []
    find_all_fixes(app, EVERYONE, progress=lambda done, total: told.append((done, total)))
    assert told == [(100, 250), (200, 250), (250, 250), (250, 250)]
    with pytest.raises(KnownError, match="cancelled"):
        find_all_fixes(app, EVERYONE, cancelled=lambda: len(told) == 4)


def test_today_is_the_day_dates_are_held_against(app, imported, clock):
    assert app.today() == date(2026, 6, 8)
    clock.pass_time(days=200)
    assert find_all_fixes(app, EVERYONE).by_kind[SWAPPED_DATES] == []
