"""The kinds of reports of a period: how long each is, which is meant, what counts up to when."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from app.domain.reports.period import Length, Period, last_ended
from app.messages import periods as words
from app.services.app import VIETNAM
from app.storage.unit_of_work import Snapshot

LENGTHS: Mapping[str, Length | None] = {
    "weekly": Length.WEEK,
    "monthly": Length.MONTH,
    "quarterly": Length.QUARTER,
    "half-year": Length.HALF_YEAR,
    "year": Length.YEAR,
    "campaign": None,
}
MONTH_BEGINS_ON = "report.month_begins_on"
"""The setting of the day on which months begin: empty or 1, or 15 as NĐ 09/2019 reckons."""
CAMPAIGN = ("campaign.since", "campaign.until")
"""The settings of a campaign's first and last day."""
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_TEN = time(10, 0)


def usual_period(kind: str) -> Callable[[Snapshot, date], Period]:
    """Mean the newest period that is over at the end of a day; of a campaign the one that is set.

    Where none is set, a campaign is that of the newest plan; without a plan, the month so far.
    """
    length = LENGTHS[kind]

    def usual(snapshot: Snapshot, day: date) -> Period:
        if length is None:
            return _campaign(snapshot) or Period(day.replace(day=1), day)
        begins_on = snapshot.settings.get(MONTH_BEGINS_ON)
        return last_ended(length, day, int(begins_on) if begins_on else 1)

    return usual


def _campaign(snapshot: Snapshot) -> Period | None:
    since, until = (snapshot.settings.get(name) for name in CAMPAIGN)
    if since and until:
        return Period(date.fromisoformat(since), date.fromisoformat(until))
    steps = snapshot.steps.all()
    plan = [one for one in steps if one.plan == steps[-1].plan]
    days = [day for one in plan for day in (one.from_on, one.to_on, one.due_on) if day]
    return Period(min(days), max(days)) if days else None


def period_words(kind: str, period: Period) -> str:
    """Name the period of a report of some kind."""
    if kind == "campaign":
        return words.campaign_name(period)
    return words.period_name(period, LENGTHS.get(kind))


def cut_off(kind: str, period: Period, now: datetime) -> datetime:
    """Give the minute up to which records count: never later than now."""
    until = datetime.combine(period.until + _DAY, time(0), VIETNAM) - _MINUTE
    if kind == "weekly" and period.is_whole(Length.WEEK):
        until = datetime.combine(period.until + _DAY, _TEN, VIETNAM)
    return min(until, now)
