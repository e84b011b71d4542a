"""*Trang chủ*: where the commune stands, and what to do first; each figure opens its list."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.look import px
from ui.messages import problem_name
from ui.page import Page
from ui.pages.home.view_model import NO_NUMBER, HomeFigures, HomeViewModel
from ui.widgets.bars import Bar, BarList
from ui.widgets.basic import button, card, label
from ui.widgets.figure import FigureCard
from ui.words import thousands

TASKS_SHOWN = 9
ONE_ROW = 960
"""The width, in pixels at 100 %, from which the figures stand in one row."""


class HomePage(Page):
    """The figures, the villages as bars, and the work that waits; or the first step."""

    title = "Trang chủ"
    icon = "home"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = HomeViewModel(desk, self)
        self.model.figured.connect(self._show)
        go = desk.signals.go
        self.children_card = FigureCard("Trẻ em trong sổ", lambda: go("children", everyone=True))
        self.numbered_card = FigureCard(
            "Đã có số định danh", lambda: go("cleaning", worklist="no_id")
        )
        self.parents_card = FigureCard(
            "Chưa có cha mẹ, giám hộ", lambda: go("cleaning", worklist="parent")
        )
        self.waiting_card = FigureCard("Thay đổi chờ gửi", lambda: go("sync"))
        self.bars = BarList("Số trẻ theo thôn")
        self.bars.taken.connect(lambda id_: go("children", village_id=id_))
        self.tasks = QVBoxLayout()
        self.tasks.setSpacing(px(2))
        self.faces = QStackedLayout(self)
        self.faces.addWidget(self._make_full())
        self.faces.addWidget(self._make_empty())

    def open(self, _facts: Mapping[str, object]) -> None:
        """Count again."""
        self.model.count()
        self.bars.setFocus()

    def _make_full(self) -> QWidget:
        face = QWidget()
        grid = QGridLayout(face)
        grid.setContentsMargins(px(20), px(16), px(20), px(16))
        grid.setSpacing(px(16))
        self._cards = QGridLayout()
        self._cards.setSpacing(px(16))
        self._lay_cards(4)
        grid.addLayout(self._cards, 0, 0, 1, 2)
        grid.addWidget(self._make_villages(), 1, 0)
        grid.addWidget(self._make_tasks(), 1, 1)
        grid.setColumnStretch(0, 7)
        grid.setColumnStretch(1, 4)
        grid.setRowStretch(1, 1)
        return face

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the figures in two rows where there is no room for one."""
        super().resizeEvent(event)
        self._lay_cards(4 if self.width() >= px(ONE_ROW) else 2)

    def _lay_cards(self, columns: int) -> None:
        cards = (self.children_card, self.numbered_card, self.parents_card, self.waiting_card)
        for place, figure in enumerate(cards):
            self._cards.addWidget(figure, place // columns, place % columns)
        for column in range(len(cards)):
            self._cards.setColumnStretch(column, int(column < columns))

    def _make_villages(self) -> QWidget:
        frame, column = card()
        column.addWidget(label("Trẻ em theo thôn", "heading"))
        column.addWidget(
            label(
                "Phần đậm, tỷ lệ: trẻ đã có số định danh. Enter mở danh sách của thôn.",
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.bars, 1)
        return frame

    def _make_tasks(self) -> QWidget:
        frame, column = card()
        column.addWidget(label("Việc cần làm", "heading"))
        column.addLayout(self.tasks)
        column.addStretch(1)
        return frame

    def _make_empty(self) -> QWidget:
        face = QWidget()
        outer = QVBoxLayout(face)
        frame, column = card(margin=32, spacing=12)
        frame.setMaximumWidth(px(640))
        column.addWidget(label("Sổ chưa có trẻ nào", "title"))
        column.addWidget(
            label(
                "Hãy bắt đầu bằng danh sách xã đang có (tệp Excel xuất từ hệ thống). "
                "Mọi dòng đều được giữ lại; nhập nhầm thì hoàn tác được.",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        go = self.desk.signals.go
        self.first_import = button(
            "Nhập danh sách", lambda: go("import_list"), role="primary", drawing="import"
        )
        row.addWidget(button("Ghi lần thăm hộ đầu tiên", lambda: go("visit"), drawing="visit"))
        row.addStretch(1)
        row.addWidget(self.first_import)
        column.addSpacing(px(8))
        column.addLayout(row)
        outer.addWidget(frame, 0, Qt.AlignmentFlag.AlignCenter)
        return face

    def _show(self) -> None:
        figures = self.model.figures
        if figures is None:
            return
        is_empty = not figures.children
        if is_empty and self.faces.currentIndex() == 0:
            self.first_import.setFocus()
        self.faces.setCurrentIndex(1 if is_empty else 0)
        self._show_figures(figures)
        self._show_tasks(figures)
        self.bars.show_bars(
            [Bar(v.id, v.name, v.children, v.numbered) for v in figures.villages], "trẻ"
        )

    def _show_figures(self, figures: HomeFigures) -> None:
        counts = dict(figures.problems)
        self.children_card.show_figure(
            thousands(figures.children), f"ở {figures.village_count} thôn"
        )
        share = figures.numbered * 100 // figures.children if figures.children else 0
        without = thousands(counts.get(NO_NUMBER, 0))
        self.numbered_card.show_figure(f"{share} %", f"còn {without} trẻ chưa có")
        unnamed = counts.get("missing_parent", 0)
        self.parents_card.show_figure(thousands(unnamed), "trẻ cần bổ sung")
        self.waiting_card.show_figure(
            thousands(figures.waiting),
            "chưa gửi lên trung ương" if figures.waiting else "đã gửi hết",
        )

    def _show_tasks(self, figures: HomeFigures) -> None:
        while (item := self.tasks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if figures.waiting:
            text = f"Gửi lên trung ương: {thousands(figures.waiting)} thay đổi"
            go = self.desk.signals.go
            self.tasks.addWidget(button(text, lambda: go("sync"), role="link", drawing="sync"))
        for code, count in figures.problems[:TASKS_SHOWN]:
            self.tasks.addWidget(self._task(code, count))
        if not figures.problems:
            self.tasks.addWidget(label("Chưa thấy hồ sơ nào cần sửa.", "muted"))

    def _task(self, code: str, count: int) -> QPushButton:
        text = f"{problem_name(code)}: {thousands(count)} trẻ"
        return button(text, lambda: self.desk.signals.go("cleaning", problem=code), role="link")
