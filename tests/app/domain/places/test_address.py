"""An address of before July 2025 is mapped when it is certain, and asked about when it is not."""

import pytest

from app.domain.places.address import Address, read_address
from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.units import find_commune

PLACES, HOME = shipped_gazetteer(), find_commune("07603")


def read(text: str, *, at_home: bool = True) -> Address | None:
    return read_address(text, PLACES, HOME if at_home else None)


@pytest.mark.parametrize(
    ("text", "rest", "code"),
    [
        ("Thôn Biêng, xã Nam Dương, huyện Lục Ngạn, tỉnh Bắc Giang", "Thôn Biêng", "07603"),
        ("Xã Nam Dương, thị xã Chũ, tỉnh Bắc Giang", "", "07603"),
        ("Thôn 3 - x. Tân Mộc - h.Lục Ngạn - BG", "Thôn 3", "07603"),
        ("Tân Mộc, Lục Ngạn", "", "07603"),
        ("xã Tân Mộc (cũ)", "", "07603"),
        ("xã Cao Đức, huyện Gia Bình, Bắc Ninh", "", "09466"),
        ("Xã Vĩnh Chấp, huyện Vĩnh Linh", "", "19363"),
        ("KP3 p. Tân Phong tp Biên Hoà Đồng Nai", "KP3", "26188"),
        ("xã Ea H' Leo, huyện Ea H’leo, Đăk Lăk", "", "24184"),
        ("P. Nguyễn Trung Trực, Q. Ba Đình, Hà Nội", "", "00004"),
        ("phường Thuận Lộc, thành phố Huế, tỉnh Thừa Thiên Huế", "", "19753"),
    ],
)
def test_certain(text: str, rest: str, code: str) -> None:
    found = read(text)
    assert found
    assert (found.rest, [unit.code for unit in found.units], found.is_sure) == (rest, [code], True)
    assert found.is_former


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("P.14, Q.10, TP.HCM", ["27163", "27169"]),
        ("phường 14 quận 10 tphcm", ["27163", "27169"]),
        ("phường Điện Biên, Ba Đình", ["00004", "00070", "00190", "00226"]),
        ("xã Quang Trung, Hà Nội", None),
        ("Xã Nam Dương, huyện Yên Dũng, Bắc Giang", ["07603"]),
        ("phường Nguyễn Trung Trực, Hà Nội", ["00004"]),
    ],
)
def test_somebody_must_choose(text: str, codes: list[str] | None) -> None:
    found = read(text, at_home=False)
    assert found
    assert not found.is_sure
    assert codes is None or [unit.code for unit in found.units] == codes


@pytest.mark.parametrize(
    "text", ["xã Nam Dương, tỉnh Bắc Ninh", "Xã Nam Dương", "x. Nam Dương, BN"]
)
def test_an_address_of_today_is_left_as_it_is(text: str) -> None:
    found = read(text)
    assert found
    assert not found.is_former
    assert [unit.code for unit in found.units] == ["07603"]


@pytest.mark.parametrize(
    "text",
    ["", "Tân Mộc", "Thôn Tân Mộc, Lục Ngạn, Bắc Giang", "Bắc Giang", "số 12 ngõ 3", ", . -", "x."],
)
def test_nothing_is_told_of_a_text_without_a_commune(text: str) -> None:
    assert read(text) is None


def test_another_mark_is_another_commune() -> None:
    found = read("phường Hương Văn, thị xã Hương Trà, Huế")
    assert found
    assert [unit.name for unit in found.former] == ["Hương Văn"]


def test_what_stands_far_before_the_commune_is_kept_as_it_is() -> None:
    found = read(
        "Nhà ông Lâm, số 5, ngõ 2, Thôn Biêng, xã Nam Dương, Lục Ngạn, Bắc Giang, Việt Nam"
    )
    assert found
    assert found.rest == "Nhà ông Lâm, số 5, ngõ 2, Thôn Biêng"
    assert [unit.code for unit in found.units] == ["07603"]


def test_a_name_of_then_and_of_today_is_asked_about() -> None:
    found = read("gia sang thai nguyen", at_home=False)
    assert found
    assert ([unit.code for unit in found.units], found.is_sure) == (["05443", "05467"], False)
    assert not found.is_former
