"""A village and its history."""

from app.domain.ids import VillageId
from app.domain.places.village import Village


def test_its_title_has_its_kind_and_its_history_what_can_be_read() -> None:
    village = Village(
        id=VillageId("v"), name="Biêng", kind="thôn", past=("2026-06-01\tmade\t\t", "?")
    )
    assert village.title == "Thôn Biêng"
    assert [event.deed for event in village.events] == ["made"]
    assert Village(id=VillageId("v"), name="Lâm").title == "Lâm"


def test_a_numbered_village_is_written_with_its_kind():
    five, lam = (
        Village(id=VillageId(name), name=name, kind=kind)
        for name, kind in (("5", "tổ dân phố"), ("Lâm", "thôn"))
    )
    assert (five.short, lam.short) == ("tổ dân phố 5", "Lâm")
    assert sorted((five, lam), key=lambda one: one.order) == [lam, five]
