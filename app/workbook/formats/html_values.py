"""What a cell of a table saved by Excel as a web page holds: its text, number or date."""

import re
from datetime import date, datetime, time, timedelta

from app.workbook.sheet import Cell

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_SHOWN_NUMBER = re.compile(r"(?!0\d)-?[\d.,\s\xa0]+(?:E[+-]?\d+)?")
_DATE_LETTERS = re.compile(r"[dy]|m+[/\-. ]|[/\-. ]m+", re.IGNORECASE)
_DATE_NAMES = ("short date", "long date", "medium date", "general date")
_DAYS = 2_958_466
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001
_OFFSET_1904 = 1462


def html_value(shown: str, raw: str | None, number_format: str, *, epoch_1904: bool) -> Cell:
    """Give the value of a cell; `raw` is its `x:num`, empty where the text is the number.

    A number shown with a leading zero, or in a format of text, stays the text that is shown.
    """
    if raw is None or number_format.strip('"').endswith("@"):
        return shown
    number = raw.strip() or shown
    if not _NUMBER.fullmatch(number):
        return shown
    if is_date_format(number_format):
        return date_of(float(number), epoch_1904=epoch_1904)
    return float(number) if _SHOWN_NUMBER.fullmatch(shown) else shown


def is_date_format(number_format: str) -> bool:
    """Whether a number format of Excel shows a day."""
    if number_format.strip("\"' ").lower() in _DATE_NAMES:
        return True
    plain = number_format.replace('\\"', '"').strip('"').replace("\\", "")
    return bool(_DATE_LETTERS.search(re.sub(r'"[^"]*"|\[[^\]]*\]', "", plain)))


def date_of(serial: float, *, epoch_1904: bool) -> Cell:
    """Turn a day number into a date; one that is no day stays a number."""
    days = serial + (_OFFSET_1904 if epoch_1904 else 0)
    if not 1 <= days < _DAYS:
        return serial
    # Excel believes in 29/2/1900: days before it are one later.
    return plain_date(_FIRST_DAY + timedelta(days=days if days >= 60 else days + 1))


def plain_date(moment: datetime) -> date:
    """Take the time from a moment at midnight."""
    return moment.date() if moment.time() == time() else moment
