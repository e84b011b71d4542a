"""A newer list of holidays, checked whole before anything goes by it.

The file has the form of the shipped one (`resources/data/holidays.csv`). What is wrong is named
with its file and its line, and nothing of such a file is taken.
"""

import csv
from collections.abc import Iterator
from datetime import date

from app.domain.calendar.day_off import CONFIDENCES, Holiday
from app.domain.errors import KnownError

_COLUMNS = ("day", "name", "confidence", "note")


def read_holidays(name: str, text: str) -> tuple[Holiday, ...]:
    """Read and check a file.

    Raises KnownError with `file`: holiday_file_strange, holiday_file_empty; with `line` and what
    stands there, too: holiday_line_short, holiday_day_wrong, holiday_day_twice,
    holiday_name_missing, holiday_confidence_unknown.
    """
    rows = csv.DictReader(text.splitlines())
    if not set(_COLUMNS) <= set(rows.fieldnames or ()):
        raise KnownError("holiday_file_strange", file=name)
    found: dict[date, Holiday] = {}
    for line, holiday in _lines(name, rows):
        if holiday.day in found:
            day = holiday.day.isoformat()
            raise KnownError("holiday_day_twice", file=name, line=line, text=day)
        found[holiday.day] = holiday
    if not found:
        raise KnownError("holiday_file_empty", file=name)
    return tuple(sorted(found.values(), key=lambda one: one.day))


def _lines(name: str, rows: "csv.DictReader[str]") -> Iterator[tuple[int, Holiday]]:
    for line, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise KnownError("holiday_line_short", file=name, line=line)
        day, title, confidence, note = (row[column].strip() for column in _COLUMNS)
        try:
            read = date.fromisoformat(day)
        except ValueError:
            raise KnownError("holiday_day_wrong", file=name, line=line, text=day) from None
        if not title:
            raise KnownError("holiday_name_missing", file=name, line=line, text=day)
        if confidence not in CONFIDENCES:
            raise KnownError("holiday_confidence_unknown", file=name, line=line, text=confidence)
        yield line, Holiday(read, title, confidence, note)
