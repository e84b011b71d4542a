"""A text finds the village it must mean, and suggests what it may mean."""

from itertools import count

import pytest

from app.domain.ids import VillageId
from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.place import VillageBook
from app.domain.places.units import find_commune
from app.domain.places.village import Village
from app.domain.status import Status

NAMES = (
    "Đồng Á|Tân Trung|Tân Giáo|Tân Thành|Đồng Quýt|Tân Mộc|Hoa Quảng|Nam Điện|Biêng|Hòn Tròn"
    "|Cầu Meo|Bến Huyện|Nam Sơn|Cánh|Thủ Dương|Lâm|Tân Đồng"
)


def book(*villages: Village | str) -> VillageBook:
    numbers = count()
    known = [
        v if isinstance(v, Village) else Village(id=VillageId(f"v{next(numbers)}"), name=v)
        for v in villages
    ]
    return VillageBook(known, ("Nam Dương",))


def village(id_: str, name: str, kind: str = "", *aliases: str) -> Village:
    return Village(id=VillageId(id_), name=name, kind=kind, aliases=aliases)


@pytest.fixture(scope="module")
def nam_duong() -> VillageBook:
    return book(*NAMES.split("|"))


def names(villages: list[Village]) -> list[str]:
    return [village.name for village in villages]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Biêng", "Biêng"),
        ("bieng", "Biêng"),
        ("T. Biêng", "Biêng"),
        ("Thôn BIÊNG", "Biêng"),
        ("Thôn Đồng Á, xã Nam Dương", "Đồng Á"),
        ("Dong A", "Đồng Á"),
        ("Đông Á", "Đồng Á"),
        ("Nam Dien", "Nam Điện"),
        ("Hoà Quảng", None),
        ("Đội 9", None),
        ("Thôn Xuân Hòa", None),
        ("Tân", None),
        ("Biên", None),
        ("", None),
        ("xã Nam Dương", None),
    ],
)
def test_find_never_guesses(nam_duong: VillageBook, text: str, name: str | None) -> None:
    found = nam_duong.find(text)
    assert (found.name if found else None) == name


def test_numbered_villages_are_told_apart_by_their_kind() -> None:
    places = book(
        village("t", "5", "thôn"), village("p", "5", "tổ dân phố"), village("x", "7", "xóm")
    )
    for text in ("TDP 5", "Tổ DP 05", "Tổ dân phố số V", "Tổ 5", "KP 5"):
        found = places.find(text)
        assert found is not None, text
        assert found.id == "p", text
    assert (places.find("thôn 5") or village("", "")).id == "t"
    assert (places.find("Thôn 7") or village("", "")).id == "x"
    assert places.find("5") is None
    assert places.find("TDP 7") is None


def test_names_alike_without_tones_are_told_apart_by_them() -> None:
    places = book("Tân Lâm", "Tân Lầm")
    assert (places.find("Tân Lâm") or village("", "")).name == "Tân Lâm"
    assert places.find("Tan Lam") is None


def test_aliases_and_names_that_hold_a_kind() -> None:
    places = book(
        village("a", "Đồng Tâm", "thôn", "Xóm Lim", "Đồng Cũ"), village("b", "Xóm Mới", "thôn")
    )
    for text in ("Thôn Đồng Cũ", "xóm Lim", "lim"):
        assert (places.find(text) or village("", "")).id == "a", text
    for text in ("Thôn Xóm Mới", "Xóm Mới", "xom moi"):
        assert (places.find(text) or village("", "")).id == "b", text


def test_a_village_that_was_merged_is_not_found() -> None:
    gone = Village(id=VillageId("g"), name="Lâm", status=Status.MERGED)
    assert VillageBook([gone]).find("Lâm") is None
    assert VillageBook([gone]).suggest("lam", 5) == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nd", ["Nam Điện"]),
        ("nam dien", ["Nam Điện"]),
        ("dien", ["Nam Điện"]),
        ("Nam Đ", ["Nam Điện"]),
        ("nam diem", ["Nam Điện"]),
        ("bieg", ["Biêng"]),
        ("bineg", ["Biêng"]),
        ("hoaquang", ["Hoa Quảng"]),
        ("quyt", ["Đồng Quýt"]),
        ("thon bie", ["Biêng"]),
        ("n", ["Nam Điện", "Nam Sơn"]),
        ("dong", ["Đồng Á", "Đồng Quýt", "Tân Đồng"]),
        ("ht", ["Hòn Tròn"]),
        ("uong", ["Thủ Dương"]),
        ("zzz", []),
    ],
)
def test_suggestions_while_typing(nam_duong: VillageBook, typed: str, first: list[str]) -> None:
    assert names(nam_duong.suggest(typed, 5))[: max(len(first), 1)] == first


def test_recent_villages_come_first_among_equals(nam_duong: VillageBook) -> None:
    recent = [village.id for village in nam_duong.suggest("tan", 9) if village.name == "Tân Mộc"]
    assert names(nam_duong.suggest("tan", 2, recent)) == ["Tân Mộc", "Tân Trung"]
    assert names(nam_duong.suggest("", 2, recent)) == ["Tân Mộc", "Đồng Á"]
    assert names(nam_duong.suggest("nam", 1, recent)) == ["Nam Điện"]


@pytest.mark.parametrize(
    "typed", ["TDP 5", "Tổ dân phố số 5", "tổ dp5", "TDP 05", "tdp v", "5", "tdp5"]
)
def test_numbers_in_any_writing(typed: str) -> None:
    places = book(*(village(str(n), str(n), "tổ dân phố") for n in range(1, 16)))
    assert names(places.suggest(typed, 3))[0] == "5"


FORMER = VillageBook.of(
    find_commune("07603"),
    [
        Village(id=VillageId(name), name=name)
        for name in ("Biêng", "Đồng Á", "Thôn 1", "Tân Mộc 2", "Thôn 3 Tân Mộc")
    ],
    shipped_gazetteer(),
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Biêng, xã Nam Dương", "Biêng"),
        ("thôn Biêng - Nam Dương", "Biêng"),
        ("Thôn Biêng, huyện Lục Ngạn", "Biêng"),
        ("Biêng, xã Tân Mộc", "Biêng"),
        ("thôn Biêng, xã Nam Dương (cũ)", "Biêng"),
        ("Đồng Á, xã Tân Sơn (cũ)", "Đồng Á"),
        ("Biêng, xã Tân Sơn", None),
        ("Thôn 1, xã Nam Dương", "Thôn 1"),
        ("Thôn 1, xã Tân Mộc", None),
        ("Thôn 2 (xã Tân Mộc cũ)", "Tân Mộc 2"),
        ("Thôn 3, xã Tân Mộc", "Thôn 3 Tân Mộc"),
    ],
)
def test_a_village_of_another_commune_is_none_of_ours(text, name):
    found = FORMER.find(text)
    assert (found and found.name) == name
