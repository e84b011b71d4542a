"""*Kế hoạch*: what is due, the steps of a campaign, difficulties and proposals, and days off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.look import px
from ui.page import Page
from ui.pages.plan.days_face import DaysFace
from ui.pages.plan.due_face import DueFace
from ui.pages.plan.notes_face import NotesFace
from ui.pages.plan.steps_face import StepsFace
from ui.sentences.plan import DAYS_TAB, DUE_TAB, NOTES_TAB, STEPS_TAB
from ui.widgets.face_stack import FaceStack
from ui.widgets.part_tabs import PartTabs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.desk import Desk

TABS = ("due", "steps", "notes", "days")


class PlanPage(Page):
    """One face is in front, a tab for each."""

    title = "Kế hoạch"
    icon = "plan"
    keys = (
        ("Phím cách", "Ghi việc đang chọn là đã xong (hoặc chưa xong)"),
        ("Enter", "Đổi hạn, sửa bước đang chọn"),
        ("Ctrl+N", "Thêm hạn, thêm bước"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tabs = PartTabs([DUE_TAB, STEPS_TAB, NOTES_TAB, DAYS_TAB])
        self.due = DueFace(desk)
        self.steps = StepsFace(desk)
        self.notes = NotesFace(desk)
        self.days = DaysFace(desk)
        self._all = (self.due, self.steps, self.notes, self.days)
        self.faces = FaceStack()
        for face in self._all:
            self.faces.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(self.tabs)
        column.addWidget(self.faces, 1)
        self.tabs.currentChanged.connect(self._show)
        desk.signals.changed.connect(lambda _: self._look_again())

    def open(self, facts: Mapping[str, object]) -> None:
        """Show a part. Facts: tab (one of TABS), file (a plan to open), step (an id)."""
        wanted = str(facts.get("tab", ""))
        at = TABS.index(wanted) if wanted in TABS else max(0, self.tabs.currentIndex())
        told = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(told)
        self._show(at)
        if facts.get("file"):
            self.steps.model.open_file(Path(str(facts["file"])))
        if facts.get("step"):
            self.steps.show_step(str(facts["step"]))

    def step_back(self) -> bool:
        """Put a plan of a file away."""
        return self.faces.currentWidget() is self.steps and self.steps.step_back()

    def _show(self, at: int) -> None:
        self.faces.setCurrentIndex(at)
        self._all[at].begin()

    def _look_again(self) -> None:
        if not self.isVisible():
            return
        match self.faces.currentWidget():
            case DaysFace() as days:
                days.read()
            case DueFace() | StepsFace() | NotesFace() as face:
                face.model.read()
