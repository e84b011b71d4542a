"""The words of *Đối soát*: days of the week, and how a list stands."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain.handoff.office import POLICE, WEEK
from app.messages.calendar import WEEKDAYS
from ui.words import day, thousands

if TYPE_CHECKING:
    from datetime import date

    from app.domain.handoff.hand_off import HandOffStand
    from app.domain.handoff.office import Office
    from ui.pages.handoff.lists_model import OfficeLists


def days_sentence(office: Office) -> str:
    """Say when lists go out and come back."""
    out, back = WEEKDAYS[office.sends_on], WEEKDAYS[office.returns_on]
    return f"Danh sách gửi {office.name} vào {out}, nhận lại {back} kế tiếp."


def next_sentence(lists: OfficeLists, on: date) -> tuple[str, str]:
    """Say when the next list is due: (sentence, state of the look); empty when it is out."""
    office = lists.office
    due = office.list_day(on)
    is_out = any(stand.hand_off.made_on >= due for stand in lists.stands)
    is_expected = office.key == POLICE or bool(lists.stands)
    if is_out or not is_expected or not lists.to_send:
        return "", ""
    count = f"{thousands(lists.to_send)} trẻ cần đối soát"
    if due == on:
        return f"Hôm nay là ngày gửi danh sách: {count}.", "warn"
    if due < lists.begun:
        following = f"{WEEKDAYS[office.sends_on]} {day((due + timedelta(days=WEEK)).isoformat())}"
        return f"{count}. Danh sách kế tiếp gửi vào {following}; có thể lập ngay.", ""
    when = f"{WEEKDAYS[office.sends_on]} {day(due.isoformat())}"
    return f"Danh sách của {when} chưa lập: {count}.", "bad"


def stand_words(stand: HandOffStand, on: date) -> tuple[str, str]:
    """Say how a list stands: (words, state of the look)."""
    if not stand.open:
        return "đã xong", "ok"
    late = (on - stand.hand_off.due_on).days
    if late > 0:
        return f"quá hạn {late} ngày, còn {thousands(stand.open)} trẻ", "bad"
    if not late:
        return f"hôm nay nhận lại, còn {thousands(stand.open)} trẻ", "warn"
    return f"chờ trả lời {thousands(stand.open)} trẻ", ""


def list_cells(stand: HandOffStand, on: date) -> tuple[str, ...]:
    """Lay out a list under its headers."""
    made = stand.hand_off
    return (
        made.code,
        day(made.made_on.isoformat()),
        day(made.due_on.isoformat()),
        thousands(stand.lines),
        thousands(stand.answered),
        stand_words(stand, on)[0],
    )
