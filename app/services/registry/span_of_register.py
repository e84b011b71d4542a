"""Which births a register covers: as its title says, else as the births in it lie."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from app.domain.handoff.registration import Span
from app.domain.person.birth_date import parse_birth_date
from app.domain.text.text import fold
from app.services.lists.read_list import FoundList
from app.workbook.cells import ReadRow

_FROM_TO = re.compile(r"tu (?:ngay )?(\S+?) (?:den|toi) (?:het )?(?:ngay )?(\d\S+)")
_MONTH = re.compile(r"\b(?:thang|t) ?(\d{1,2})(?: |/|\.|-|_)*(?:nam )?(20\d\d)\b")
_QUARTER = re.compile(r"\bqui ?(iv|i{1,3}|[1-4])(?: |/|\.|-|_)*(?:nam )?(20\d\d)\b")
_YEAR = re.compile(r"\bnam (20\d\d)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FEW = 0.05
"""Of the births: late registrations of earlier years say nothing of what a register covers."""
_WHOLE_DATE = len("2015-03-16")


def span_of_register(found: FoundList, rows: Sequence[ReadRow], on: date) -> Span | None:
    """Give the births a register covers, none of them after `on`; None where nothing tells."""
    titles = [row.text for row in found.passed if row.kind in ("title", "note")]
    texts = [*titles, *(table.sheet for table in found.tables), found.file]
    told = next(_told(texts, on), None) or _lying(rows)
    if told is None or told[0] > on:
        return None
    return Span(told[0], min(told[1], on), on)


def _told(texts: Iterable[str], on: date) -> Iterator[tuple[date, date]]:
    for text in map(fold, texts):
        for read in (_days, _month, _quarter, _year):
            found = read(text, on)
            if found:
                yield found
                break


def _days(text: str, on: date) -> tuple[date, date] | None:
    found = _FROM_TO.search(text)
    parts = [part.strip(".,;)") for part in found.groups()] if found else []
    read = [parse_birth_date(part, today=on).value for part in parts]
    days = [date(one.year, one.month, one.day) for one in read if one and one.is_complete]
    return (days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None


def _month(text: str, _: date) -> tuple[date, date] | None:
    found = _MONTH.search(text)
    month = int(found[1]) if found else 0
    return _months(int(found[2]), month, month) if found and 1 <= month <= 12 else None


def _quarter(text: str, _: date) -> tuple[date, date] | None:
    found = _QUARTER.search(text)
    if not found:
        return None
    number = _ROMAN.get(found[1]) or int(found[1])
    return _months(int(found[2]), 3 * number - 2, 3 * number)


def _year(text: str, _: date) -> tuple[date, date] | None:
    found = _YEAR.search(text)
    return _months(int(found[1]), 1, 12) if found else None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)


def _lying(rows: Sequence[ReadRow]) -> tuple[date, date] | None:
    """Give the whole months from the first to the last in which more than a few births lie."""
    births = [row.child.get("birth_date", "") for row in rows if not row.is_correction]
    months = Counter(born[:7] for born in births if len(born) == _WHOLE_DATE)
    many = sorted(month for month, n in months.items() if n > _FEW * months.total())
    if not many:
        return None
    (year, first), (last_year, last) = (map(int, month.split("-")) for month in (many[0], many[-1]))
    return date(year, first, 1), _months(last_year, last, last)[1]
