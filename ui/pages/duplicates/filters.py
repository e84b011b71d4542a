"""What narrows the groups: how sure, which village, and only what was found since last time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from app.services.doubles.list_doubles import ALL, CERTAIN, POSSIBLE, Doubles, DoublesFilter
from ui.look import px
from ui.pages.children.view_model import Facet
from ui.pages.duplicates.reading import Listed
from ui.widgets.basic import button, label
from ui.widgets.facet_list import FacetList
from ui.widgets.popover import Popover
from ui.words import thousands

_STRENGTHS = ((ALL, "Tất cả"), (CERTAIN, "Chắc chắn trùng"), (POSSIBLE, "Có thể trùng"))
_LINE = 26
_MOST_LINES = 14


class Filters(QWidget):
    """Tells what is wanted; it keeps nothing itself."""

    strength_chosen = Signal(object)
    village_chosen = Signal(object)
    new_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.strengths = FacetList("Mức độ")
        self.strengths.setWhatsThis(
            "Chắc chắn trùng: hầu như lúc nào cũng là một trẻ. Có thể trùng: cần xem kỹ, "
            "trẻ sinh đôi và trẻ trùng tên hay nằm ở đây."
        )
        self.new = QCheckBox("Mới từ lần trước")
        self.new.setWhatsThis("Chỉ các nhóm được tìm ra sau lần trước bạn rời trang này.")
        self.village = button("", lambda: None, name="Lọc theo thôn", drawing="village")
        self.village.setWhatsThis("Chỉ các nhóm có ít nhất một hồ sơ ở thôn đã chọn.")
        self._panel = _VillagePanel(self.village)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(label("Mức độ", "section"))
        for part in (self.strengths, self.new, self.village):
            column.addWidget(part)
        self.strengths.chosen.connect(self.strength_chosen)
        self.new.clicked.connect(self.new_wanted)
        self._panel.list.taken.connect(self._take_village)
        self.resize_to_scale()

    def resize_to_scale(self) -> None:
        """Take the height that the lines need at the user's scale."""
        self.strengths.setFixedHeight(px(_LINE) * len(_STRENGTHS) + px(6))

    def show_counts(self, said: Listed, wanted: DoublesFilter) -> None:
        """Show the counts under the filter that is chosen."""
        doubles = said.doubles
        facets = [Facet(key, name, doubles.strengths.get(key, 0)) for key, name in _STRENGTHS]
        self.strengths.show_facets(facets, wanted.strength)
        self.new.setText(_new_words(doubles))
        self.new.setChecked(wanted.new_since is not None)
        self.new.setEnabled(bool(doubles.new) or wanted.new_since is not None)
        self._panel.show_villages(said.villages, wanted.village_id)
        chosen = next((one for one in said.villages if one.key == wanted.village_id), None)
        name = chosen.name if chosen else "Tất cả các thôn"
        self.village.setText(name)
        self.village.setAccessibleName(f"Lọc theo thôn: {name}")

    def close_panel(self) -> bool:
        """Close the list of villages; False when it was not open."""
        return self._panel.close_quietly()

    def _take_village(self, village_id: object) -> None:
        self._panel.close_quietly()
        self.village_chosen.emit(village_id)


class _VillagePanel(Popover):
    """The villages with their counts, under their button."""

    def __init__(self, opener: QPushButton) -> None:
        super().__init__(opener, "Chọn thôn")
        self.list = FacetList("Thôn")
        self._lines = 1
        self.column.addWidget(self.list)
        self.resize_to_scale()

    def first(self) -> QWidget:
        """Begin in the list."""
        return self.list

    def resize_to_scale(self) -> None:
        """Take the size that the user's scale asks for."""
        height = px(_LINE) * min(self._lines, _MOST_LINES) + px(6)
        self.list.setFixedSize(px(248), height)

    def show_villages(self, villages: Sequence[Facet], chosen: str | None) -> None:
        """Show the villages with one of them chosen."""
        self._lines = max(1, len(villages))
        self.list.show_facets(villages, chosen)
        self.resize_to_scale()


def _new_words(doubles: Doubles) -> str:
    return f"Mới từ lần trước ({thousands(doubles.new)})" if doubles.new else "Mới từ lần trước"
