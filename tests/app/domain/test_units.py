"""The communes of today."""

import pytest

from app.domain.code_lists import read_code_list
from app.domain.errors import KnownError
from app.domain.units import Unit, find_commune, find_province, former_names


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


def test_the_communes_that_one_was_made_of() -> None:
    assert former_names(find_commune("07603")) == ("Nam Dương", "Tân Mộc")


def test_a_former_name_that_another_commune_of_the_province_bears_is_not_ours() -> None:
    borne = {(unit.parent_code, unit.name): unit.code for unit in every_commune()}
    for commune in every_commune():
        for name in former_names(commune):
            assert borne.get((commune.parent_code, name), commune.code) == commune.code


def every_commune() -> list[Unit]:
    rows = read_code_list("units")
    return [find_commune(row["code"]) for row in rows if row["level"] == "commune"]
