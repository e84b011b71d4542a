"""Former units and what became of each."""

import pytest

from app.domain.places.former_units import Certainty, FormerUnitList, Successor, read_former_unit
from app.domain.places.gazetteer import shipped_gazetteer


def row(**texts: str) -> dict[str, str]:
    empty = dict.fromkeys(("parent_code", "into", "aliases", "former_parents"), "")
    return {"code": "00001", "name": "Phúc Xá", "type": "phường"} | empty | texts


def test_the_people_of_a_commune_live_where_it_went_and_never_where_mere_land_went() -> None:
    unit = read_former_unit(row(into="00004~ 00070-"))
    assert (unit.sure(), unit.possible()) == ("00004", ("00004",))
    assert unit.into[1] == Successor("00070", Certainty.AREA_ONLY)


def test_of_a_split_commune_nothing_is_sure() -> None:
    unit = read_former_unit(row(into="00004? 00070? 00190-"))
    assert (unit.sure(), unit.possible()) == ("", ("00004", "00070"))


def test_a_mark_that_says_nothing_is_an_error() -> None:
    with pytest.raises(KeyError):
        read_former_unit(row(into="00004~~"))


def test_a_commune_lies_in_a_district_and_a_province() -> None:
    former = shipped_gazetteer().former
    assert isinstance(former, FormerUnitList)
    unit = former.get("07603")
    assert unit is not None
    assert [one.full_name for one in former.line(unit)] == [
        *("xã Nam Dương", "thị xã Chũ"),
        "tỉnh Bắc Giang",
    ]
    assert unit.former_parents == ("lucngan",)
