"""The sheet at the right of the window: one child's circumstances, whichever page opened it.

Everything is reached by the keyboard; Esc goes back one step and at last closes the sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.circumstances.case_face import CaseFace, RegisterFace
from ui.circumstances.choose_face import ChooseFace
from ui.circumstances.form_face import EndFace, FormFace
from ui.circumstances.model import CircumstanceModel
from ui.circumstances.opened import Face
from ui.circumstances.question_face import QuestionFace
from ui.circumstances.records_face import RecordsFace
from ui.circumstances.result_face import ResultFace
from ui.circumstances.typed import About, Typed
from ui.circumstances.unlock_face import UnlockFace
from ui.circumstances.words import kind_title
from ui.widgets.basic import StateLine
from ui.widgets.side_sheet import SideSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.ids import ChildId
    from app.services.circumstances.read_circumstances import CircumstanceLine
    from ui.circumstances.opened import Opened
    from ui.circumstances.unsaved import Unsaved
    from ui.desk import Desk

CLOCK_MS = 15_000
"""How often it is seen whether what is confidential locked itself."""


def open_circumstances(page: QWidget, desk: Desk, child_id: ChildId) -> CircumstanceSheet:
    """Open the sheet of the page's window for a child."""
    sheet = CircumstanceSheet.of(page, desk)
    sheet.open_child(child_id)
    return sheet


def open_unsaved(page: QWidget, desk: Desk, unsaved: Unsaved) -> CircumstanceSheet:
    """Open the sheet for a child that is still typed."""
    sheet = CircumstanceSheet.of(page, desk)
    sheet.open_unsaved(unsaved)
    return sheet


