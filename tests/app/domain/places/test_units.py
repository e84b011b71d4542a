"""The communes of today."""

import pytest

from app.domain.errors import KnownError
from app.domain.places.units import find_commune, find_province, shipped_units


def test_a_commune_and_its_province() -> None:
    commune = find_commune("07603")
    assert (commune.name, commune.full_name, commune.type) == ("Nam Dương", "Xã Nam Dương", "xã")
    assert find_province(commune.parent_code).name == "Bắc Ninh"


@pytest.mark.parametrize("code", ["99999", "24", "", "7603"])
def test_no_such_commune(code: str) -> None:
    with pytest.raises(KnownError) as refusal:
        find_commune(code)
    assert refusal.value.code == "unknown_commune"


def test_no_such_province() -> None:
    with pytest.raises(KnownError) as refusal:
        find_province("07603")
    assert refusal.value.code == "unknown_province"


def test_a_unit_tells_its_name_of_the_first_day_and_since_when_it_has_another() -> None:
    unit = find_commune("07375")
    assert (unit.full_name, unit.full_name_2025_07_01) == ("Phường Lạng Giang", "Xã Lạng Giang")
    assert (unit.changed_on, unit.decree) == ("2026-09-20", "388/NQ-UBTVQH16")
    assert shipped_units().province_of(unit).full_name == "Thành phố Bắc Ninh"
