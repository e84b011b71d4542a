"""Numbers, dates and spans of time as an official writes them."""

from datetime import datetime, timedelta

from app.services.app import VIETNAM

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def thousands(number: int) -> str:
    """Write 1234 as 1.234."""
    return f"{number:,}".replace(",", ".")


def counted(*said: tuple[int, str]) -> list[str]:
    """Put each count into its words; of what there is none nothing is said."""
    return [words.format(thousands(count)) for count, words in said if count]


def percent(part: int, whole: int) -> str:
    """Write a share as 83,2 %, rounded down, so that 100,0 % means all; – where nobody is."""
    if not whole:
        return "–"
    tenths = part * 1000 // whole
    return f"{tenths // 10},{tenths % 10} %"


def capital(text: str) -> str:
    """Begin with a capital, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def day(iso: str) -> str:
    """Write `2015-03-16` as 16/03/2015, `2015-03` as 03/2015, `2015` as 2015."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


def clock(moment: datetime) -> str:
    """Write the time of day."""
    return f"{moment.astimezone(VIETNAM):%H:%M}"


def moment(at: datetime, now: datetime) -> str:
    """Write a moment: only the time when it is today, else the date too."""
    here, today = at.astimezone(VIETNAM), now.astimezone(VIETNAM).date()
    if here.date() == today:
        return f"{here:%H:%M}"
    if here.date() == today - _DAY:
        return f"{here:%H:%M} hôm qua"
    return f"{here:%H:%M %d/%m/%Y}"


def short_moment(at: datetime, now: datetime) -> str:
    """Write the time when it is today, else the day."""
    here = at.astimezone(VIETNAM)
    today = here.date() == now.astimezone(VIETNAM).date()
    return f"{here:%H:%M}" if today else f"{here:%d/%m/%Y}"


def ago(at: datetime, now: datetime) -> str:
    """Say how long ago something was."""
    gone = now - at
    if gone < _MINUTE:
        return "vừa xong"
    return f"{span(gone)} trước"


def span(length: timedelta) -> str:
    """Say a length of time in its largest unit."""
    if length < _MINUTE:
        return f"{max(1, round(length.total_seconds()))} giây"
    if length < _HOUR:
        return f"{length // _MINUTE} phút"
    if length < _DAY:
        return f"{length // _HOUR} giờ"
    return f"{length // _DAY} ngày"