class CircumstanceSheet(SideSheet):
    """Shows what `CircumstanceModel` holds."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window, "Đóng hoàn cảnh")
        self.model = CircumstanceModel(desk, self)
        today = desk.app.today
        self.message = StateLine()
        self.records = RecordsFace()
        self.question = QuestionFace()
        self.result = ResultFace()
        self.chooser = ChooseFace()
        self.form = FormFace(today)
        self.end = EndFace(today)
        self.unlock = UnlockFace()
        self.case = CaseFace(today)
        self.register = RegisterFace(today)
        self._faces = {
            Face.RECORDS: self.records,
            Face.QUESTION: self.question,
            Face.RESULT: self.result,
            Face.CHOOSE: self.chooser,
            Face.FORM: self.form,
            Face.END: self.end,
            Face.UNLOCK: self.unlock,
            Face.CASE: self.case,
            Face.REGISTER: self.register,
        }
        self._begins: dict[Face, Callable[[], None]] = {
            Face.RECORDS: self.records.guide.setFocus,
            Face.QUESTION: self.question.take_focus,
            Face.RESULT: self.result.take_focus,
            Face.CHOOSE: self.chooser.begin,
            Face.FORM: self.form.take_focus,
            Face.END: self.end.take_focus,
            Face.CASE: lambda: self.case.begin(self.model.case),
            Face.REGISTER: self.register.begin,
        }
        self._stack = QStackedWidget()
        self._typed = Typed()
        self._shown = Face.RECORDS
        self._compose()
        self._listen()

    def open_child(self, child_id: ChildId) -> None:
        """Show a child; whoever opened it gets the focus back."""
        self.remember_focus()
        self.model.open(child_id)

    def open_unsaved(self, unsaved: Unsaved) -> None:
        """Show a child that is still typed; whoever opened it gets the focus back."""
        self.remember_focus()
        self.model.open_unsaved(unsaved)

    @property
    def unsaved(self) -> Unsaved | None:
        """The child in front, where it is still typed."""
        return self.model.opened.unsaved if self.model.opened else None

    def shut(self) -> None:
        """Put the sheet away."""
        self._keep_typed()
        self._shown = Face.RECORDS
        self.model.shut()
        super().shut()

    def step_back(self) -> None:
        """Go back one step; from the first one the sheet is put away. What was typed is kept."""
        self._keep_typed()
        self._shown = Face.RECORDS
        if not self.model.back():
            self.shut()

    def _compose(self) -> None:
        for face in self._faces.values():
            self._stack.addWidget(face)
        self.column.addWidget(self.message)
        self.column.addWidget(self._stack, 1)

    def _listen(self) -> None:
        model = self.model
        model.changed.connect(self._show)
        model.refused.connect(lambda text: self.message.say(text, "bad"))
        self.records.guide_asked.connect(model.begin_guide)
        self.records.choose_asked.connect(model.choose)
        self.records.listed_asked.connect(model.record_listed)
        self.records.end_asked.connect(lambda line: model.begin_end(line.record))
        self.records.removal_asked.connect(lambda line: model.take_out(line.record.code))
        self.records.correction_asked.connect(
            lambda line: model.begin_correction(line.record, line.kind)
        )
        self.question.answered.connect(model.answer)
        self.result.taken.connect(model.take_findings)
        self.result.closed.connect(model.finish)
        self.chooser.chosen.connect(lambda kind: model.begin_form([kind]))
        self.form.said.connect(lambda *_: self._keep_typed())
        self.form.said.connect(model.say)
        self.form.passed_over.connect(model.pass_over)
        self.end.ended.connect(model.end)
        self._listen_to_secrets()
        for face in self._faces.values():
            if face is not self.records:
                face.back_asked.connect(self.step_back)  # type: ignore[attr-defined]

    def _listen_to_secrets(self) -> None:
        model = self.model
        self.records.unlock_asked.connect(model.begin_unlock)
        self.records.lock_asked.connect(model.lock)
        self.records.case_asked.connect(lambda: model.begin_case())
        self.records.case_opened.connect(model.begin_case)
        self.records.register_asked.connect(model.begin_register)
        self.unlock.unlock_asked.connect(model.unlock)
        self.unlock.set_asked.connect(model.set_passphrase)
        self.case.said.connect(model.keep_case)
        self.register.counted.connect(model.count)
        model.recounted.connect(lambda: self.register.show_counts(model.counts))
        timer = QTimer(self, interval=CLOCK_MS)
        timer.timeout.connect(model.look_at_clock)
        timer.start()

    def _show(self) -> None:
        opened = self.model.opened
        if opened is None:
            self.hide()
            return
        self.title.setText(f"Hoàn cảnh · {opened.name}")
        self.setAccessibleName(f"Hoàn cảnh của {opened.name}")
        self.message.say("")
        self._fill()
        self._stack.setCurrentWidget(self._faces[self.model.face])
        if not self.isVisible():
            self.come_up()
        self._take_focus()
        self._put_typed()
        self._shown = self.model.face

    def _keep_typed(self) -> None:
        face, about = self._faces[self._shown], self._about()
        if about is not None and isinstance(face, FormFace | CaseFace) and face.is_changed:
            self._typed.keep(about, face.typed)

    def _about(self) -> About | None:
        """Say what the form in front is about; None where none is."""
        model = self.model
        if model.opened is None or model.face not in (Face.FORM, Face.CASE):
            return None
        if model.face is Face.CASE:
            return About(model.opened.child_id, "", model.case.id if model.case else "", True)
        kind = model.to_record[0]
        record = model.subject.id if model.subject else ""
        return About(model.opened.child_id, kind.code, record, kind.is_confidential)

    def _settle_typed(self, opened: Opened) -> None:
        """Let go of what was stored or passed over, and of secrets once they are locked."""
        if self._shown in (Face.FORM, Face.CASE, Face.UNLOCK):
            self._typed.forget(opened.child_id)
        if not opened.is_unlocked:
            self._typed.lock()

    def _put_typed(self) -> None:
        face, about = self._faces[self.model.face], self._about()
        texts = self._typed.of(about) if about else None
        if texts and isinstance(face, FormFace | CaseFace):
            face.put(texts)

    def _fill(self) -> None:
        model = self.model
        match model.face:
            case Face.RECORDS if model.opened is not None:
                self._settle_typed(model.opened)
                for face in (self.result, self.form, self.case, self.register):
                    face.forget()
                self.end.title.clear()
                self.records.show_records(model.opened)
            case Face.QUESTION if model.question is not None:
                self.question.show_question(model.question, model.step, model.before)
            case Face.RESULT:
                self.result.show_found(model.found, model.told)
            case Face.FORM:
                kind = model.to_record[0]
                known = model.subject or model.drafts.get(kind.code)
                self.form.show_group(kind, known, left=len(model.to_record) - 1)
            case Face.END if model.subject is not None:
                self.end.show_record(self._subject_title())

    def _subject_title(self) -> str:
        opened, subject = self.model.opened, self.model.subject
        lines: tuple[CircumstanceLine, ...] = opened.circumstances.lines if opened else ()
        line = next(one for one in lines if subject and one.record.id == subject.id)
        return kind_title(line.kind, line.record.code)

    def _take_focus(self) -> None:
        face, opened = self.model.face, self.model.opened
        if face is Face.UNLOCK and opened is not None:
            self.unlock.begin(is_first=not opened.has_passphrase)
        else:
            self._begins[face]()
