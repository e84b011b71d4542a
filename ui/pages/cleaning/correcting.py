"""One record being corrected: the form of the visit page over it, its fixes, and its saving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.cleaning.problem import Level
from app.domain.fields import Noun, difference, fields_of
from app.domain.places.place import VillageBook
from app.services.cleaning.correct_child import Correction, correct_child
from app.services.outcome import NeedsDecision, Refused, Saved
from ui.errors import told
from ui.pages.cleaning.open_record import OpenRecord, read_open_record
from ui.pages.cleaning.unsaved import UnsavedForms
from ui.pages.visit.form_text import CHILD_FIELDS, HOME_FIELDS
from ui.pages.visit.returned import ReturnedBook
from ui.pages.visit.view_model import VisitViewModel
from ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.cleaning.fix import Fix
    from app.domain.cleaning.problem import Problem
    from app.domain.ids import ChildId, VillageId
    from app.services.outcome import Outcome
    from ui.desk import Desk

FORM_ORDER = (*CHILD_FIELDS, *HOME_FIELDS)


def _new_values(before: Noun, after: Noun) -> dict[str, str]:
    """Give the fields that the person changed, each with its new text."""
    changed = difference(fields_of(before), fields_of(after))
    return {name: new for name, (_, new) in changed.items()}


class Correcting(QObject):
    """Texts in, a saved record out; the widgets only show what this holds."""

    opened = Signal()
    """Another record is on the form, or none."""
    edited = Signal()
    saved = Signal(Saved)
    stopped = Signal(object)
    """The problems that stop a save."""
    asked = Signal(NeedsDecision)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = VisitViewModel(desk.app.new_id, desk.app.today)
        self.unsaved = UnsavedForms(desk, self)
        self.record: OpenRecord | None = None
        self.under_way = False
        self._coming = False
        """Whether another record was asked for and has not come yet."""
        self.waited = False
        """Whether what is on the form was typed before, and left."""
        self._asked: NeedsDecision | None = None

    @property
    def child_id(self) -> ChildId | None:
        """The child on the form."""
        return self.record.child.id if self.record else None

    @property
    def is_touched(self) -> bool:
        """Whether the form says something else than the record."""
        return self.record is not None and self.form.state.is_touched

    def open(self, child_id: ChildId) -> None:
        """Put a child on the form; what was typed for the one before waits for its return."""
        app = self._desk.app
        self._coming = True
        self._desk.store.run(
            lambda: read_open_record(app, child_id), self._take, key="cleaning.record", owner=self
        )

    def shut(self) -> None:
        """Put the record away."""
        self._desk.store.drop("cleaning.record")
        self.record, self._coming = None, False
        self.opened.emit()

    def throw_away(self) -> None:
        """Write the form as the record says, forgetting what was typed."""
        if self.record is not None:
            self.unsaved.forget(self.record.child.id)
            self._take(self.record)

    def edit(self, name: str, text: str) -> None:
        """Note what a field says now."""
        self.form.edit(name, text)
        self._changed()

    def leave(self, name: str) -> None:
        """Check a field that was left, and write it as the store will keep it."""
        if self.record is None:
            return
        if name == "village":
            self._settle_village()
        self.form.leave(name)
        self.form.tidy(name)
        self._changed()

    def choose_village(self, village_id: VillageId) -> None:
        """Take a village that was offered."""
        self.form.choose_village(self.form.around.known[village_id])
        self._changed()

    def pass_warning(self, code: str, reason: str) -> None:
        """Note why a warning is passed."""
        self.form.pass_warning(code, reason)
        self._changed()

    def take_fix(self, fix: Fix) -> str:
        """Write a proposed value into the form, and name its row."""
        name = "village" if fix.field == "village_id" else fix.field
        if fix.field == "village_id":
            self.choose_village(fix.new)  # type: ignore[arg-type]
        else:
            text = day(fix.new) if fix.field == "birth_date" else fix.new
            self.edit(name, text)
        return name

    @property
    def first_field(self) -> str:
        """Name the first row with a problem, from the top of the form."""
        found = {problem.field for problem in self.record.problems} if self.record else set()
        returned = self.form.around.returned.first_field(self.form.state)
        return next((name for name in FORM_ORDER if name in found), returned or "full_name")

    def save(self) -> None:
        """Save the form; the answer comes as one of the signals."""
        if self.record is None or self.under_way:
            return
        self.form.state.left |= set(FORM_ORDER)
        stopping = self.form.checks.stopping()
        if stopping:
            self.stopped.emit(stopping)
            return
        self.under_way = True
        app, correction = self._desk.app, self._correction(self.record)
        self._desk.store.run(
            lambda: correct_child(app, correction, on=app.today()),
            self._tell,
            self._fail,
            owner=self,
        )

    def settle(self, kept: dict[tuple[str, str], bool]) -> None:
        """Answer the question about values that somebody else changed, and save."""
        if self._asked is not None:
            asked, self._asked = self._asked, None
            self.form.settle(asked, kept)
            self.save()

    def refresh(self) -> None:
        """Read the record again after something was written; what is being typed stays."""
        busy = self._coming or self.under_way or self.is_touched
        if self.record is not None and not busy:
            self.open(self.record.child.id)

    def first_blocked(self, stopping: Sequence[Problem]) -> str:
        """Name the first row, from the top of the form, that cannot be saved as it is."""
        blocks = {problem.field for problem in stopping if problem.level is Level.BLOCK}
        return next((name for name in FORM_ORDER if name in blocks), "")

    def _correction(self, record: OpenRecord) -> Correction:
        state = self.form.state
        child = state.seen_child or record.child
        home = state.seen_household or record.home
        return Correction(
            seen_child=child,
            seen_household=home,
            fields=_new_values(child, self.form.child()) | _new_values(home, self.form.household()),
            decided=self.form.around.returned.decided(state),
            prepared=state.prepared,
        )

    def _take(self, record: OpenRecord | None) -> None:
        self.record, self._coming = record, False
        if record is not None:
            self._put_on_form(record)
        self.opened.emit()

    def _put_on_form(self, record: OpenRecord) -> None:
        around = self.form.around
        around.villages = VillageBook(record.villages)
        around.known = {village.id: village for village in record.villages}
        around.returned = ReturnedBook(record.returned)
        around.holders = {record.child.national_id: set(record.holders)}
        self.form.choose_household(record.home, list(record.siblings))
        self.form.open_child(record.child)
        self.form.state.start |= self.form.state.texts
        waiting = self.unsaved.take(record.child.id)
        self.waited = waiting is not None
        if waiting is not None:
            self.form.reopen(replace(waiting))
            self.form.around.children = list(record.siblings)

    def _tell(self, outcome: Outcome) -> None:
        self.under_way = False
        match outcome:
            case Saved() as saved:
                if saved.child_id is not None:
                    self.unsaved.forget(saved.child_id)
                self.saved.emit(saved)
            case Refused(problems=problems, holders=holders):
                self.form.around.holders[self.form.child().national_id] = set(holders)
                self.stopped.emit(problems)
            case NeedsDecision() as asked:
                self._asked = asked
                self.asked.emit(asked)

    def _fail(self, error: Exception) -> None:
        self.under_way = False
        self.stopped.emit(())
        self._desk.signals.say(told(error), state="bad")

    def _settle_village(self) -> None:
        text = self.form.state.texts.get("village", "")
        if text != self.form.village_label(self.form.state.village_id):
            self.form.choose_village(self.form.around.villages.find(text))

    def _changed(self) -> None:
        if self.record is not None:
            self.unsaved.note(self.form.state)
            self.edited.emit()
