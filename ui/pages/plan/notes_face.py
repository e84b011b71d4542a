"""*Khó khăn, đề xuất*: a short text with kind and day, noted as it comes up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.messages.calendar import NOTE_KINDS
from app.services.calendar.note_difficulty import note, remove_note
from ui.look import px
from ui.models.text_table import TextTable
from ui.pages.plan.keeping import KeepingModel
from ui.sentences.plan import (
    NO_DAY,
    NO_NOTE,
    NOTE_HEADERS,
    NOTE_REMOVED,
    NOTE_SAVED,
    NOTES_EXPLAINED,
)
from ui.typed_day import read_day
from ui.widgets.basic import StateLine, button, label
from ui.widgets.plain_table import PlainTable
from ui.words import day

if TYPE_CHECKING:
    from datetime import date

    from app.domain.calendar.note import Note
    from ui.desk import Desk

WIDTHS = (100, 100, 320, 140)
_BACK = timedelta(days=366)


class NotesModel(KeepingModel):
    """The notes of a year, the newest first; no widgets."""

    record = "note"
    listed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self.notes: list[Note] = []

    def read(self) -> None:
        """Read again."""
        app = self._desk.app

        def work() -> list[Note]:
            with app.store.read() as snapshot:
                return snapshot.notes.between(app.today() - _BACK, app.today())[::-1]

        self._desk.store.run(work, self._take, key="plan.notes", owner=self)

    def add(self, kind: str, text: str, on: date) -> None:
        """Note something."""
        app = self._desk.app
        said = NOTE_SAVED.format(kind=NOTE_KINDS[kind].lower(), text=text)
        self._run(lambda: note(app, kind, text, on), said)

    def remove(self, one: Note) -> None:
        """Take a note out."""
        app = self._desk.app
        self._run(lambda: remove_note(app, one.id), NOTE_REMOVED.format(text=one.text))

    def _take(self, notes: list[Note]) -> None:
        self.notes = notes
        self.listed.emit()


class NotesFace(QWidget):
    """The form above, what was noted below; Enter in the text keeps it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = NotesModel(desk, self)
        self.kind = QComboBox()
        self.kind.setAccessibleName("Loại")
        for key, name in NOTE_KINDS.items():
            self.kind.addItem(name, key)
        self.text = QLineEdit()
        self.text.setAccessibleName("Nội dung")
        self.text.setPlaceholderText("ghi ngắn gọn, như: mạng ở thôn Biêng yếu, không gửi được")
        self.day = QLineEdit()
        self.day.setAccessibleName("Ngày")
        self.save = button("Ghi", self._keep, role="primary")
        self.save.setToolTip("Ghi (Enter)")
        self.message = StateLine()
        self.rows: TextTable[Note] = TextTable(NOTE_HEADERS, _texts, (), self)
        self.table = PlainTable(self.rows, WIDTHS, 2, "Khó khăn, đề xuất đã ghi")
        self.remove = button("Bỏ ghi chú", self._remove)
        self.empty = label(NO_NOTE, "muted")
        self._compose()
        for field in (self.text, self.day):
            field.returnPressed.connect(self._keep)
        self.model.listed.connect(self._show)
        self.model.saved.connect(self._saved)
        self.model.refused.connect(lambda said: self.message.say(said, "bad"))

    def begin(self) -> None:
        """Read, and begin with the text."""
        self.model.read()
        if not self.day.text():
            self.day.setText(day(self._desk.app.today().isoformat()))
        self.text.setFocus()

    def _compose(self) -> None:
        form = QHBoxLayout()
        form.setSpacing(px(8))
        self.day.setFixedWidth(px(120))
        for part in (self.kind, self.text, self.day, self.save):
            form.addWidget(part, int(part is self.text))
        foot = QHBoxLayout()
        foot.addWidget(self.empty, 1)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label(NOTES_EXPLAINED, "muted", wrap=True))
        column.addLayout(form)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _keep(self) -> None:
        on = read_day(self.day.text(), self._desk.app.today())
        if on is None:
            self.message.say(NO_DAY, "bad")
            self.day.setFocus()
        else:
            self.model.add(str(self.kind.currentData()), self.text.text(), on)

    def _saved(self) -> None:
        self.message.say("")
        self.text.clear()
        self.text.setFocus()

    def _remove(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.notes):
            self.model.remove(self.model.notes[row])

    def _show(self) -> None:
        notes = self.model.notes
        self.rows.show(notes)
        if notes:
            self.table.go_to(0)
        self.remove.setEnabled(bool(notes))
        self.empty.setText("" if notes else NO_NOTE)


def _texts(one: Note) -> tuple[str, ...]:
    kind = NOTE_KINDS.get(one.kind, one.kind)
    return day(one.noted_on.isoformat()), kind, one.text, one.author
