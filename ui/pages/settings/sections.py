"""The sections of *Cài đặt*, a line each; made when it is first chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Desk
    from ui.pages.settings.section import SettingsSection


@dataclass(frozen=True, slots=True)
class Section:
    """The key by which a wish asks for it (`go("settings", section=…)`), its title, its widget."""

    key: str
    title: str
    make: Callable[[Desk], SettingsSection]


def _villages(desk: Desk) -> SettingsSection:
    from ui.pages.settings.villages_section import VillagesSection

    return VillagesSection(desk)


def _units(desk: Desk) -> SettingsSection:
    from ui.pages.settings.units_section import UnitsSection

    return UnitsSection(desk)


SECTIONS = (
    Section("villages", "Thôn, tổ dân phố", _villages),
    Section("units", "Đơn vị hành chính", _units),
)
