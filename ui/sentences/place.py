"""What the desktop says of villages and units: their history, a planned change, troubles."""

from app.domain.places.village import Village
from app.domain.places.village_past import VillageDeed, VillageEvent
from app.domain.status import Status
from app.messages.places import PLACES

PLACE_ERRORS = dict(PLACES)
"""The same sentences as on the command line: code -> sentence."""
_LIVING = {
    VillageDeed.RENAMED: "Đổi tên, trước là {names}",
    VillageDeed.MERGED: "Nhận thêm {names}",
    VillageDeed.SPLIT: "Tách thành {names}",
    VillageDeed.MADE: "Lập mới từ {names}",
}
_ENDED = {
    VillageDeed.MERGED: "Sáp nhập vào {names}",
    VillageDeed.SPLIT: "Tách thành {names}",
    VillageDeed.CLOSED: "Thôi, không còn hộ",
}
_NEW = "Lập mới"


def deed_sentence(event: VillageEvent, village: Village) -> str:
    """Say what was done with a village."""
    said = _LIVING if village.status is Status.ACTIVE else {**_LIVING, **_ENDED}
    if event.deed is VillageDeed.MADE and not event.names:
        return _NEW
    return said.get(event.deed, event.deed).format(names=event.names)


def event_line(event: VillageEvent, village: Village) -> str:
    """Write one line of a village's history: day, paper, what was done."""
    paper = f" · số {event.decision.number}" if event.decision.number else ""
    return f"{event.decision.on:%d/%m/%Y}{paper} · {deed_sentence(event, village)}"
