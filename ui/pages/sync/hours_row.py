"""The hours in which the program begins a round by itself: one choice, kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ui.look import px
from ui.widgets.basic import label

if TYPE_CHECKING:
    from ui.desk import Desk

    Hours = tuple[str, str] | None
    """From and to, as 18:00; None where no round begins by itself."""

OFFERED = (("18:00", "22:00"), ("12:00", "14:00"), ("22:00", "05:00"), None)


class HoursRow(QWidget):
    """Shows the hours of this machine and keeps another choice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: list[Hours] = []
        self.choice = QComboBox()
        self.choice.setAccessibleName("Giờ tự đồng bộ mỗi ngày")
        self.choice.setWhatsThis(
            "Mỗi ngày máy tự đồng bộ một lần, vào một lúc trong khoảng này. Mỗi máy một lúc khác "
            "nhau, để hệ thống trung ương không nghẽn."
        )
        self.choice.setToolTip(self.choice.whatsThis())
        self.choice.activated.connect(self._keep)
        caption = label("Tự đồng bộ mỗi ngày:", "muted")
        caption.setBuddy(self.choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(caption)
        row.addWidget(self.choice)

    def show_hours(self, hours: Hours) -> None:
        """Show the hours that hold, also those that only the command line can set."""
        offered: list[Hours] = [*OFFERED]
        if hours not in offered:
            offered.insert(0, hours)
        if offered != self._shown:
            self._shown = offered
            self.choice.clear()
            self.choice.addItems([hours_words(one) for one in offered])
        self.choice.setCurrentIndex(offered.index(hours))

    def _keep(self, place: int) -> None:
        hours, sync, signals = self._shown[place], self._desk.sync, self._desk.signals
        said = f"Tự đồng bộ mỗi ngày: {hours_words(hours).lower()}."

        def tell(_: None) -> None:
            signals.announce()  # no record: how sync stands
            signals.say(said)

        self._desk.store.run(lambda: sync.keep_hours(hours), tell, owner=self)


def hours_words(hours: Hours) -> str:
    """Write the hours as an official reads them."""
    return f"{hours[0]} – {hours[1]}" if hours else "Không tự đồng bộ"
