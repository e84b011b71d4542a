"""The state of *Kế hoạch đợt*: the plans of the store, or one of a file; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.calendar.keep_plan import (
    CheckedPlan,
    keep_step,
    read_plans,
    remove_steps,
    take_plan,
)
from app.services.calendar.read_plan import OpenedPlan, read_plan
from ui.pages.plan.keeping import KeepingModel
from ui.sentences.plan import PLAN_REMOVED, PLAN_TAKEN, STEP_REMOVED, STEP_SAVED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.domain.calendar.plan_step import Step
    from app.services.app import App
    from ui.desk import Desk


def read_all(app: App) -> list[CheckedPlan]:
    """Read the plans; runs in the lane of the store."""
    with app.store.read() as snapshot:
        return read_plans(app, snapshot)


class StepsModel(KeepingModel):
    """One plan is in front."""

    record = "step"
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self.plans: Sequence[CheckedPlan] = ()
        self.opened: OpenedPlan | None = None
        """A plan of a file, not in the store yet."""
        self.file = ""
        self.wanted = ""
        """A step that is to come to the front."""
        self._name = ""

    @property
    def plan(self) -> CheckedPlan | None:
        """The plan in front."""
        if self.opened is not None:
            return self.opened.checked
        named = (one for one in self.plans if one.name == self._name)
        return next(named, self.plans[0] if self.plans else None)

    def read(self) -> None:
        """Read the plans again."""
        app = self._desk.app
        self._desk.store.run(lambda: read_all(app), self._take, key="plan.steps", owner=self)

    def choose(self, name: str) -> None:
        """Bring a plan to the front."""
        self._name, self.opened = name, None
        self.changed.emit()

    def open_file(self, path: Path) -> None:
        """Read a plan of a spreadsheet and check it; nothing is written."""
        app = self._desk.app

        def done(opened: OpenedPlan) -> None:
            self.opened, self.file = opened, path.name
            self.changed.emit()

        self._desk.store.run(lambda: read_plan(app, path), done, self._tell, owner=self)

    def drop_file(self) -> None:
        """Put the plan of the file away."""
        self.opened = None
        self.changed.emit()

    def take(self, name: str) -> None:
        """Keep the plan of the file."""
        opened, app = self.opened, self._desk.app
        if opened is None:
            return
        steps = opened.table.steps

        def taken() -> None:
            self.opened, self._name = None, " ".join(name.split())

        said = PLAN_TAKEN.format(plan=name, steps=len(steps))
        self._run(lambda: take_plan(app, name, steps), said, taken)

    def keep(self, step: Step) -> None:
        """Keep one step."""
        app = self._desk.app

        def kept() -> None:
            self._name = " ".join(step.plan.split())

        said = STEP_SAVED.format(number=step.number, what=step.what)
        self._run(lambda: keep_step(app, step), said, kept)

    def remove(self, step: Step) -> None:
        """Take one step out."""
        app = self._desk.app
        said = STEP_REMOVED.format(number=step.number, what=step.what)
        self._run(lambda: remove_steps(app, [step.id]), said)

    def remove_plan(self, plan: CheckedPlan) -> None:
        """Take a whole plan out."""
        app, ids = self._desk.app, [step.id for step in plan.steps]
        self._run(lambda: remove_steps(app, ids), PLAN_REMOVED.format(plan=plan.name))

    def _take(self, plans: list[CheckedPlan]) -> None:
        self.plans = plans
        holding = (one for one in plans if any(step.id == self.wanted for step in one.steps))
        for one in holding:
            self._name, self.opened = one.name, None
        self.changed.emit()
