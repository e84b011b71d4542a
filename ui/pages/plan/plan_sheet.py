"""The sheets of *Kế hoạch*: a form at the right of the window, shut once it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets.basic import StateLine, button
from ui.widgets.side_sheet import SideSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.pages.plan.keeping import KeepingModel
    from ui.widgets.entry_form import EntryForm


class PlanSheet(SideSheet):
    """Nothing is kept before *Lưu*; Enter goes on, and saves from the last field."""

    def __init__(self, window: QWidget, model: KeepingModel, save: str) -> None:
        super().__init__(window, "Đóng, không lưu")
        self.message = StateLine()
        self.save = button(save, self.keep, role="primary")
        self.save.setToolTip(f"{save} (Enter ở ô cuối)")
        model.saved.connect(self._saved)
        model.refused.connect(self._refuse)

    def keep(self) -> None:
        """Keep what the form says."""
        raise NotImplementedError

    def compose(
        self, form: EntryForm, name: str, below: Sequence[QWidget], left: Sequence[QWidget]
    ) -> None:
        """Lay it out: the form that scrolls with what stands below it, the buttons at the foot."""
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, px(8), 0)
        inside.setSpacing(px(8))
        for part in (form, *below):
            inside.addWidget(part)
        inside.addStretch(1)
        scroll = self.add_scrolled(inner, name)
        form.came_to.connect(lambda part: scroll.ensureWidgetVisible(part, 0, px(60)))
        form.entered.connect(self.keep)
        self.column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for one in left:
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.column.addLayout(foot)

    def _saved(self) -> None:
        if self.isVisible():
            self.shut()

    def _refuse(self, text: str) -> None:
        if self.isVisible():
            self.message.say(text, "bad")
