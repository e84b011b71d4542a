"""*Báo cáo*: a report made, seen and written; a tab for each of the other works with figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.look import px
from ui.page import Page
from ui.pages.reports.report_face import ReportFace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.desk import Desk


class ReportsPage(Page):
    """One face is in front."""

    title = "Báo cáo"
    icon = "report"
    keys = (
        ("Ctrl+S", "Lưu .docx"),
        ("Alt+← →", "Kỳ trước, kỳ sau"),
        ("Enter", "Mở danh sách trẻ của một số"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.report = ReportFace(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(self.report)
        desk.signals.changed.connect(lambda _: self._look_again())

    def open(self, facts: Mapping[str, object]) -> None:
        """Show a report. Facts: kind (of KINDS)."""
        self.report.begin(str(facts.get("kind", "")))

    def leave(self) -> None:
        """Keep the draft."""
        self.report.model.keep()

    def _look_again(self) -> None:
        if self.isVisible():
            self.report.model.look_again()
