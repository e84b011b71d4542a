"""An address that begins with its province, or names two communes, is not read by its end alone."""

import pytest

from app.domain.places.address import names_of, read_address
from app.domain.places.address_doubt import names_a_commune, names_higher, turned_round
from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.place_words import words_of
from app.domain.places.units import find_commune

PLACES = shipped_gazetteer()


def test_the_parts_the_other_way_round() -> None:
    assert turned_round("tỉnh A - huyện B; xã C") == "xã C, huyện B, tỉnh A"
    assert turned_round("xã Tân-Mộc") == ""


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("tỉnh Nghệ An, huyện Anh Sơn", True),
        ("Anh Sơn, ", True),
        ("thôn Anh Sơn", False),
        ("Thôn 5 Biêng", False),
    ],
)
def test_a_higher_unit_with_its_title_or_as_a_part(text: str, is_named: bool) -> None:
    assert names_higher(words_of(text)[1], names_of(PLACES)) is is_named


def test_a_commune_is_named_by_its_title() -> None:
    assert names_a_commune(words_of("xã Minh Phú")[1])
    assert not names_a_commune(words_of("thị xã Quảng Yên")[1])


@pytest.mark.parametrize(
    ("text", "home", "sure"),
    [
        ("tỉnh Nghệ An, huyện Anh Sơn, xã Bình Sơn", "04990", "17335"),
        ("tinh Tay Ninh, xa Duc Hue", None, ""),
        ("thành phố Vũng Tàu, phường 10", "31684", ""),
        ("Thôn 5, xã Đức Huệ", None, ""),
        ("tỉnh Lào Cai, huyện Lệ Thủy, xã Mỹ Thủy", "19741", ""),
        ("phường NammHòa, thị xã Quảng Yên, tỉnh Quảng Ninh", None, ""),
        ("xã Mnih Phú - Đông Hưng - Hưng Yên", None, ""),
        ("Kháng Ciến, Tràng Định, tỉnh Lạng Sơn", None, ""),
        ("phường Long Châu, T.X. Tân Châu, tỉnh An Giang", None, "30377"),
        ("xã thanh liệt, hà nội", None, ""),
        ("Lào Cai, Bát Xát", None, ""),
        ("huyen Transg Bom, xa Dong Hoa", "31024", ""),
        ("Dong Le / Tyen Hoa / tinh Quang Binh", None, ""),
        ("Hoằn gQuang, Thanh Hóa, Thanh Hóa", None, ""),
        ("Biêng, Nam Dương, Lục Ngạn, Bắc Giang", None, "07603"),
        ("Thôn Biêng (xã Tân Mộc cũ), xã Nam Dương, tỉnh Bắc Ninh", None, "07603"),
    ],
)
def test_what_is_not_beyond_doubt_is_asked(text: str, home: str | None, sure: str) -> None:
    found = read_address(text, PLACES, find_commune(home) if home else None)
    codes = [unit.code for unit in found.units] if found and found.is_sure else []
    assert codes == [sure] * bool(sure)
