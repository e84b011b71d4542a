"""Where the parents live, as a register of births writes it: the village found in an address."""

import re
from collections.abc import Iterable

from app.domain.places.place import VillageBook
from app.domain.places.village import Village
from app.workbook.sheet import Cell
from app.workbook.values.plain import text_of

_PART = re.compile(r"\s*[,;]\s*")


def home_in(cells: Iterable[Cell], villages: VillageBook) -> tuple[str, Village | None]:
    """Give the first address that lies in one of our villages; else the first that is written."""
    written = [text for text in map(text_of, cells) if text]
    for text in written:
        village = village_in(text, villages)
        if village:
            return text, village
    return (written[0] if written else ""), None


def village_in(text: str, villages: VillageBook) -> Village | None:
    """Find the village of an address: `Số 12, tổ 3, thôn Biêng, xã Nam Dương`."""
    parts = _PART.split(text)
    for begin in range(len(parts)):
        village = villages.find(", ".join(parts[begin:]))
        if village:
            return village
    return None
