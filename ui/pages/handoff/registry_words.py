"""The words of the tab *Tư pháp – Hộ tịch*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.messages import worklist_name
from ui.sentences import NAMELESS
from ui.words import day, thousands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.registry.read_registrations import Registration, VillageCount

CARDS: Mapping[str, tuple[str, str]] = {
    "registration_overdue": ("Quá hạn khai sinh", "nhắc gia đình"),
    "registration_pending": ("Chờ khai sinh", "còn trong 60 ngày"),
    "not_in_register": ("Hộ tịch không có", "hỏi nơi đăng ký"),
    "only_in_register": ("Chỉ hộ tịch có", "cần thăm hộ"),
}
"""Worklist -> the name of its figure and what is to be done; whoever is late first."""
HEADERS = ("Họ và tên", "Tình trạng", "Ngày sinh", "Mẹ", "Thôn")
WIDTHS = (140, 176, 96, 130, 96)
STANDING = 1
VILLAGE_HEADERS = ("Thôn", "Quá hạn", "Chờ", "Không có", "Chỉ có")
VILLAGE_WIDTHS = (96, 82, 56, 92, 72)
NO_VILLAGE = "(chưa rõ thôn)"
EMPTY = (
    "Chưa có trẻ nào chờ đăng ký khai sinh hoặc chỉ có một bên. "
    "Hãy nhập sổ khai sinh của tháng để đối chiếu."
)


def standing(one: Registration) -> str:
    """Say how a child stands: how long it still has, or where it is not."""
    if one.days_left is None:
        return worklist_name(one.worklist).lower()
    if one.days_left < 0:
        return f"quá hạn {thousands(-one.days_left)} ngày"
    return f"còn {thousands(one.days_left)} ngày, đến {day(str(one.due_on))[:5]}"


def child_cells(one: Registration) -> tuple[str, ...]:
    """Lay a child out under HEADERS."""
    name = one.full_name or NAMELESS
    village = one.village or NO_VILLAGE
    return name, standing(one), day(one.birth_date), one.mother_name, village


def village_cells(there: VillageCount) -> tuple[str, ...]:
    """Lay the counts of a village out under VILLAGE_HEADERS."""
    return there.village or NO_VILLAGE, *(thousands(there.counts.get(key, 0)) for key in CARDS)
