"""Birth dates as far as they are known: a day, a month or a year, never invented."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from app.domain.text.placeholder import is_placeholder
from app.domain.text.text import nfc_clean


@dataclass(frozen=True, slots=True, order=True)
class BirthDate:
    """A birth date with its precision; `month` and `day` are 0 where they are not known.

    Raises ValueError for a date that does not exist.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def is_complete(self) -> bool:
        """Whether the day is known."""
        return self.day > 0

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read `2015`, `2015-03` or `2015-03-16`."""
        return cls(*(int(part) for part in text.split("-")))

    def __str__(self) -> str:
        """Write as ISO as far as it is known: `2015`, `2015-03`, `2015-03-16`."""
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class BirthDateReading:
    """What could be read from a cell: a date, or the reason why there is none."""

    value: BirthDate | None
    problem: str | None = None
    """`missing_birth_date` for an empty cell, `invalid_birth_date` for one that is no date."""
    ambiguous: bool = False
    """Whether a spreadsheet of another country may have swapped day and month: look at the
    column before believing it."""


_MISSING = BirthDateReading(None, "missing_birth_date")
_INVALID = BirthDateReading(None, "invalid_birth_date")

_YEARS = range(1900, 2101)
_SERIALS = range(10_000, 73_416)
"""Excel's day numbers of 1927 to 2100; a smaller number is something else."""
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)

_TIME_OF_DAY = re.compile(r"[t ]+\d{1,2}:\d\d.*$")
_WEEKDAY = (
    r"(?:(?:thứ|thu) ?(?:[2-7]|hai|ba|tư|tu|bốn|năm|nam|sáu|sau|bảy|bay)"
    r"|t[2-7]|chủ nhật|chu nhat|cn)"
)
_LEAD = re.compile(rf"^(?:{_WEEKDAY}[,.:;\-\s]+)?(?:(?:sinh|ngày|ngay|ns|sn)[: ]*)*(?=\d)")
_GAP = r"\s*[/.,\-\s]\s*"
_TWO_BEFORE_YEAR = re.compile(
    rf"(?P<d>\d{{1,2}}){_GAP}(?P<m>\d{{1,2}}){_GAP}(?P<y>\d{{4}}|\d{{2}})"
)
_WRITTEN = (
    _TWO_BEFORE_YEAR,
    re.compile(rf"(?P<y>\d{{4}})(?:{_GAP}(?P<m>\d{{1,2}}))?(?:{_GAP}(?P<d>\d{{1,2}}))?"),
    re.compile(rf"(?P<m>\d{{1,2}}){_GAP}(?P<y>\d{{4}})"),
    re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>0\d|1[012])(?P<d>\d\d)"),
    re.compile(r"(?P<d>\d\d)(?P<m>\d\d)(?P<y>(?:19|20)\d\d)"),
    re.compile(
        r"(?:(?P<d>\d{1,2}) )?(?:tháng|thang|thg) ?(?P<m>\d{1,2})(?:[/, ] ?(?:năm |nam )?)"
        r"(?P<y>\d{4})"
    ),
    re.compile(r"(?:sinh )?(?:năm|nam)(?: sinh)?:? ?(?P<y>\d{4})"),
)


def day_and_month(text: str) -> tuple[int, int] | None:
    """Give the two numbers that stand before the year, in the order in which they are written."""
    found = _TWO_BEFORE_YEAR.fullmatch(_plain(text))
    return (int(found["d"]), int(found["m"])) if found else None


def month_first(text: str) -> str:
    """Write a date day first that was written month first."""
    found = _TWO_BEFORE_YEAR.fullmatch(_plain(text))
    return f"{found['m']}/{found['d']}/{found['y']}" if found else text


def swapped(born: BirthDate) -> BirthDate:
    """Take the month for the day and the day for the month; the day is at most 12."""
    return BirthDate(born.year, born.day, born.month)


def parse_birth_date(
    cell: str | float | date, *, epoch_1904: bool = False, today: date
) -> BirthDateReading:
    """Read a birth date from a cell: text as Vietnamese write it, a date, or an Excel number.

    What is not written stays unknown: `2017` is a year, `3/2017` a month. A two-digit year is
    never after `today` where that can be avoided. `epoch_1904` is the workbook's own setting.
    """
    if isinstance(cell, date):
        return _from_calendar(cell)
    if isinstance(cell, int | float):
        return _from_number(cell, epoch_1904=epoch_1904)
    text = _plain(cell)
    if is_placeholder(text):
        return _MISSING
    if len(text) == 5 and text.isdecimal():
        return _from_number(int(text), epoch_1904=epoch_1904)
    return _from_text(text, today)


def _plain(text: str) -> str:
    """Leave out what people write around a date."""
    bare = _TIME_OF_DAY.sub("", nfc_clean(text).lower().lstrip("'"))
    return without_lead(bare).rstrip(".,; ")


def without_lead(text: str) -> str:
    """Leave out what people write before a date, in small letters: `thứ hai, ngày`, `sinh`."""
    return _LEAD.sub("", text)


def _from_calendar(day: date) -> BirthDateReading:
    # A bare year in a cell formatted as a date shows a day of 1905: 2015 is 7 July 1905.
    serial = date(day.year, day.month, day.day).toordinal() - _EPOCH.toordinal()
    if serial in _YEARS:
        return _reading(serial)
    return _reading(day.year, day.month, day.day, from_spreadsheet=True)


def _from_number(number: float, *, epoch_1904: bool) -> BirthDateReading:
    if number == 0:
        return _MISSING
    if number in _YEARS:
        return _reading(int(number))
    if _SERIALS.start <= number < _SERIALS.stop:
        day = (_EPOCH_1904 if epoch_1904 else _EPOCH) + timedelta(days=int(number))
        return _reading(day.year, day.month, day.day, from_spreadsheet=True)
    # 3.2017 is a month; 5032015 is a day that lost its zero.
    if 1_000_000 <= number < 100_000_000 and number == int(number):
        return _from_text(f"{int(number):08}", date.max)
    return _from_text(str(number), date.max) if 1 < number < 13 else _INVALID


def _from_text(text: str, today: date) -> BirthDateReading:
    for form in _WRITTEN:
        found = form.fullmatch(text)
        if found:
            parts = {name: int(digits or 0) for name, digits in found.groupdict().items()}
            year, month, day = parts["y"], parts.get("m", 0), parts.get("d", 0)
            if len(found["y"]) == 2:
                year = full_year(year, today, month, day)
            return _reading(year, month, day)
    return _INVALID


def full_year(year: int, today: date, month: int = 0, day: int = 0) -> int:
    """Put the century before a year of two digits: nobody is born after `today`."""
    is_past = (2000 + year, month, day) <= (today.year, today.month, today.day)
    return (2000 if is_past else 1900) + year


def _reading(
    year: int, month: int = 0, day: int = 0, *, from_spreadsheet: bool = False
) -> BirthDateReading:
    if year not in _YEARS:
        return _INVALID
    try:
        value = BirthDate(year, month, day if month else 0)
    except ValueError:
        return _INVALID
    return BirthDateReading(value, ambiguous=from_spreadsheet and day <= 12 and day != month)
