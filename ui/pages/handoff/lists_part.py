"""The tab of an office: the lists that went to it, the next one, and what came back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.pages.handoff.answer_face import AnswerFace
from ui.pages.handoff.answer_model import told_of
from ui.pages.handoff.list_face import ListFace
from ui.pages.handoff.make_face import MakeFace
from ui.pages.handoff.office_face import OfficeFace
from ui.pages.handoff.part import OfficePart
from ui.pages.handoff.who_face import WhoFace
from ui.signals import Notice
from ui.widgets.face_stack import FaceStack
from ui.widgets.file_dialog import ask_for_file
from ui.words import thousands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.handoff.answer import AnswerLine
    from app.services.handoff.make_hand_off import MadeHandOff
    from app.services.handoff.take_answer import AnswerTaken
    from ui.desk import Desk
    from ui.pages.handoff.long_work import LongWork

SHEETS = "Bảng tính (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.html);;Mọi tệp (*)"


class ListsPart(OfficePart):
    """One face is in front: the lists, a new list, an answer, or the settings."""

    def __init__(self, desk: Desk, office: str) -> None:
        super().__init__()
        self._desk = desk
        self.lists = ListFace(desk, office)
        self.make = MakeFace(desk, office)
        self.answer = AnswerFace(desk, office)
        self.who = WhoFace(desk, self.answer.model)
        self.office = OfficeFace(desk)
        self.days = self.lists.days
        self.faces = FaceStack()
        for face in (self.lists, self.make, self.answer, self.who, self.office):
            self.faces.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.faces)
        self._listen()

    def open(self, facts: Mapping[str, object]) -> None:
        """Show the lists, or what is asked for. Facts: make, or answer (a path)."""
        self.lists.model.read()
        if facts.get("make"):
            self.show_make()
        elif facts.get("answer"):
            self.read_answer(Path(str(facts["answer"])))
        elif self.faces.currentWidget() is self.lists:
            self.lists.take_focus()

    def look_again(self) -> None:
        """Read again."""
        self.lists.model.read()

    def step_back(self) -> bool:
        """Stop what is under way, else go back to the lists."""
        for work in self._works:
            if work.running:
                work.stop()
                return True
        if self.faces.currentWidget() is self.lists:
            return False
        if self.faces.currentWidget() is self.office:
            self.office.hold()
        if self.faces.currentWidget() is self.who:
            self._show_answer()
            return True
        self._show_lists()
        return True

    def leave(self) -> None:
        """Stop what is under way."""
        for work in self._works:
            work.stop()

    @property
    def _works(self) -> tuple[LongWork, ...]:
        return self.lists.work, self.make.model.work, self.answer.model.work

    def show_make(self) -> None:
        """Show what the next list would have."""
        self.faces.setCurrentWidget(self.make)
        self.make.open()

    def read_answer(self, path: Path) -> None:
        """Read what came back."""
        self.faces.setCurrentWidget(self.answer)
        self.answer.file.setText(path.name)
        self.answer.model.read(path)

    def _listen(self) -> None:
        self.lists.make_asked.connect(self.show_make)
        self.lists.answer_asked.connect(self._ask_file)
        self.lists.office_asked.connect(self._show_office)
        self.lists.resumed.connect(self._show_answer)
        for face in (self.make, self.answer, self.office):
            face.closed.connect(self._show_lists)
        self.make.model.made.connect(self._tell_made)
        self.answer.model.taken.connect(self._tell_taken)
        self.answer.who_asked.connect(self._show_who)
        self.who.closed.connect(self._show_answer)
        self.office.kept.connect(self._show_lists)

    def _show_lists(self) -> None:
        judged = self.answer.model.judged
        self.lists.offer_answer(judged.found.file if judged else "")
        self.faces.setCurrentWidget(self.lists)
        self.lists.model.read()
        self.lists.take_focus()

    def _show_who(self, line: AnswerLine) -> None:
        self.faces.setCurrentWidget(self.who)
        self.who.open(line)

    def _show_answer(self) -> None:
        self.faces.setCurrentWidget(self.answer)
        self.answer.table.setFocus()

    def _show_office(self) -> None:
        lists = self.lists.model.lists
        if lists is not None:
            self.faces.setCurrentWidget(self.office)
            self.office.open(lists.office)

    def _tell_made(self, made: MadeHandOff) -> None:
        self._show_lists()
        text = f"Đã lập danh sách {made.hand_off.code}: {thousands(len(made.lines))} trẻ"
        notice = Notice(text, made.group_id)
        self._desk.signals.announce("child", notice=notice)
        self.lists.offer_files(made.paths)

    def _tell_taken(self, taken: AnswerTaken) -> None:
        self._show_lists()
        notice = Notice(told_of(taken), taken.group_id, "warn" if taken.left else "ok")
        self._desk.signals.announce("child", "household", notice=notice)

    def _ask_file(self) -> None:
        ask_for_file(self, "Chọn tệp trả lời", SHEETS, self.read_answer)
