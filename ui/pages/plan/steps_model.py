"""The state of *Kế hoạch đợt*: the plans of the store, or one of a file; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.messages.calendar import calendar_sentence
from app.services.calendar.keep_plan import (
    CheckedPlan,
    keep_step,
    read_plans,
    remove_steps,
    take_plan,
)
from app.services.calendar.read_plan import OpenedPlan, read_plan
from app.services.outcome import Refused, Saved
from ui.errors import told
from ui.sentences.plan import PLAN_REMOVED, PLAN_TAKEN, STEP_REMOVED, STEP_SAVED
from ui.signals import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.domain.calendar.plan_step import Step
    from app.services.app import App
    from ui.desk import Desk


def read_all(app: App) -> list[CheckedPlan]:
    """Read the plans; runs in the lane of the store."""
    with app.store.read() as snapshot:
        return read_plans(app, snapshot)


class StepsModel(QObject):
    """One plan is in front."""

    changed = Signal()
    saved = Signal()
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
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

    def _run(
        self,
        work: Callable[[], Saved | Refused],
        said: str,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        def done(outcome: Saved | Refused) -> None:
            match outcome:
                case Saved(group_id=group):
                    then()
                    self.saved.emit()
                    self._desk.signals.announce("step", notice=Notice(said, group))
                case Refused(problems=problems):
                    self.refused.emit(calendar_sentence(problems[0].code))

        self._desk.store.run(work, done, self._tell, owner=self)

    def _tell(self, error: Exception) -> None:
        self.refused.emit(told(error))

    def _take(self, plans: list[CheckedPlan]) -> None:
        self.plans = plans
        holding = (one for one in plans if any(step.id == self.wanted for step in one.steps))
        for one in holding:
            self._name, self.opened = one.name, None
        self.changed.emit()
