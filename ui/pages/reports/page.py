"""*Báo cáo*: a report made, seen and written; a tab for each of the other works with figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from ui.look import px
from ui.page import Page
from ui.pages.reports.check_face import CheckFace
from ui.pages.reports.issued_face import IssuedFace
from ui.pages.reports.report_face import ReportFace
from ui.widgets.face_stack import FaceStack
from ui.widgets.part_tabs import PartTabs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.desk import Desk

PARTS = ("Lập báo cáo", "Đã phát hành", "Kiểm tra biểu")
MAKE, ISSUED, CHECK = range(len(PARTS))


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
        self.report = ReportFace(desk)
        self.issued = IssuedFace(desk)
        self.check = CheckFace(desk)
        self.faces = FaceStack()
        for face in (self.report, self.issued, self.check):
            self.faces.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(8), px(20), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.tabs)
        column.addWidget(self.faces, 1)
        self.tabs.currentChanged.connect(self._show_part)
        desk.signals.changed.connect(lambda _: self._look_again())
        QShortcut(QKeySequence("Ctrl+S"), self, self._save)
        QShortcut(QKeySequence("Ctrl+Tab"), self, self._go_on)

    def open(self, facts: Mapping[str, object]) -> None:
        """Show a report. Facts: kind (of KINDS), or check (the path of a file with tables)."""
        if facts.get("check"):
            self.tabs.setCurrentIndex(CHECK)
            self.check.check_file(Path(str(facts["check"])))
        elif facts.get("kind"):
            self.tabs.setCurrentIndex(MAKE)
            self.report.begin(str(facts["kind"]))
        else:
            self._show_part(self.tabs.currentIndex())

    def step_back(self) -> bool:
        """Stop what is under way, or go back to making a report."""
        for work in (self.report.model.work, self.issued.model.work, self.check.work):
            if work.kind:
                work.stop()
                return True
        if self.tabs.currentIndex() == MAKE:
            return False
        self.tabs.setCurrentIndex(MAKE)
        return True

    def leave(self) -> None:
        """Keep the draft."""
        self.report.model.keep()

    def _show_part(self, part: int) -> None:
        self.faces.setCurrentIndex(part)
        begin = {MAKE: self.report.begin, ISSUED: self.issued.open, CHECK: self.check.begin}
        begin[part]()

    def _go_on(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % len(PARTS))

    def _save(self) -> None:
        if self.tabs.currentIndex() == MAKE:
            self.report.files.ask(".docx")
        elif self.tabs.currentIndex() == ISSUED:
            self.issued.files.ask(".docx")

    def _look_again(self) -> None:
        if self.isVisible() and self.tabs.currentIndex() == MAKE:
            self.report.model.look_again()
