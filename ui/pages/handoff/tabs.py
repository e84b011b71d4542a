"""The tabs of *Đối soát*: a line each, and the part that is made when it is first chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.handoff.office import POLICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.desk import Desk
    from ui.pages.handoff.part import OfficePart


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: the key by which a wish asks for it (`go("handoff", tab=…)`), its title, its part."""

    key: str
    title: str
    make: Callable[[Desk], OfficePart]


def _lists_of(office: str) -> Callable[[Desk], OfficePart]:
    def make(desk: Desk) -> OfficePart:
        from ui.pages.handoff.lists_part import ListsPart

        return ListsPart(desk, office)

    return make


def _registry(desk: Desk) -> OfficePart:
    from ui.pages.handoff.registry_part import RegistryPart

    return RegistryPart(desk)


TABS = (
    Tab(POLICE, "Công an", _lists_of(POLICE)),
    Tab("registry", "Tư pháp – Hộ tịch", _registry),
    Tab("health", "Trạm y tế", _lists_of("health")),
    Tab("school", "Nhà trường", _lists_of("school")),
    Tab("other", "Cơ quan khác", _lists_of("other")),
)
