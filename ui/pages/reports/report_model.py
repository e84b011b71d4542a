"""The state of *Lập báo cáo*: the kind, the period, the letter as it stands; no widgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.ids import DraftId
from app.domain.reports.period import Period
from app.reports.issued.issue import issue
from app.reports.letter.edited_text import (
    Edit,
    draft_out,
    edited,
    edits_in,
    is_outrun,
    with_edit,
)
from app.reports.report_kinds import KINDS
from app.reports.step_period import step_period
from app.services.visits.keep_draft import drop_draft, keep_draft
from ui.errors import told
from ui.pages.reports.counting import begin, count, page_of
from ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.reports.issued_report import IssuedReport
    from app.reports.letter.edited_text import Edits, Lines
    from app.reports.letter.letter_file import Letter
    from app.services.calendar.read_calendar import CalendarLine
    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk
    from ui.pages.reports.counting import Counted

_KEEP_AFTER_MS = 800
_NUMBER, _DATED = "number", "written_on"


class ReportModel(QObject):
    """Counts and writes in the lane of the store; what is typed is kept within a second."""

    began = Signal()
    """`kind`, `due` and the period are known."""
    turned = Signal()
    """Another period, or another kind."""
    counted = Signal()
    """`letter` has other figures."""
    reworded = Signal()
    """`letter` has other words, the same figures."""
    issued = Signal(object)
    """An `IssuedReport`: the letter was frozen."""
    troubled = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.work = Work(self)
        self.kind = ""
        self.due: Mapping[str, CalendarLine] = {}
        self.period: Period | None = None
        self.number, self.written_on = "", ""
        self.edits: Edits = {}
        self._made: Counted | None = None
        self._seq = -1
        self._keep_soon = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keep_soon.timeout.connect(self.keep)

    @property
    def made(self) -> Counted | None:
        """What was counted."""
        return self._made

    def begin(self, kind: str = "") -> None:
        """Read which report is due and which period is meant, and count it."""
        app = self._desk.app
        wanted = kind or self.kind
        self._desk.store.run(
            lambda: begin(app, wanted), self._take_beginning, key="report.begin", owner=self
        )

    def choose(self, kind: str) -> None:
        """Take another kind, with the period that it usually means."""
        if kind != self.kind:
            self.keep()
            self.begin(kind)

    def show_period(self, since: date, until: date) -> None:
        """Take another period."""
        period = Period(since, until)
        if period != self.period:
            self.keep()
            self.period = period
            self.count()

    def step(self, step: int) -> None:
        """Go to the period before (-1) or after (1)."""
        app, kind, now = self._desk.app, KINDS[self.kind], self.period
        if now is None:
            return

        def work() -> Period:
            with app.store.read() as snapshot:
                return step_period(lambda day: kind.usual(snapshot, day), now, step)

        self._desk.store.run(
            work, lambda p: self.show_period(p.since, p.until), key="report.step", owner=self
        )

    def count(self) -> None:
        """Count the figures of the period."""
        app, kind, period = self._desk.app, self.kind, self.period
        if period is None or not kind:
            return
        self.keep()
        made = self._made
        if made is None or (made.report.kind, made.period) != (kind, period):
            self._made = None
        self.turned.emit()

        def work(progress: Progress, cancelled: Cancelled) -> tuple[Counted, int]:
            return count(app, kind, period, progress, cancelled)

        self.work.run("report", self._desk.store, work, self._take, self._refuse)

    def look_again(self) -> None:
        """Count anew where anything was written since."""
        app, seq = self._desk.app, self._seq

        def work() -> bool:
            with app.store.read() as snapshot:
                return snapshot.journal.last_seq() != seq

        def done(moved: object) -> None:
            if moved and not self.work.kind:
                self.count()

        self._desk.store.run(work, done, key="report.look", owner=self)

    def letter(self) -> Letter | None:
        """Give the letter as it stands, its words as they were changed."""
        from app.reports.letter.letter_file import Letter
        from app.reports.letter.letter_settings import own_template

        if self._made is None:
            return None
        return Letter(
            head=self._made.head,
            text=edited(self._made.fresh, self.edits),
            report=self._made.report,
            number=self.number,
            written_on=_day(self.written_on),
            template=own_template(self._desk.app),
        )

    def edit(self, part: str, lines: Lines) -> None:
        """Note what a person wrote in a part."""
        if self._made is not None:
            self.edits = with_edit(self.edits, self._made.fresh, part, lines)
            self._keep_soon.start()

    def set_number(self, text: str) -> None:
        """Note the number of the letter."""
        self.number = text.strip()
        self._keep_soon.start()
        self.reworded.emit()

    def set_day(self, day: date | None) -> None:
        """Note the day of the letter; None is written by hand."""
        self.written_on = day.isoformat() if day else ""
        self._keep_soon.start()
        self.reworded.emit()

    def write_anew(self) -> None:
        """Let go of what was changed in the words."""
        self.edits = {}
        self._keep_soon.start()
        self.reworded.emit()

    @property
    def outrun(self) -> tuple[str, ...]:
        """Name the parts that somebody wrote and whose figures are others now."""
        made = self._made
        if made is None:
            return ()
        edits: Mapping[str, Edit] = self.edits
        return tuple(part for part, edit in edits.items() if is_outrun(made.fresh, edit, part))

    def keep(self) -> None:
        """Keep the draft of this kind and period."""
        self._keep_soon.stop()
        if self._made is None or self.period is None:
            return
        app, page = self._desk.app, page_of(self._made.report.kind, self._made.period)
        beside = {_NUMBER: self.number, _DATED: self.written_on}
        is_empty = not self.edits and not any(beside.values())
        body = "" if is_empty else draft_out(self.edits, beside)
        if body == self._made.draft:
            return
        self._made = replace(self._made, draft=body)
        id_ = DraftId(page)
        self._desk.store.run(
            lambda: keep_draft(app, id_, page, body) if body else drop_draft(app, id_),
            lambda _: None,
            lambda error: self.troubled.emit(told(error)),
            key=f"draft.{page}",
        )

    def issue(self) -> None:
        """Freeze the letter as it stands, its figures and its words."""
        letter, app = self.letter(), self._desk.app
        if letter is None:
            return
        self.keep()

        def work(_progress: Progress, _cancelled: Cancelled) -> IssuedReport:
            return issue(
                app,
                letter.report,
                letter.text,
                letter.head,
                number=letter.number,
                written_on=letter.written_on,
                template=letter.template,
            )

        self.work.run("issue", self._desk.store, work, self.issued.emit, self._refuse)

    def _take_beginning(self, begun: tuple[str, Period, Mapping[str, CalendarLine]]) -> None:
        kind, usual, self.due = begun
        if kind != self.kind or self.period is None:
            self.kind, self.period = kind, usual
            self.began.emit()
            self.count()
        else:
            self.began.emit()
            self.look_again()

    def _take(self, found: tuple[Counted, int]) -> None:
        counted, self._seq = found
        is_typing = self._made is not None and self._keep_soon.isActive()
        self._made = counted
        if not is_typing:  # what was typed while it was counted is kept in a moment
            self.edits, beside = edits_in(counted.draft)
            self.number, self.written_on = beside.get(_NUMBER, ""), beside.get(_DATED, "")
        self.counted.emit()

    def _refuse(self, error: Exception) -> None:
        self.troubled.emit(told(error))


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
