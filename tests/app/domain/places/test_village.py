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
