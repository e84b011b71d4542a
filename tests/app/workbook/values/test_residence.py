"""The village stands somewhere in the address of a parent."""

import pytest

from app.domain.ids import VillageId
from app.domain.places.place import VillageBook
from app.domain.places.village import Village
from app.workbook.values.residence import home_in, village_in

BOOK = VillageBook(
    [Village(id=VillageId(name), name=name) for name in ("Biêng", "Đồng Á")],
    ("Nam Dương", "Xã Nam Dương"),
)


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("Thôn Biêng, xã Nam Dương, tỉnh Bắc Ninh", "Biêng"),
        ("Số 12, tổ 3, thôn Đồng Á, xã Nam Dương", "Đồng Á"),
        ("Biêng", "Biêng"),
        ("Thôn Biêng, xã Phượng Sơn", None),
        ("Thôn Cầu, xã Phượng Sơn, tỉnh Bắc Ninh", None),
        ("", None),
    ],
)
def test_the_village_of_an_address(text, village):
    found = village_in(text, BOOK)
    assert (found.id if found else None) == village


def test_whichever_parent_lives_here():
    text, village = home_in(["Thôn Cầu, xã Phượng Sơn", "Thôn Biêng"], BOOK)
    assert (text, village.id) == ("Thôn Biêng", "Biêng")
    assert home_in(["Thôn Cầu, xã Phượng Sơn", ""], BOOK) == ("Thôn Cầu, xã Phượng Sơn", None)
    assert home_in(["", ""], BOOK) == ("", None)
