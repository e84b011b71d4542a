"""Units by what cells, titles and names of files say; namesakes are given with all of them."""

import pytest

from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.unit_names import UnitNames

GAZETTEER = shipped_gazetteer()
NATION = UnitNames(GAZETTEER)
BAC_NINH = UnitNames(GAZETTEER, GAZETTEER.units.province("24"))


def codes(units):
    return [one.code for one in units]


@pytest.mark.parametrize(
    ("name", "code"),
    [("Hà Nội", "01"), ("TP. Hồ Chí Minh", "79"), ("TP HCM", "79"), ("tỉnh Đắk Lắk", "66")],
)
def test_provinces_are_found_by_any_of_their_names(name, code):
    assert codes(NATION.provinces_named(name)) == [code]


def test_communes_are_found_in_their_province_and_namesakes_all():
    assert codes(BAC_NINH.communes_named("Xã Nam Dương")) == ["07603"]
    assert codes(BAC_NINH.communes_named("P. Chũ")) == ["07525"]
    assert BAC_NINH.communes_named("Tân Thành") == ()
    assert len(NATION.communes_named("Tân Thành")) > 3
    assert codes(BAC_NINH.formerly_named("Hộ Đáp")) == ["07543"]
    assert NATION.formerly_named("Tân Thành") == ()


def test_marks_and_types_tell_namesakes_of_one_province_apart():
    dong_thap = UnitNames(GAZETTEER, GAZETTEER.units.province("82"))
    assert [one.full_name for one in dong_thap.communes_named("Phường Mỹ Tho")] == ["Phường Mỹ Tho"]
    assert [one.full_name for one in dong_thap.communes_named("Mỹ Thọ")] == ["Xã Mỹ Thọ"]
    assert len(dong_thap.communes_named("my tho")) == 2


def test_codes_lose_their_zeros_in_excel():
    assert BAC_NINH.by_code("7603").code == BAC_NINH.by_code("07603").code == "07603"
    assert NATION.by_code("1").code == "01"
    assert BAC_NINH.by_code("00004") is None
    assert BAC_NINH.by_code("?") is None


def test_titles_and_names_of_files_are_read():
    assert codes(NATION.titled_in("ỦY BAN NHÂN DÂN XÃ NAM DƯƠNG")) == ["07603"]
    assert codes(BAC_NINH.titled_in("bao_cao_xa_nam_duong_thang_6")) == ["07603"]
    assert BAC_NINH.titled_in("Bao cao Nam Duong") == ()
    assert codes(BAC_NINH.mentioned_in("BC NamDuong 6")) == ["07603"]
    assert codes(NATION.coded_in("bc_07603_t6")) == ["07603"]
    assert codes(NATION.titled_in("xã Tân Thành, tỉnh Lạng Sơn")) == codes(
        one for one in NATION.communes_named("Tân Thành") if one.parent_code == "20"
    )
    assert codes(NATION.provinces_in("UBND TỈNH BẮC NINH")) == ["24"]
