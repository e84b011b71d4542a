"""*Nhập danh sách*: pick a file, see what it holds, see what it would change, take it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui.desk import Desk
from ui.look import px
from ui.page import Page
from ui.pages.import_list.columns_step import ColumnsStep
from ui.pages.import_list.done_step import DoneStep
from ui.pages.import_list.pick_step import PickStep
from ui.pages.import_list.preview_step import PreviewStep
from ui.pages.import_list.stages import Stage
from ui.pages.import_list.step_bar import StepBar
from ui.pages.import_list.view_model import ImportViewModel
from ui.undoing import undo
from ui.widgets.work_bar import WorkBar


class ImportListPage(Page):
    """Four steps on one page; going back loses nothing, and no row vanishes without a line."""

    title = "Nhập danh sách"
    icon = "import"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = ImportViewModel(desk, self)
        self.bar = StepBar()
        self.work = WorkBar(self.model.work)
        self.pick = PickStep(self.model)
        self.columns = ColumnsStep(self.model)
        self.preview = PreviewStep(self.model)
        self.done = DoneStep(desk, self.model)
        self.zone = self.pick.zone
        self.steps: dict[Stage, PickStep | ColumnsStep | PreviewStep | DoneStep] = {
            Stage.PICK: self.pick,
            Stage.COLUMNS: self.columns,
            Stage.PREVIEW: self.preview,
            Stage.DONE: self.done,
        }
        self._shown = Stage.PICK
        self._compose()
        self.bar.chosen.connect(self.model.go)
        self.model.staged.connect(self._show_stage)
        self.done.undo_asked.connect(lambda group_id: undo(desk, group_id))
        self._show_stage()

    def open(self, facts: Mapping[str, object]) -> None:
        """Show the step as it was left. Facts: register (the next files are the registry's)."""
        model, asked = self.model, bool(facts.get("register"))
        is_idle = model.stage is Stage.PICK and model.found is None and not model.queue
        if asked or (is_idle and not model.running):
            model.wants_register = asked
            model.go(Stage.PICK)
        if not self.model.running:
            self.steps[self.model.stage].take_focus()

    def step_back(self) -> bool:
        """Stop what is under way; else one step back, within the step first."""
        in_preview = self.model.stage is Stage.PREVIEW and not self.model.running
        return (in_preview and self.preview.step_back()) or self.model.step_back()

    def leave(self) -> None:
        """Stop an import under way: half of a list is never kept."""
        self.model.stop()

    def _compose(self) -> None:
        self.faces = QStackedWidget()
        for step in self.steps.values():
            self.faces.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(8), px(20), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.bar)
        column.addWidget(self.work)
        column.addWidget(self.faces, 1)

    def _show_stage(self) -> None:
        model = self.model
        waiting = f" · {len(model.queue)} tệp chờ" if model.queue else ""
        self.bar.show_stage(model.stage, model.can_reach, f"{model.file}{waiting}")
        self.faces.setCurrentWidget(self.steps[model.stage])
        if self._shown is not model.stage:
            self._shown = model.stage
            if self.isVisible():
                self.steps[model.stage].take_focus()
