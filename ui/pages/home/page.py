"""*Trang chủ*: how good the book is, village by village, and what to do; figures open lists."""

from collections.abc import Mapping

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.cleaning.quality import FIGURES
from app.domain.ids import VillageId
from ui.desk import Desk
from ui.look import px
from ui.page import Page
from ui.pages.home.first_step import FirstStep
from ui.pages.home.quality_cards import QualityCard
from ui.pages.home.tasks_panel import TasksPanel
from ui.pages.home.view_model import HomeFigures, HomeViewModel, facts_of
from ui.pages.home.village_panel import VillagePanel
from ui.widgets.face_stack import FaceStack
from ui.widgets.figure import FigureCard
from ui.words import thousands

SLOGAN = FIGURES[:4]
APART = FIGURES[4:]
ONE_ROW = 960
"""The width, in pixels at 100 %, from which the figures stand in one row."""


class HomePage(Page):
    """The figures, the villages as bars, and the work that waits; or the first step."""

    title = "Trang chủ"
    icon = "home"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = HomeViewModel(desk, self)
        go = desk.signals.go
        self.quality = {figure: QualityCard(figure, self._open_list) for figure in SLOGAN}
        self.rates = {
            figure: QualityCard(figure, self._open_list, with_weeks=False) for figure in APART
        }
        self.children_card = FigureCard(
            "Trẻ em trong sổ", lambda: go("children", everyone=True), is_small=True
        )
        self.waiting_card = FigureCard("Thay đổi chờ gửi", lambda: go("sync"), is_small=True)
        self.villages = VillagePanel()
        self.tasks = TasksPanel(desk)
        self.first = FirstStep(desk)
        self.faces = FaceStack()
        self.faces.addWidget(self._make_full())
        self.faces.addWidget(self.first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.faces)
        self.model.figured.connect(self._show)
        self.villages.opened.connect(self._open_list)

    def open(self, _facts: Mapping[str, object]) -> None:
        """Count again."""
        self.model.count()
        self.quality[SLOGAN[0]].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what is written while the page is in front."""
        self.model.attending = True
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Count nothing behind another page: it is counted when the page is opened."""
        self.model.attending = False
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the figures in two columns where there is no room for four."""
        super().resizeEvent(event)
        is_wide = self.width() >= px(ONE_ROW)
        self._lay_cards(4 if is_wide else 2)
        self._lay_panels(is_wide=is_wide)
        for one in (self.children_card, self.waiting_card):
            one.setVisible(is_wide)  # what they say stands elsewhere, too

    def _make_full(self) -> QWidget:
        face = QWidget()
        grid = self._grid = QGridLayout(face)
        grid.setContentsMargins(px(20), px(16), px(20), px(16))
        grid.setSpacing(px(12))
        self._cards = QGridLayout()
        self._cards.setSpacing(px(12))
        self._lay_cards(4)
        grid.addLayout(self._cards, 0, 0, 1, 2)
        self._lay_panels(is_wide=True)
        grid.setColumnStretch(0, 7)
        grid.setColumnStretch(1, 4)
        grid.setRowStretch(1, 1)
        return face

    def _lay_cards(self, columns: int) -> None:
        rates: list[QWidget] = [*self.rates.values()]
        if columns == len(SLOGAN):
            rates = [self.children_card, *rates, self.waiting_card]
        for place, one in enumerate((*self.quality.values(), *rates)):
            self._cards.addWidget(one, place // columns, place % columns)
        for column in range(len(SLOGAN)):
            self._cards.setColumnStretch(column, int(column < columns))

    def _lay_panels(self, *, is_wide: bool) -> None:
        """Lay villages and work beside each other, or under each other."""
        self._grid.addWidget(self.villages, 1, 0, 1, 1 if is_wide else 2)
        self._grid.addWidget(self.tasks, *((1, 1) if is_wide else (2, 0, 1, 2)))

    def _show(self) -> None:
        figures = self.model.figures
        if figures is None:
            return
        is_empty = not figures.quality.overall.children
        if is_empty and self.faces.currentIndex() == 0:
            self.first.import_list.setFocus()
        self.faces.setCurrentIndex(1 if is_empty else 0)
        self._show_cards(figures)
        self.villages.show_figures(figures)
        self.tasks.show_figures(figures)

    def _show_cards(self, figures: HomeFigures) -> None:
        overall = figures.quality.overall
        for one in (*self.quality.values(), *self.rates.values()):
            one.show_figures(overall, figures.weeks)
        self.children_card.show_figure(
            thousands(overall.children), f"ở {figures.village_count} thôn"
        )
        self.waiting_card.show_figure(
            thousands(figures.waiting),
            "chưa gửi lên trung ương" if figures.waiting else "đã gửi hết",
        )

    def _open_list(self, figure: str, village: str | None = None) -> None:
        here = None if village is None else VillageId(village)
        facts = facts_of(figure, self.desk.app.today(), here)
        self.desk.signals.go("cleaning", **facts)
