"""The four steps in a row: where one is, and those one can go to."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui.look import px
from ui.pages.import_list.stages import TITLES, Stage
from ui.widgets.basic import label, restyle
from ui.widgets.elided import ElidedLabel


class StepBar(QFrame):
    """A button a step; `chosen` gives the one pressed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[Stage, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        for stage, title in TITLES.items():
            if stage:
                row.addWidget(label("›", "muted"))
            row.addWidget(self._button(stage, title))
        self.file = ElidedLabel("muted")
        self.file.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.file, 1)

    def show_stage(self, stage: Stage, reach: Callable[[Stage], bool], file: str) -> None:
        """Mark the step in hand; a step with nothing to show cannot be pressed."""
        for one, button in self.buttons.items():
            here = one is stage
            button.setEnabled(here or reach(one))
            if button.property("here") != here:
                button.setProperty("here", here)
                restyle(button)
            word = " (đang ở bước này)" if here else ""
            button.setAccessibleName(f"Bước {one + 1}: {TITLES[one]}{word}")
        self.file.say(file)

    def _button(self, stage: Stage, title: str) -> QPushButton:
        made = QPushButton(f"{stage + 1}  {title}")
        made.setProperty("role", "step")
        made.setToolTip(f"Tới bước {stage + 1}: {title}")
        made.clicked.connect(lambda: self.chosen.emit(stage))
        self.buttons[stage] = made
        return made
