"""Units of today and former ones together."""

from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.units import find_commune, find_province

PLACES = shipped_gazetteer()


def test_units_are_written_as_addresses_write_them() -> None:
    assert PLACES.full_name(find_commune("07603")) == "xã Nam Dương, thành phố Bắc Ninh"
    assert PLACES.full_name(find_province("04")) == "tỉnh Cao Bằng"
    former = PLACES.former.get("07606")
    assert former
    assert PLACES.former_full_name(former) == "xã Tân Mộc, huyện Lục Ngạn, tỉnh Bắc Giang"


def test_one_number_names_two_units() -> None:
    former = PLACES.former.get("27169")
    assert former
    assert former.full_name == "phường 14"
    assert find_commune("27169").full_name == "Phường Diên Hồng"
    assert [unit.code for unit in PLACES.successors(former)] == ["27163", "27169"]


def test_the_communes_that_one_was_made_of() -> None:
    assert PLACES.former_names(find_commune("07603")) == ("Nam Dương", "Tân Mộc")


def test_a_former_name_that_another_commune_of_the_province_bears_is_not_ours() -> None:
    borne = {(unit.parent_code, unit.name): unit.code for unit in PLACES.units.communes}
    for commune in PLACES.units.communes[::10]:
        for name in PLACES.former_names(commune):
            assert borne.get((commune.parent_code, name), commune.code) == commune.code
