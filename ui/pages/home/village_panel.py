"""One figure of quality by village, as bars; each opens the list of those it leaves out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.domain.cleaning.quality import FIGURES, Figures
from ui.look import px
from ui.messages import figure_name, figure_sentence
from ui.pages.home.quality_cards import NOT_CHECKED, share_of
from ui.pages.home.view_model import HomeFigures
from ui.widgets.bars import Bar, BarList
from ui.widgets.basic import card, label
from ui.widgets.part_tabs import PartTabs

LEAST_BARS = 172
"""Six bars, in pixels at 100 %."""
_START = FIGURES.index("full")


class VillagePanel(QFrame):
    """The person chooses the figure; what it counts stands under its name."""

    opened = Signal(str, str)
    """A figure, and the id of a village."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: HomeFigures | None = None
        self.tabs = PartTabs([figure_name(figure) for figure in FIGURES])
        self.tabs.setAccessibleName("Số liệu theo thôn")
        self.tabs.setWhatsThis("← → chọn số liệu để xem theo thôn.")
        self.tabs.setCurrentIndex(_START)
        self.meaning = label("", "muted", wrap=True)
        self.bars = BarList("Số liệu theo thôn")
        self.bars.setWhatsThis("Mỗi dòng là một thôn. Enter mở danh sách các trẻ chưa đạt ở thôn.")
        self.bars.setMinimumHeight(px(LEAST_BARS))
        _, column = card(into=self, spacing=4)
        column.addWidget(label("Theo thôn", "heading"))
        column.addWidget(self.tabs)
        column.addWidget(self.meaning)
        column.addWidget(self.bars, 1)
        self.tabs.currentChanged.connect(lambda _: self._show())
        self.bars.taken.connect(lambda village: self.opened.emit(self.figure, village))

    @property
    def figure(self) -> str:
        """The figure that is chosen."""
        return FIGURES[max(0, self.tabs.currentIndex())]

    def show_figures(self, figures: HomeFigures) -> None:
        """Show the villages as they are now."""
        self._figures = figures
        self._show()

    def _show(self) -> None:
        self.meaning.setText(figure_sentence(self.figure))
        if self._figures is None:
            return
        self.bars.setAccessibleName(f"{figure_name(self.figure)} theo thôn")
        self.bars.show_bars(
            [
                self._bar(village, name, self._figures.of_village(village))
                for village, name in self._figures.villages.items()
            ],
            "trẻ",
        )

    def _bar(self, village: str, name: str, figures: Figures) -> Bar:
        share = share_of(self.figure, figures)
        if share is None:
            return Bar(village, name, figures.children, 0, NOT_CHECKED if figures.children else "")
        return Bar(village, name, share[1], share[0])
