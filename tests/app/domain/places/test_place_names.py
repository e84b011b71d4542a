"""Names of units by their keys."""

from app.domain.places.address import names_of
from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.place_names import loose
from app.domain.places.place_words import Level

NAMES = names_of(shipped_gazetteer())


def test_each_level_is_found_by_its_own_names() -> None:
    assert [unit.code for unit in NAMES.communes["namduong"]] == ["07603"]
    assert [unit.code for unit in NAMES.former[Level.COMMUNE]["namduong"]] == ["07603", "14002"]
    assert [unit.code for unit in NAMES.former[Level.PROVINCE]["tphcm"]] == ["79"]
    assert [unit.code for unit in NAMES.initials["bg"]] == ["24"]


def test_earlier_names_lead_to_the_units_they_went_into() -> None:
    assert "Trúc Bạch" in [unit.name for unit in NAMES.aliases["nguientrungtruc"]]
    assert NAMES.former_districts["lucngan"] == {"224"}
    assert loose("vynhphuc") == loose("vinhphuc")
