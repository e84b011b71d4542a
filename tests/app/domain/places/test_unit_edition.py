"""A newer edition of the unit files is checked whole, and refused with the line that is wrong."""

from importlib.resources import files

import pytest

from app.domain.errors import KnownError
from app.domain.places.unit_edition import UnitFile, read_edition

HEAD = (
    "code,name,level,parent_code,type,full_name,full_name_2025_07_01,changed_on,decree\n"
    "24,Bắc Ninh,province,,tỉnh,Tỉnh Bắc Ninh,,,\n"
)
UNITS = HEAD + "07603,Nam Dương,commune,24,xã,Xã Nam Dương,,,\n"
FORMER = (
    "code,name,type,parent_code,into,aliases,former_parents\n"
    "24,Bắc Giang,tỉnh,,24,,\n224,Chũ,thị xã,24,,,\n07603,Nam Dương,xã,224,07603,,lucngan\n"
)


def edition(units: str = UNITS, former: str = FORMER):
    return read_edition(UnitFile("units.csv", units), UnitFile("former.csv", former))


def test_a_right_edition_is_read() -> None:
    found = edition()
    assert found.units.commune("07603").full_name == "Xã Nam Dương"
    former = found.former.get("07603")
    assert former
    assert [unit.code for unit in found.successors(former)] == ["07603"]


def test_the_shipped_files_pass() -> None:
    texts = [
        files("resources").joinpath("data", name).read_text(encoding="utf-8")
        for name in ("units.csv", "former_units.csv")
    ]
    assert len(edition(*texts).units.communes) == 3_321


@pytest.mark.parametrize(
    ("units", "code", "line"),
    [
        (UNITS + "07603,Nam Dương,commune,24,xã,Xã Nam Dương,,,\n", "unit_code_twice", 4),
        (UNITS + "07606,Tân Mộc,commune,25,xã,Xã Tân Mộc,,,\n", "unit_parent_unknown", 4),
        (UNITS + "0760,Tân Mộc,commune,24,xã,Xã Tân Mộc,,,\n", "unit_code_wrong", 4),
        (UNITS + "07606,Tân Mộc,province,24,xã,Xã Tân Mộc,,,\n", "unit_code_wrong", 4),
        (UNITS + "07606,,commune,24,xã,,,,\n", "unit_name_missing", 4),
        (UNITS + "07606,Tân Mộc,comm", "unit_line_short", 4),
        (HEAD, "unit_file_empty", None),
        (UNITS + "25,Phú Thọ,province,,tỉnh,Tỉnh Phú Thọ,,,\n", "unit_province_empty", None),
        ("mã,tên\n1,2\n", "unit_file_strange", None),
    ],
)
def test_a_wrong_file_of_units_is_refused(units: str, code: str, line: int | None) -> None:
    with pytest.raises(KnownError) as refusal:
        assert not UnitFile("units.csv", units).is_former
        edition(units)
    assert (refusal.value.code, refusal.value.facts.get("line")) == (code, line)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("07606,Tân Mộc,xã,224,07609,,", "unit_edge_unknown"),
        ("07606,Tân Mộc,xã,224,07603!,,", "unit_edge_unknown"),
        ("07606,Tân Mộc,xã,224,07603~~,,", "unit_edge_wrong"),
        ("07606,Tân Mộc,xã,224,07603-,,", "unit_leads_nowhere"),
        ("07606,Tân Mộc,xã,225,07603,,", "unit_parent_unknown"),
        ("7606,Tân Mộc,xã,224,07603,,", "unit_code_wrong"),
    ],
)
def test_a_wrong_file_of_former_units_is_refused(row: str, code: str) -> None:
    with pytest.raises(KnownError) as refusal:
        edition(former=f"{FORMER}{row}\n")
    assert (refusal.value.code, refusal.value.facts["line"]) == (code, 5)
