"""When something is due: a rule, and its occurrences day by day.

A rule is one line of text: `2026-06-30`, `2026-06-04..2026-06-15`, `weekly fri 10:00`,
`monthly 15`, and for the lists of an office `out police`, `back police` (the office's own
weekdays say when). `before` in front means “trước ngày …”: due on the last working day before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.calendar.day_off import WorkingDays

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As in `date.weekday`."""
ONCE, SPAN, WEEKLY, MONTHLY, OUT, BACK = "once", "span", "weekly", "monthly", "out", "back"
KINDS = (ONCE, SPAN, WEEKLY, MONTHLY, OUT, BACK)
_DATE = r"\d{4}-\d\d-\d\d"
_RULE = re.compile(
    rf"(?P<before>before )?(?:(?P<first>{_DATE})\.\.(?P<last>{_DATE})|(?P<day>{_DATE})"
    rf"|weekly (?P<weekday>{'|'.join(WEEKDAYS)})|monthly (?P<month_day>\d{{1,2}})"
    r"|(?P<way>out|back) (?P<office>\w+))(?: (?P<at>\d\d:\d\d))?"
)
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_AROUND = timedelta(days=70)
"""How far the working day before may lie from its day, and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When something is due."""

    kind: str
    """One of KINDS."""
    begins: date | None = None
    """Of a span."""
    day: date | None = None
    """Of what is due once, and the last one of a span."""
    weekday: int = 0
    month_day: int = 1
    """31 means the last day of a shorter month."""
    before: bool = False
    at: time | None = None
    """To the hour; None = by the end of the day."""
    office: str = ""
    """The key of the office whose lists go `out` or come `back`."""

    @property
    def is_once(self) -> bool:
        """Whether it comes once only."""
        return self.kind in (ONCE, SPAN)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time that something is due."""

    due_on: date
    period: str
    """What it is done for: `once`, the Monday of its week, or the first of its month."""
    begins: date
    """From when it can be done."""
    at: time | None = None

    def is_past(self, now: datetime) -> bool:
        """Whether it is late at a moment where the commune is."""
        if now.date() != self.due_on:
            return now.date() > self.due_on
        return self.at is not None and now.time() >= self.at


def read_rule(text: str) -> Rule:
    """Read a rule. Raises ValueError for what is none."""
    found = _RULE.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    said = found.groupdict()
    at = time.fromisoformat(said["at"]) if said["at"] else None
    first, last = _day(said["first"]), _day(said["last"] or said["day"])
    if first and last and first > last:
        raise ValueError(text)
    month_day = int(said["month_day"] or 1)
    if not 1 <= month_day <= 31:
        raise ValueError(text)
    return Rule(
        kind=_kind(said),
        begins=first,
        day=last,
        weekday=WEEKDAYS.index(said["weekday"]) if said["weekday"] else 0,
        month_day=month_day,
        before=bool(said["before"]),
        at=at,
        office=said["office"] or "",
    )


def write_rule(rule: Rule) -> str:
    """Write a rule as `read_rule` reads it."""
    when = {
        ONCE: lambda: f"{rule.day}",
        SPAN: lambda: f"{rule.begins}..{rule.day}",
        WEEKLY: lambda: f"weekly {WEEKDAYS[rule.weekday]}",
        MONTHLY: lambda: f"monthly {rule.month_day}",
        OUT: lambda: f"out {rule.office}",
        BACK: lambda: f"back {rule.office}",
    }[rule.kind]()
    hour = f" {rule.at:%H:%M}" if rule.at else ""
    return f"{'before ' if rule.before else ''}{when}{hour}"


def occurrences(rule: Rule, first: date, last: date, days: WorkingDays) -> Iterator[Occurrence]:
    """Give what is due from the first to the last day, in order; each period comes once.

    `out` and `back` have none of their own: the office's lists say when (see `weekly_of`).
    """
    for period, begins, nominal in _periods(rule, first - _AROUND, last + _AROUND):
        due = days.before(nominal) if rule.before else nominal
        if first <= due <= last:
            yield Occurrence(due, period, min(begins, due), rule.at)


def next_occurrence(rule: Rule, after: date, days: WorkingDays) -> Occurrence | None:
    """Give the first that is due after a day; None where none comes any more."""
    return next(occurrences(rule, after + _DAY, after + 2 * _AROUND, days), None) or (
        next(occurrences(rule, after + _DAY, date.max - 2 * _AROUND, days), None)
        if rule.is_once
        else None
    )


def weekly_of(rule: Rule, weekday: int) -> Rule:
    """Give the weekly rule of an office's lists, by the weekday that the office has."""
    return Rule(kind=WEEKLY, weekday=weekday, at=rule.at)


def _kind(said: dict[str, str | None]) -> str:
    if said["way"]:
        return said["way"]
    if said["weekday"]:
        return WEEKLY
    if said["month_day"]:
        return MONTHLY
    return SPAN if said["first"] else ONCE


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _periods(rule: Rule, first: date, last: date) -> Iterator[tuple[str, date, date]]:
    """Give (period, its beginning, the day named by the rule) for all periods around two days."""
    if rule.kind == WEEKLY:
        yield from _weeks(rule, first, last)
    elif rule.kind == MONTHLY:
        yield from _months(rule, first, last)
    elif rule.day is not None:
        yield "once", rule.begins or rule.day, rule.day


def _weeks(rule: Rule, first: date, last: date) -> Iterator[tuple[str, date, date]]:
    monday = first - first.weekday() * _DAY
    while monday <= last:
        yield monday.isoformat(), monday, monday + rule.weekday * _DAY
        monday += _WEEK


def _months(rule: Rule, first: date, last: date) -> Iterator[tuple[str, date, date]]:
    begins = first.replace(day=1)
    while begins <= last:
        after = (begins + 31 * _DAY).replace(day=1)
        nominal = min(begins + (rule.month_day - 1) * _DAY, after - _DAY)
        yield begins.isoformat(), begins, nominal
        begins = after
