"""*Báo cáo*: a report made, seen and written; a tab for each of the other works with figures."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import px
from ui.page import Page
from ui.pages.reports.report_face import ReportFace
from ui.widgets.face_stack import FaceStack
from ui.widgets.part_tabs import PartTabs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.desk import Desk
    from ui.pages.reports.check_face import CheckFace
    from ui.pages.reports.issued_face import IssuedFace
    from ui.pages.reports.roll_up_face import RollUpFace

PARTS = ("Lập báo cáo", "Đã phát hành", "Kiểm tra biểu", "Tổng hợp nhiều đơn vị")
MAKE, ISSUED, CHECK, ROLL_UP = range(len(PARTS))
_FACES = ("report", "issued", "check", "rolled")
FaceT = TypeVar("FaceT", bound=QWidget)


class ReportsPage(Page):
    """One face is in front."""

    title = "Báo cáo"
    icon = "report"
    keys = (
        ("Ctrl+S", "Lưu .docx"),
        ("Alt+← →", "Kỳ trước, kỳ sau"),
        ("Enter", "Ở một số của biểu: mở danh sách đúng các trẻ đó"),
        ("Ctrl+V", "Kiểm tra biểu: dán bảng"),
        ("Ctrl+Tab", "Sang phần kế tiếp của trang"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tabs = PartTabs(PARTS)
        self.faces = FaceStack()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(8), px(20), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.tabs)
        column.addWidget(self.faces, 1)
        self.tabs.currentChanged.connect(self._show_part)
        desk.signals.changed.connect(lambda _: self._look_again())
        QShortcut(QKeySequence("Ctrl+S"), self, self._save)
        QShortcut(QKeySequence("Ctrl+Tab"), self, self._go_on)

    @cached_property
    def report(self) -> ReportFace:
        """*Lập báo cáo*; each face is made when it is first wanted."""
        return self._added(ReportFace(self.desk))

    @cached_property
    def issued(self) -> IssuedFace:
        """*Đã phát hành*."""
        from ui.pages.reports.issued_face import IssuedFace

        return self._added(IssuedFace(self.desk))

    @cached_property
    def check(self) -> CheckFace:
        """*Kiểm tra biểu*."""
        from ui.pages.reports.check_face import CheckFace

        return self._added(CheckFace(self.desk))

    @cached_property
    def rolled(self) -> RollUpFace:
        """*Tổng hợp nhiều đơn vị*."""
        from ui.pages.reports.roll_up_face import RollUpFace

        return self._added(RollUpFace(self.desk))

    def open(self, facts: Mapping[str, object]) -> None:
        """Show a report. Facts: kind (of KINDS), or check (the path of a file with tables)."""
        if facts.get("check"):
            self.tabs.setCurrentIndex(CHECK)
            self.faces.setCurrentWidget(self.check)
            self.check.check_file(Path(str(facts["check"])))
        elif facts.get("kind"):
            self.tabs.setCurrentIndex(MAKE)
            self.faces.setCurrentWidget(self.report)
            self.report.begin(str(facts["kind"]))
        else:
            self._show_part(self.tabs.currentIndex())

    def step_back(self) -> bool:
        """Stop what is under way, or go back to making a report."""
        made = vars(self)
        works = [made[name].model.work for name in ("report", "issued") if name in made]
        works += [made[name].work for name in ("check", "rolled") if name in made]
        for work in works:
            if work.kind:
                work.stop()
                return True
        if self.tabs.currentIndex() == MAKE:
            return False
        self.tabs.setCurrentIndex(MAKE)
        return True

    def leave(self) -> None:
        """Keep the draft."""
        if "report" in vars(self):
            self.report.model.keep()

    def _show_part(self, part: int) -> None:
        face: ReportFace | IssuedFace | CheckFace | RollUpFace
        face = getattr(self, _FACES[part])
        self.faces.setCurrentWidget(face)
        face.begin()

    def _go_on(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % len(PARTS))

    def _save(self) -> None:
        part = self.tabs.currentIndex()
        if part == ROLL_UP:
            self.rolled.saving.ask(".docx")
        elif part != CHECK:
            (self.report if part == MAKE else self.issued).files.ask(".docx")

    def _look_again(self) -> None:
        if self.isVisible() and self.tabs.currentIndex() == MAKE:
            self.report.model.look_again()

    def _added(self, face: FaceT) -> FaceT:
        self.faces.addWidget(face)
        return face
