"""The figures of quality as cards: the share, the counts, the weeks; a press opens the list."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.domain.cleaning.quality import Figures
from ui.look import px
from ui.messages import figure_name, figure_sentence
from ui.pages.home.view_model import Week
from ui.widgets.basic import label
from ui.widgets.figure import lay_figure
from ui.widgets.trend import Share, Trend
from ui.words import day, percent, thousands

NOT_CHECKED = "chưa đối soát"
_OPENS = "Enter mở danh sách các trẻ chưa đạt."


def share_of(figure: str, figures: Figures) -> Share | None:
    """Give part and whole; None where the police have answered about nobody."""
    if figure == "matched" and not figures.checked:
        return None
    return figures.as_dict()[figure], figures.children


class QualityCard(QPushButton):
    """One figure; the whole card is the button, F1 and the tooltip say what is counted."""

    def __init__(
        self, figure: str, opened: Callable[[str], object], *, with_weeks: bool = True
    ) -> None:
        super().__init__()
        self.figure_key = figure
        self._name = figure_name(figure)
        self.setProperty("role", "figure" if with_weeks else "rate")
        explained = f"{figure_sentence(figure)} {_OPENS}"
        self.setToolTip(f"{self._name}: {explained}")
        self.setWhatsThis(explained)
        self.setAccessibleDescription(explained)
        self.figure = label("–", "figure" if with_weeks else "heading")
        self._words = label("", "muted")
        self._trend = Trend() if with_weeks else None
        self._compose()
        self.clicked.connect(lambda: opened(figure))

    def show_figures(self, figures: Figures, weeks: Sequence[Week]) -> None:
        """Show how it stands today, and how it went."""
        share = share_of(self.figure_key, figures)
        self.figure.setText(percent(*share) if share else "–")
        self._words.setText(_counted(share))
        told = [self._name, f"{percent(*share)}, {_counted(share)}" if share else NOT_CHECKED]
        if self._trend is not None:
            past = [share_of(self.figure_key, w.figures) if w.figures else None for w in weeks]
            self._trend.show_shares(past)
            told.append(trend_words([(w.monday, one) for w, one in zip(weeks, past, strict=True)]))
        self.setAccessibleName(": ".join([told[0], "; ".join(filter(None, told[1:]))]))

    def _compose(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        title, is_small = label(self._name, "section"), self._trend is None
        lay_figure(words, title, self.figure, self._words, is_small=is_small)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.addLayout(words, 1)
        if self._trend is not None:
            row.addWidget(self._trend)


def trend_words(weeks: Sequence[tuple[date, Share | None]]) -> str:
    """Say how a share went: “từ 60,1 % (tuần 07/09/2026) đến 83,2 %”; nothing for one week."""
    known = [(monday, share) for monday, share in weeks if share and share[1]]
    if len(known) < 2:
        return ""
    (monday, first), (_, last) = known[0], known[-1]
    begun = f"{percent(*first)} (tuần {day(monday.isoformat())})"
    return f"trong {len(weeks)} tuần: từ {begun} đến {percent(*last)}"


def _counted(share: Share | None) -> str:
    return f"{thousands(share[0])}/{thousands(share[1])} trẻ" if share else NOT_CHECKED
