"""Village names in their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.places.village_name import VillageName, may_be_one_kind, read_village_name

NAM_DUONG = ("Nam Dương",)


@pytest.mark.parametrize(
    "text",
    [
        "TDP 5",
        "TDP5",
        "Tổ DP 5",
        "Tổ dân phố số 5",
        "tổ dp5",
        "TDP 05",
        "TDP số 5",
        "Tổ dân phố V",
        "to dan pho 5",
        "TỔ DÂN PHỐ 5",
        "tdp. 5",
        "Tổ Dân Phố số 05",
    ],
)
def test_one_village_in_many_writings(text: str) -> None:
    assert read_village_name(text) == VillageName(("tổ dân phố",), "5")
    assert read_village_name(text).key == "to dan pho 5"


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("Biêng", "", "Biêng"),
        ("T. Biêng", "thôn", "Biêng"),
        ("T.Biêng", "thôn", "Biêng"),
        ("thôn Biêng", "thôn", "Biêng"),
        ("THÔN BIÊNG", "thôn", "BIÊNG"),
        ("Thôn Biêng, xã Nam Dương", "thôn", "Biêng"),
        ("Thôn Biêng,xã Nam Dương, tỉnh Bắc Ninh", "thôn", "Biêng"),
        ("Thôn Biêng xã Nam Dương", "thôn", "Biêng"),
        ("Thôn Biêng (xã Nam Dương)", "thôn", "Biêng"),
        ("Thôn Biêng - Nam Dương - Bắc Ninh", "thôn", "Biêng"),
        ("Thôn Biêng, Nam Dương; Bắc Ninh", "thôn", "Biêng"),
        ("Thôn Biêng, Nam Dươngg", "thôn", "Biêng, Nam Dươngg"),
        ("Thôn Đông Xã", "thôn", "Đông Xã"),
        ("thon Phuong", "thôn", "Phuong"),
        ("Thôn III", "thôn", "3"),
        ("thôn3", "thôn", "3"),
        ("T3", "thôn", "3"),
        ("Th. 3", "thôn", "3"),
        ("A4", "ấp", "4"),
        ("K.Phố 5", "khu phố", "5"),
        ("Thôn 5A", "thôn", "5A"),
        ("Tân Lập II", "", "Tân Lập II"),
        ("Bản Vi", "bản", "Vi"),
        ("Bàn Thạch", "", "Bàn Thạch"),
        ("Làng", "", "Làng"),
        ("Đội 9", "", "Đội 9"),
        ("", "", ""),
    ],
)
def test_kind_and_rest(text: str, kind: str, rest: str) -> None:
    name = read_village_name(text, NAM_DUONG)
    assert (name.kind, name.rest) == (kind, rest)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("KP5", {"khu phố", "khối phố"}),
        ("K3", {"khu", "khối", "khóm"}),
        ("B. Pho", {"bản", "buôn"}),
    ],
)
def test_a_short_kind_may_stand_for_more_than_one(text: str, kinds: set[str]) -> None:
    name = read_village_name(text)
    assert set(name.kinds) == kinds
    assert name.kind == ""


def test_roman_figures_at_the_end_of_a_name() -> None:
    assert read_village_name("Tân Lập II").key == read_village_name("thôn Tân Lập 2").key
    assert read_village_name("TÂN VI").key == "tan vi"


def test_kinds_of_one_legal_family() -> None:
    thon, xom, tdp, none = map(read_village_name, ("Thôn 3", "Xóm 3", "TDP 3", "3"))
    assert may_be_one_kind(thon, xom)
    assert may_be_one_kind(thon, none)
    assert not may_be_one_kind(thon, tdp)


@given(st.text(max_size=20))
def test_every_text_is_read(text: str) -> None:
    assert isinstance(read_village_name(text, NAM_DUONG).key, str)


@pytest.mark.parametrize(
    ("text", "commune", "is_former"),
    [
        ("Biêng, xã Tân Mộc cũ, huyện Lục Ngạn", "tan moc", True),
        ("Biêng (xã Tân Mộc)", "tan moc", False),
        ("Biêng, phường Chũ", "chu", False),
        ("Biêng, xã Nam Dương", "", False),
        ("Biêng, huyện Lục Ngạn", "", False),
        ("Biêng", "", False),
    ],
)
def test_another_commune_is_told(text, commune, is_former):
    name = read_village_name(text, ["Nam Dương"])
    assert (name.rest, name.commune, name.is_former) == ("Biêng", commune, is_former)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Thôn Nam Dương – Phượng Sơn", "Nam Dương – Phượng Sơn"),
        ("Bản Nà Quạn - Tịnh Xá", "Nà Quạn - Tịnh Xá"),
        ("Thôn Biêng – phuong Chũ", "Biêng"),
        ("Thôn Biêng, Phường Chũ", "Biêng"),
    ],
)
def test_a_name_that_only_folds_like_a_unit_is_kept_whole(text, rest):
    assert read_village_name(text).rest == rest
