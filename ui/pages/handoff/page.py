"""*Đối soát*: a tab for each office that gets lists of children and answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.look import px
from ui.page import Page
from ui.pages.handoff.tabs import TABS
from ui.widgets.face_stack import FaceStack
from ui.widgets.part_tabs import PartTabs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from ui.desk import Desk
    from ui.pages.handoff.part import OfficePart


class HandOffPage(Page):
    """One part is in front; a tab for each of TABS."""

    title = "Đối soát"
    icon = "handoff"
    keys = (
        ("1 2 3", "Câu trả lời: lấy, giữ của xã, để sau; rồi sang dòng sau"),
        ("4", "Câu trả lời: dòng này là trẻ nào?"),
        ("Ctrl+Enter", "Ghi câu trả lời vào sổ; nhập sổ khai sinh"),
        ("Ctrl+D", "Hộ tịch: đã kiểm tra trẻ đang chọn"),
        ("Esc", "Về các danh sách"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tabs = PartTabs([tab.title for tab in TABS])
        self.faces = FaceStack()
        self._parts: dict[str, OfficePart] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(self.tabs)
        column.addWidget(self.faces, 1)
        self.tabs.currentChanged.connect(lambda _: self._show({}))
        desk.signals.changed.connect(lambda _: self._look_again())

    @property
    def part(self) -> OfficePart:
        """The part in front."""
        return self.part_of(TABS[max(0, self.tabs.currentIndex())].key)

    def part_of(self, key: str) -> OfficePart:
        """Give the part of a tab, made when it is first wanted."""
        if key not in self._parts:
            made = next(tab for tab in TABS if tab.key == key).make(self.desk)
            self._parts[key] = made
            self.faces.addWidget(made)
        return self._parts[key]

    def open(self, facts: Mapping[str, object]) -> None:
        """Show a part. Facts: tab (the key of one of TABS), and what that part understands."""
        keys = [tab.key for tab in TABS]
        wanted = str(facts.get("tab", ""))
        if wanted in keys:
            told = self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(keys.index(wanted))
            self.tabs.blockSignals(told)
        self._show(facts)

    def step_back(self) -> bool:
        """Go back within the part in front."""
        return self.part.step_back()

    def leave(self) -> None:
        """Stop what is under way in every part."""
        for part in self._parts.values():
            part.leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the first part once the page is seen."""
        super().showEvent(event)
        self.faces.setCurrentWidget(self.part)

    def _show(self, facts: Mapping[str, object]) -> None:
        part = self.part
        self.faces.setCurrentWidget(part)
        part.open(facts)

    def _look_again(self) -> None:
        if self.isVisible() and self._parts:
            self.part.look_again()
