"""*Cài đặt*: a tab for each section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.look import px
from ui.page import Page
from ui.pages.settings.sections import SECTIONS
from ui.widgets.face_stack import FaceStack
from ui.widgets.part_tabs import PartTabs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.desk import Desk
    from ui.pages.settings.section import SettingsSection


class SettingsPage(Page):
    """One section is in front; each is made when it is first chosen."""

    title = "Cài đặt"
    icon = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tabs = PartTabs([section.title for section in SECTIONS])
        self.faces = FaceStack()
        self._made: dict[str, SettingsSection] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(self.tabs)
        column.addWidget(self.faces, 1)
        self.tabs.currentChanged.connect(lambda _: self._show())
        desk.signals.changed.connect(lambda _: self._look_again())

    @property
    def section(self) -> SettingsSection:
        """The section in front, made when it is first wanted."""
        wanted = SECTIONS[max(0, self.tabs.currentIndex())]
        if wanted.key not in self._made:
            self._made[wanted.key] = wanted.make(self.desk)
            self.faces.addWidget(self._made[wanted.key])
        return self._made[wanted.key]

    def open(self, facts: Mapping[str, object]) -> None:
        """Show a section. Facts: section (the key of one of SECTIONS)."""
        keys = [section.key for section in SECTIONS]
        if facts.get("section") in keys:
            self.tabs.setCurrentIndex(keys.index(str(facts["section"])))
        self._show()

    def step_back(self) -> bool:
        """Go back within the section in front."""
        return self.section.step_back()

    def _show(self) -> None:
        section = self.section
        self.faces.setCurrentWidget(section)
        section.open()

    def _look_again(self) -> None:
        if self.isVisible() and self._made:
            self.section.look_again()
