from datetime import date

import pytest

from app.domain.person.birth_date import BirthDate
from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.units import find_commune
from app.domain.places.village import Village
from app.services.cleaning.fix_rules import Ground, swapped_date

VILLAGES = [
    Village(id="1", name="Tân Thành", kind="Thôn"),
    Village(id="2", name="Tân Thanh", kind="Thôn"),
    Village(id="3", name="Biêng", kind="Thôn", aliases=("Bãi Bông",)),
    Village(id="4", name="Thôn 12"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tân Thành", "1"),
        ("thôn Biêngg", "3"),
        ("Bãi Bôngg", "3"),
        ("Tan Thanhh", None),
        ("Thôn 11", None),
        ("Thôn Biêng, xã Nam Dương", "3"),
    ],
)
def test_a_village_is_found_only_when_no_other_is_near(text, found):
    ground = Ground(
        date(2026, 6, 8), VILLAGES, find_commune("07603"), shipped_gazetteer(), lambda _: 0
    )
    village = ground.village(text)
    assert (village.id if village else None) == found


@pytest.mark.parametrize(
    ("born", "swapped"),
    [
        (None, None),
        (BirthDate(2018), None),
        (BirthDate(2018, 4), None),
        (BirthDate(2018, 4, 4), None),
        (BirthDate(2018, 4, 13), None),
        (BirthDate(2018, 4, 12), BirthDate(2018, 12, 4)),
    ],
)
def test_only_two_different_months_can_be_swapped(born, swapped):
    assert swapped_date(born) == swapped


def test_an_address_of_before_july_2025_is_written_anew_or_left_to_choose() -> None:
    ground = Ground(date(2026, 6, 8), VILLAGES, find_commune("07603"), shipped_gazetteer(), int)
    new, _ = ground.former_place("Thôn Biêng, xã Nam Dương, huyện Lục Ngạn, tỉnh Bắc Giang")
    assert new == "Thôn Biêng, xã Nam Dương, thành phố Bắc Ninh"
    new, choices = ground.former_place("số 7, P.14, Q.10, TP.HCM")
    assert (new, [choice.new for choice in choices]) == (
        "",
        [
            "số 7, phường Hòa Hưng, thành phố Hồ Chí Minh",
            "số 7, phường Diên Hồng, thành phố Hồ Chí Minh",
        ],
    )
    assert ground.former_place("Thôn Biêng, xã Nam Dương, Bắc Ninh") == ("", ())
