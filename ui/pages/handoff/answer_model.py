"""The state of *Nhận trả lời*: the file, its rows as they were judged, and what is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.handoff.answer import Kind
from app.services.handoff.take_answer import AnswerMoved, AnswerTaken, Choice
from ui.pages.handoff.long_work import LongWork
from ui.words import counted, thousands

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.handoff.answer import AnswerLine, Difference
    from app.domain.ids import ChildId
    from app.services.handoff.judge_answer import Judged
    from app.services.handoff.read_answer import AnswerRow
    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk

Ref = tuple[str, int]
"""Sheet and row."""
MOVED = "Sổ vừa được sửa ở nơi khác; hãy xem lại các dòng đã đổi rồi ghi."


@dataclass(frozen=True, slots=True)
class Item:
    """A difference of a row, or a row without any."""

    line: AnswerLine
    difference: Difference | None = None

    @property
    def field(self) -> str:
        """The field it is about; empty for the whole row."""
        return self.difference.field if self.difference else ""

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything to take."""
        if self.line.child_id is None:
            return False
        return self.difference is None or bool(self.difference.proposed)


class AnswerModel(QObject):
    """Reads and judges in the lane of the store; nothing is written before it is taken."""

    judged_anew = Signal()
    chosen_anew = Signal()
    taken = Signal(object)
    """An `AnswerTaken`."""

    def __init__(self, desk: Desk, office: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._office = office
        self.work = LongWork(desk, self)
        self.judged: Judged | None = None
        self.warning = ""
        self.named: Ref | None = None
        """The row whose child was named last."""
        self._choices: dict[tuple[Ref, str], Choice] = {}

    def read(self, path: Path) -> None:
        """Read a file and judge its rows."""
        app, office = self._desk.app, self._office

        def work(progress: Progress, cancelled: Cancelled) -> Judged:
            from app.services.handoff.judge_answer import judge_answer
            from app.services.handoff.read_answer import read_answer

            found = read_answer(app, path, progress=progress, cancelled=cancelled)
            return judge_answer(app, found, office, progress=progress, cancelled=cancelled)

        if self.work.running:
            return
        self._choices, self.judged = {}, None
        self.warning, self.named = "", None
        self.judged_anew.emit()
        self.work.run(work, self._show)

    def row_of(self, ref: Ref) -> AnswerRow | None:
        """Give a row as it was written."""
        rows = self.judged.found.rows if self.judged else ()
        return next((row for row in rows if (row.sheet, row.row) == ref), None)

    def child_named(self, ref: Ref) -> ChildId | None:
        """Give the child that a person named for a row."""
        return self.judged.meant.get(ref) if self.judged else None

    def name_child(self, ref: Ref, child_id: ChildId | None) -> None:
        """Say of whom a row is, or that it was wrong to say so; all rows are judged anew."""
        judged, app = self.judged, self._desk.app
        if judged is None:
            return
        meant = {one: id_ for one, id_ in judged.meant.items() if one != ref}
        meant |= {ref: child_id} if child_id else {}

        def work(progress: Progress, cancelled: Cancelled) -> Judged:
            from app.services.handoff.judge_answer import judge_answer

            return judge_answer(
                app, judged.found, judged.office, meant, progress=progress, cancelled=cancelled
            )

        self.warning, self.named = "", ref
        self._choices = {key: one for key, one in self._choices.items() if key[0] != ref}
        self.work.run(work, self._show)

    def items(self, kind: Kind) -> list[Item]:
        """Give the lines of a tab."""
        lines = self.judged.of_kind(kind) if self.judged else []
        return [
            Item(line, difference) for line in lines for difference in (line.differences or (None,))
        ]

    def choice(self, item: Item) -> Choice | None:
        """Say what is chosen of a line; None where there is nothing to choose."""
        if item.line.kind not in (Kind.SAFE, Kind.DECIDE) or item.line.child_id is None:
            return None
        told = self._choices.get((item.line.ref, item.field))
        if told:
            return told
        is_safe = item.difference.is_safe if item.difference else item.line.kind is Kind.SAFE
        return Choice.TAKE if is_safe else Choice.LATER

    def choose(self, item: Item, choice: Choice) -> None:
        """Choose; what cannot be taken stays as it is."""
        if self.choice(item) is None or (choice is Choice.TAKE and not item.can_be_taken):
            return
        self._choices[item.line.ref, item.field] = choice
        self.chosen_anew.emit()

    @property
    def to_take(self) -> int:
        """Count what will be taken."""
        items = [*self.items(Kind.SAFE), *self.items(Kind.DECIDE)]
        return sum(self.choice(item) is Choice.TAKE for item in items)

    @property
    def to_keep(self) -> int:
        """Count what was decided against the answer."""
        return sum(self.choice(item) is Choice.KEEP for item in self.items(Kind.DECIDE))

    def take(self) -> None:
        """Write what is chosen, as one batch."""
        judged, app, choices = self.judged, self._desk.app, dict(self._choices)
        if judged is None:
            return

        def work(progress: Progress, cancelled: Cancelled) -> AnswerTaken | AnswerMoved:
            from app.services.handoff.take_answer import take_answer

            return take_answer(app, judged, choices, progress=progress, cancelled=cancelled)

        self.work.run(work, self._end)

    def _show(self, judged: object) -> None:
        self.judged = judged  # type: ignore[assignment]
        self.judged_anew.emit()

    def _end(self, outcome: object) -> None:
        match outcome:
            case AnswerMoved():
                self.warning = MOVED
                self._show(outcome.judged)
            case AnswerTaken():
                self.judged = None
                self.taken.emit(outcome)


def told_of(taken: AnswerTaken) -> str:
    """Say what became of an answer."""
    said = sum(taken.outcomes.values())
    if not said and taken.group_id is None:
        return "Câu trả lời này đã nhận trước đó, không có gì thay đổi."
    parts = [f"Đã nhận {thousands(said)} trả lời, ghi {thousands(taken.children)} hồ sơ"]
    parts += counted((taken.left, "để sau {} trẻ"), (taken.strangers, "{} dòng không rõ trẻ"))
    return ", ".join(parts)
