"""The invented commune is whole, repeatable, and as messy as real ones in the right measure."""

from collections import Counter
from datetime import date

import pytest

from app.demo.commune import invent_commune
from app.domain.person.national_id import national_id_problems
from app.domain.places.units import find_commune

ON = date(2026, 6, 8)


@pytest.fixture(scope="module")
def nam_duong():
    return invent_commune(1, 2_000, commune=find_commune("07603"), on=ON)


def test_one_seed_gives_one_commune_and_another_another(nam_duong):
    again = invent_commune(1, 2_000, commune=find_commune("07603"), on=ON)
    other = invent_commune(2, 2_000, commune=find_commune("07603"), on=ON)
    assert again == nam_duong
    assert other.children[0] != nam_duong.children[0]


def test_everything_hangs_together(nam_duong):
    children = {child.id: child for child in nam_duong.children}
    homes = {home.id: home for home in nam_duong.households}
    villages = {village.id for village in nam_duong.villages}
    assert len(children) == len(nam_duong.children) == 2_000
    assert {child.household_id for child in children.values()} == homes.keys()
    assert {home.village_id for home in homes.values()} == villages | {None}
    assert len({village.name for village in nam_duong.villages}) == len(nam_duong.villages)
    codes = [child.external_code for child in children.values() if child.external_code]
    assert len(codes) == len(set(codes)) == 1_900


def test_one_in_twenty_is_there_twice_and_labelled(nam_duong):
    children = {child.id: child for child in nam_duong.children}
    pairs = nam_duong.duplicates
    assert len(pairs) == 100
    assert len({again for _, again in pairs}) == 100
    for first, again in pairs:
        assert children[first].id != children[again].id
        assert children[first].household_id != children[again].household_id
    untouched = sum(
        children[a].full_name == children[b].full_name
        and children[a].birth_date == children[b].birth_date
        and bool(children[b].national_id)
        for a, b in pairs
    )
    assert untouched < 30


def test_ages_end_soon_after_sixteen(nam_duong):
    born = [child.birth_date for child in nam_duong.children if child.birth_date]
    assert all(2010 <= date_.year <= 2026 for date_ in born)
    assert max(str(date_) for date_ in born) <= str(ON)
    over = sum(date_.year == 2010 and date_.is_complete and date_.month < 6 for date_ in born)
    assert 0 < over < 60


def test_numbers_fit_birth_and_sex_but_for_the_messes(nam_duong):
    found = Counter(
        code
        for child in nam_duong.children
        if child.national_id
        for code in national_id_problems(child.national_id, child.birth_date, child.sex)
    )
    numbered = sum(bool(child.national_id) for child in nam_duong.children)
    assert 0.8 < numbered / 2_000 < 0.95
    assert sum(found.values()) < numbered * 0.05
    assert "national_id_unknown_province" not in found


def test_lists_lack_what_lists_lack(nam_duong):
    children = nam_duong.children
    lacking = {
        "number": sum(not child.national_id for child in children),
        "birth date": sum(child.birth_date is None for child in children),
        "day": sum(child.birth_date is not None and not child.birth_date.day for child in children),
        "sex": sum(child.sex is None for child in children),
        "parent": sum(
            not (child.father_name or child.mother_name or child.guardian_name)
            for child in children
        ),
        "original": sum(bool(child.originals) for child in children),
    }
    assert all(5 <= count <= 400 for count in lacking.values()), lacking


def test_there_are_twins_and_namesakes(nam_duong):
    births = Counter(
        (child.household_id, child.birth_date)
        for child in nam_duong.children
        if child.birth_date and child.birth_date.is_complete
    )
    assert sum(count > 1 for count in births.values()) > 5
    assert Counter(child.full_name for child in nam_duong.children).most_common(1)[0][1] > 4


@pytest.mark.parametrize(
    ("code", "most"), [("07603", "Kinh"), ("24133", "Ê Đê"), ("00004", "Kinh"), ("03316", "Mông")]
)
def test_the_peoples_are_those_of_the_province(code, most):
    invented = invent_commune(3, 1_500, commune=find_commune(code), on=ON)
    usual = Counter(child.ethnicity for child in invented.children).most_common(2)
    assert most in {ethnicity for ethnicity, _ in usual}


def test_a_large_ward_has_enough_villages():
    ward = invent_commune(1, 12_000, commune=find_commune("00004"), on=ON)
    assert {village.kind for village in ward.villages} == {"tổ dân phố"}
    assert len({village.id for village in ward.villages}) >= 15


def test_some_of_the_arriving_are_there_already_under_another_code(nam_duong):
    homes = {home.id for home in nam_duong.households}
    known = {(child.father_name, child.mother_name) for child in nam_duong.children}
    assert len(nam_duong.arriving) == 80
    assert all(home.id not in homes for _, home in nam_duong.arriving)
    assert sum((child.father_name, child.mother_name) in known for child, _ in nam_duong.arriving)
