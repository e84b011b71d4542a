"""The day that a text names: `tính đến 10 giờ 20 phút, ngày 08 tháng 6 năm 2026`."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.person.birth_date import parse_birth_date
from app.domain.text.text import fold

_DAY = re.compile(
    r"ng[àa]y\s*\d{1,2}\s*th[áa]ng\s*\d{1,2}\s*n[ăa]m\s*\d{4}"
    r"|(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\d)|(?<!\d)\d{4}-\d\d-\d\d(?!\d)",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"\b(chot|tinh den|den ngay|den het ngay|cut off)\b")


def cut_off_in(texts: Iterable[str], today: date) -> date | None:
    """Find the day of the figures: the one called so, else the last day that is named."""
    named: list[tuple[bool, date]] = []
    for text in texts:
        days = list(_days(text, today))
        if days:
            named.append((_CUT_OFF.search(fold(text)) is not None, days[-1]))
    cut_offs = [day for is_cut_off, day in named if is_cut_off]
    found = cut_offs or [day for _, day in named]
    return found[-1] if found else None


def _days(text: str, today: date) -> Iterator[date]:
    for found in _DAY.finditer(text):
        read = parse_birth_date(found[0], today=today).value
        if read and read.month and read.day:
            yield date(read.year, read.month, read.day)
