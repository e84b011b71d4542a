"""What the sheet shows of one child, and what it does: read, ask, record, end; no widgets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.circumstances.abuse_case import AbuseCase, CaseCounts
from app.domain.circumstances.circumstance_kind import Kind, is_confidential, kind_of
from app.domain.circumstances.guide import (
    Found,
    Question,
    are_confidential,
    next_question,
    said,
    where_it_leads,
    write_answers,
)
from app.services.circumstances.count_register import count_register
from app.services.circumstances.keep_confidential import keep_case
from app.services.circumstances.record_circumstance import (
    Ending,
    Recording,
    correct_circumstance,
    end_circumstance,
    record_circumstances,
)
from app.services.circumstances.unlock import lock, set_passphrase, unlock
from app.services.outcome import Refused, Saved
from ui.circumstances.opened import Face, Opened, read_child, record_listed_of, unsaved_child
from ui.circumstances.unsaved import prepare_for
from ui.circumstances.words import prepared_notice, recorded_notice
from ui.errors import told
from ui.messages import problem_sentence
from ui.signals import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from app.domain.circumstances.circumstance import Circumstance
    from app.domain.cleaning.problem import Problem
    from app.domain.ids import ChildId, GroupId
    from ui.circumstances.unsaved import Unsaved
    from ui.desk import Desk


class CircumstanceModel(QObject):
    """One child at a time; `face` says what the sheet shows."""

    changed = Signal()
    refused = Signal(str)
    """Why nothing was stored."""
    recounted = Signal()
    """`counts` are of another period."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.opened: Opened | None = None
        self.face = Face.RECORDS
        self.answers: dict[str, frozenset[str]] = {}
        self.to_record: list[Kind] = []
        """The groups whose days and papers are still to be said; the first is on the form."""
        self._said: list[Recording] = []
        self.drafts: dict[str, Recording] = {}
        """Code -> what was said of it, where nothing could be stored yet."""
        self.before: frozenset[str] = frozenset()
        """What the question in front was answered with, before the step back."""
        self.case: AbuseCase | None = None
        """The case on the form; None for a new one."""
        self.counts = CaseCounts()
        """Of the abuse register, for the period that was asked for."""
        self._waiting: list[Recording] = []
        """What is recorded as soon as what is confidential is open."""
        self.subject: Circumstance | None = None
        """The record that is being ended or corrected."""
        desk.signals.changed.connect(lambda _: self._read_again())

    def open(self, child_id: ChildId) -> None:
        """Read a child and show its records."""
        self._forget()
        app = self._desk.app
        self._desk.store.run(
            lambda: read_child(app, child_id), self._take, key="circumstances", owner=self
        )

    def open_unsaved(self, unsaved: Unsaved) -> None:
        """Show a child that is still typed, and what was said of it."""
        self._forget()
        self._take(unsaved_child(unsaved, self._desk.app.today()))

    def take_out(self, code: str) -> None:
        """Leave out a group that was said of a child that is not saved yet."""
        if self.opened is not None and self.opened.unsaved is not None:
            unsaved = self.opened.unsaved
            unsaved.keep(unsaved.read().without(code))
            self.open_unsaved(unsaved)

    def shut(self) -> None:
        """Put the child away."""
        self._desk.store.drop("circumstances")
        self._forget()
        self.opened = None

    # The guide

    @property
    def question(self) -> Question | None:
        """The question to be answered now."""
        return next_question(self.answers)

    @property
    def step(self) -> int:
        """How many questions were answered."""
        return len(self.answers)

    @property
    def found(self) -> Found:
        """Where the answers lead so far."""
        return where_it_leads(self.answers)

    @property
    def told(self) -> list[tuple[str, str]]:
        """The questions and answers in words."""
        return said(self.answers)

    def begin_guide(self) -> None:
        """Ask the first question."""
        self.answers = {}
        self._show(Face.QUESTION)

    def answer(self, chosen: frozenset[str]) -> None:
        """Answer the question in front, and go on."""
        question = self.question
        if question is None or not chosen:
            return
        self.answers[question.key] = chosen
        self.before = frozenset()
        self._show(Face.QUESTION if self.question else Face.RESULT)

    def finish(self) -> None:
        """Leave the guide; nothing is recorded."""
        self._forget()
        self._show(Face.RECORDS)

    def back(self) -> bool:
        """Go back one step; False where there is none within the sheet."""
        match self.face:
            case Face.RECORDS:
                return False
            case Face.QUESTION | Face.RESULT if self.answers:
                self.before = self.answers.popitem()[1]
                self._show(Face.QUESTION)
            case Face.UNLOCK if self._waiting:
                self._said, self._waiting = self._waiting, []
                self._take_back()
            case Face.FORM if self.answers:
                self._said, self.to_record = [], []
                self._show(Face.RESULT)
            case _:
                self._forget()
                self._show(Face.RECORDS)
        return True

    # Recording

    def choose(self) -> None:
        """Let a group be named that is known already."""
        self._show(Face.CHOOSE)

    def take_findings(self) -> None:
        """Go on to the days and papers of what the guide found."""
        self.begin_form([finding.kind for finding in self.found.findings])

    def begin_form(self, kinds: list[Kind]) -> None:
        """Ask for days and papers of these groups, one after the other."""
        self._said, self.to_record = [], kinds
        self._show(Face.FORM if kinds else Face.RECORDS)

    def say(self, started_on: date | None, valid_until: date | None, paper: str, note: str) -> None:
        """Take what was said of the group on the form; the last one records them all."""
        if self.subject is not None:
            self._correct(
                replace(
                    self.subject,
                    started_on=started_on,
                    valid_until=valid_until,
                    paper=paper,
                    note=note,
                )
            )
        elif self.opened is not None and self.to_record:
            self._said.append(
                Recording(
                    child_id=self.opened.child_id,
                    code=self.to_record[0].code,
                    started_on=started_on,
                    valid_until=valid_until,
                    paper=paper,
                    note=note,
                    answers=self._answers_for(self.to_record[0]),
                )
            )
            self._next()

    def _answers_for(self, kind: Kind) -> str:
        """Write how the guide came to a group; not openly where that would tell a secret."""
        if are_confidential(self.answers) and not kind.is_confidential:
            return ""
        return write_answers(self.answers)

    def pass_over(self) -> None:
        """Leave the group on the form out."""
        self._next()

    def _next(self) -> None:
        self.to_record = self.to_record[1:]
        if self.to_record:
            self._show(Face.FORM)
        elif self._said:
            self._record(self._said)
        else:
            self._forget()
            self._show(Face.RECORDS)

    def _record(self, recordings: list[Recording]) -> None:
        if self.opened is not None and self.opened.unsaved is not None:
            self._prepare(self.opened.unsaved, recordings)
            return
        secret = any(is_confidential(one.code) for one in recordings)
        if secret and not self.is_unlocked():
            self._waiting = recordings
            self._show(Face.UNLOCK)
            return
        app, codes = self._desk.app, [one.code for one in recordings]
        self._run(lambda: record_circumstances(app, recordings, on=app.today()), codes)

    def _prepare(self, unsaved: Unsaved, recordings: list[Recording]) -> None:
        def kept() -> None:
            self.open_unsaved(unsaved)
            self._desk.signals.say(prepared_notice(one.code for one in recordings))

        prepare_for(self._desk, unsaved, recordings, kept, self._refuse, self._fail)

    # What is confidential

    def is_unlocked(self) -> bool:
        """Whether what is confidential is open now."""
        return self._desk.app.permission.is_open(self._desk.app.clock())

    def begin_unlock(self) -> None:
        """Ask for the passphrase."""
        self._show(Face.UNLOCK)

    def unlock(self, word: str) -> None:
        """Open with a passphrase; what waited for it is recorded."""
        app = self._desk.app
        self._desk.store.run(lambda: unlock(app, word), self._unlocked, self._tell, owner=self)

    def set_passphrase(self, word: str) -> None:
        """Give the commune its passphrase, and open."""
        app = self._desk.app
        done = self._unlocked
        self._desk.store.run(lambda: set_passphrase(app, word), done, self._tell, owner=self)

    def lock(self) -> None:
        """Lock at once."""
        app = self._desk.app
        self._desk.store.run(lambda: lock(app), lambda _: self._reopen(), owner=self)

    def look_at_clock(self) -> None:
        """Put what is confidential out of sight once it locked itself."""
        if self.opened is not None and self.opened.is_unlocked and not self.is_unlocked():
            self._forget()
            self._reopen()

    def begin_case(self, known: AbuseCase | None = None) -> None:
        """Ask for an abuse case, or for more of one that is known."""
        self.case = known
        self._show(Face.CASE)

    def keep_case(self, found_on: date, said_: Mapping[str, str]) -> None:
        """Keep an abuse case of the child."""
        if self.opened is None:
            return
        app = self._desk.app
        id_ = self.case.id if self.case else app.new_id()
        case = AbuseCase(id=id_, child_id=self.opened.child_id, found_on=found_on, **said_)

        def done(group: GroupId) -> None:
            self._forget()
            notice = Notice("Đã ghi vào sổ vụ việc", group)
            self._desk.signals.announce("child", "confidential", notice=notice)

        self._desk.store.run(lambda: keep_case(app, case), done, self._tell, owner=self)

    def begin_register(self) -> None:
        """Show the register of the commune."""
        self._show(Face.REGISTER)

    def count(self, first: date, last: date) -> None:
        """Count the register for a period."""
        app = self._desk.app

        def done(counts: CaseCounts) -> None:
            self.counts = counts
            self.recounted.emit()

        self._desk.store.run(lambda: count_register(app, first, last), done, self._tell, owner=self)

    def _unlocked(self, _: None) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._record(waiting)
        else:
            self._forget()
            self._reopen()

    def _reopen(self) -> None:
        if self.opened is not None and self.opened.unsaved is None:
            self.open(self.opened.child_id)

    def _tell(self, error: Exception) -> None:
        self.refused.emit(told(error))

    def begin_end(self, record: Circumstance) -> None:
        """Ask when and why a circumstance ended."""
        self.subject = record
        self._show(Face.END)

    def begin_correction(self, record: Circumstance, kind: Kind) -> None:
        """Put a record's days and paper on the form."""
        self.subject, self.to_record = record, [kind]
        self._show(Face.FORM)

    def end(self, ended_on: date, cause: str) -> None:
        """Record the end."""
        if self.subject is not None:
            app, ending = self._desk.app, Ending(id=self.subject.id, ended_on=ended_on, cause=cause)
            self._run(lambda: end_circumstance(app, ending, on=app.today()), [self.subject.code])

    def _correct(self, record: Circumstance) -> None:
        app = self._desk.app
        self._run(lambda: correct_circumstance(app, record, on=app.today()), [record.code])

    def record_listed(self) -> None:
        """Make records of what came by list."""
        if self.opened is not None:
            record_listed_of(self._desk, [self.opened.child_id])

    def _run(self, work: Callable[[], Saved | Refused], codes: list[str]) -> None:
        def done(outcome: Saved | Refused) -> None:
            match outcome:
                case Saved(group_id=group):
                    name = self.opened.name if self.opened else ""
                    said = recorded_notice(codes, name, self.face, self.subject)
                    self._forget()
                    notice = Notice(said, group)
                    self._desk.signals.announce("child", "circumstance", notice=notice)
                case Refused(problems=problems):
                    self._refuse(problems)

        self._desk.store.run(work, done, self._fail, owner=self)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._take_back()
        self.refused.emit(" ".join(problem_sentence(one.code) for one in problems))

    def _take_back(self) -> None:
        """Put what could not be stored on the form again."""
        if self._said:
            self.drafts = {one.code: one for one in self._said}
            kinds = (kind_of(one.code) for one in self._said)
            self.begin_form([kind for kind in kinds if kind is not None])

    def _fail(self, error: Exception) -> None:
        self._take_back()
        self.refused.emit(told(error))

    def _read_again(self) -> None:
        if self.face is Face.RECORDS:
            self._reopen()

    def _take(self, opened: Opened | None) -> None:
        self.opened = opened
        self.changed.emit()

    def _forget(self) -> None:
        self.face = Face.RECORDS
        self.answers, self.to_record, self._said, self.subject = {}, [], [], None
        self.case = None
        self.drafts, self.before, self._waiting = {}, frozenset(), []

    def _show(self, face: Face) -> None:
        self.face = face
        self.changed.emit()
