"""A plan as officials write it in a table: rows of texts read as steps, dates in any usual form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.domain.calendar.plan_step import Step
from app.domain.code_lists import read_code_list
from app.domain.handoff.office import POLICE
from app.domain.person.birth_date import parse_birth_date
from app.domain.text.text import fold

_BRACKETS = re.compile(r"\(.*?\)|[^\w\s]")
_DATE = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*\d{4})?|\d{4}-\d\d-\d\d")
_BEFORE = re.compile(r"\btruoc\b")
_MARKS = frozenset(("x", "v", "co", "✓", "1"))
_POLICE = "cong an"
_GIVES = ("danh sach", "doi soat", "ban giao", "tra lai")
_LEAST = 2
"""A header names at least what is to be done and one thing more."""


@dataclass(frozen=True, slots=True)
class PlanTable:
    """What was read: the steps, and the rows that say no step, with their numbers from 1."""

    steps: tuple[Step, ...]
    passed: tuple[tuple[int, str], ...] = ()
    unread: tuple[tuple[int, str], ...] = ()
    """Dates that nobody can read: (row, what it says)."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_code_list("plan_headers")
    return tuple((row["field"], re.compile(row["pattern"])) for row in rows)


def read_plan_rows(rows: Sequence[Sequence[str]], today: date) -> PlanTable | None:
    """Read the steps below the first row that is a header; None where there is none.

    A day without a year is of the year that the table names elsewhere, else of this one.
    """
    for at, row in enumerate(rows):
        columns = _columns(row)
        if "what" in columns and len(columns) >= _LEAST:
            return _Reading(columns, rows, at, today).table()
    return None


def read_days(text: str, year: int) -> list[date]:
    """Read the days that a text names, in order; those without a year are of `year`."""
    found = (_day(part, year) for part in _DATE.findall(text))
    return [day for day in found if day]


def _columns(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        words = " ".join(_BRACKETS.sub(" ", fold(cell)).split())
        field = next((name for name, one in _patterns() if one.fullmatch(words)), "")
        if field:
            found.setdefault(field, at)
    return found


def _day(text: str, year: int) -> date | None:
    parts = re.split(r"\s*[/.\-]\s*", text)
    whole = text if len(parts) == len("dmy") else f"{parts[0]}/{parts[1]}/{year}"
    read = parse_birth_date(whole, today=date(year + 50, 1, 1)).value
    return date(read.year, read.month, read.day) if read and read.is_complete else None


class _Reading:
    def __init__(
        self, columns: dict[str, int], rows: Sequence[Sequence[str]], header: int, today: date
    ) -> None:
        self._columns = columns
        self._rows = rows
        self._header = header
        named = (day.year for row in rows for cell in row for day in _whole_days(cell))
        self._year = next(named, today.year)
        self._unread: list[tuple[int, str]] = []

    def table(self) -> PlanTable:
        steps: list[Step] = []
        passed: list[tuple[int, str]] = []
        for at, row in enumerate(self._rows[self._header + 1 :], self._header + 2):
            what = self._cell(row, "what")
            if what and len({cell for cell in row if cell}) > 1:
                steps.append(self._step(row, at, what, len(steps) + 1))
            elif any(row):
                passed.append((at, next(filter(None, row))))
        return PlanTable(tuple(steps), tuple(passed), tuple(self._unread))

    def _step(self, row: Sequence[str], at: int, what: str, place: int) -> Step:
        begins, ends = self._span(row, at)
        due_text = self._cell(row, "due_on")
        due = self._last(due_text, at)
        span = fold(self._cell(row, "span"))
        if _BEFORE.search(span) and begins is None:
            due, ends, due_text = ends, None, span
        return Step(
            id=f"{at}",
            plan="",
            what=what,
            number=self._cell(row, "number").strip(".) ") or f"{place}",
            who=self._cell(row, "who"),
            from_on=begins,
            to_on=ends,
            due_on=due,
            before=due is not None and self._is_before(due_text),
            after=self._cell(row, "after"),
            round=self._round(row, what),
        )

    def _span(self, row: Sequence[str], at: int) -> tuple[date | None, date | None]:
        begins = self._last(self._cell(row, "from_on"), at)
        ends = self._last(self._cell(row, "to_on"), at)
        text = self._cell(row, "span")
        days = read_days(text, self._year)
        if text and not days:
            self._unread.append((at, text))
        if len(days) > 1:
            begins, ends = begins or days[0], ends or days[-1]
        elif days:
            ends = ends or days[0]
        return begins, ends

    def _last(self, text: str, at: int) -> date | None:
        days = read_days(text, self._year)
        if text and not days:
            self._unread.append((at, text))
        return days[-1] if days else None

    def _is_before(self, text: str) -> bool:
        heading = self._cell(self._rows[self._header], "due_on")
        return _BEFORE.search(fold(f"{text} {heading}")) is not None

    def _round(self, row: Sequence[str], what: str) -> str:
        """Tell a round with the police by its column, or by the words of the step."""
        if "round" in self._columns:
            said = fold(self._cell(row, "round"))
            return POLICE if said in _MARKS or _POLICE in said else ""
        words = fold(what)
        is_round = _POLICE in words and any(word in words for word in _GIVES)
        return POLICE if is_round else ""

    def _cell(self, row: Sequence[str], field: str) -> str:
        at = self._columns.get(field, -1)
        return row[at].strip() if 0 <= at < len(row) else ""


def _whole_days(text: str) -> list[date]:
    found = (part for part in _DATE.findall(text) if re.search(r"\d{4}", part))
    return [day for day in (_day(part, 2000) for part in found) if day]
