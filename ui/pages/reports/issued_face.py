"""*Đã phát hành*: the reports as they left the office, opened again or held against now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.look import px
from ui.models.line_model import Line
from ui.pages.reports.files import file_name
from ui.pages.reports.issued_model import IssuedModel
from ui.pages.reports.letter_preview import LetterPreview
from ui.pages.reports.open_figure import open_figure
from ui.pages.reports.save_row import SaveRow
from ui.pages.reports.table_stack import TableStack
from ui.sentences.report import (
    COMPARED,
    ISSUED_LINE,
    KIND_NAMES,
    NONE_ISSUED,
    NONE_ISSUED_HINT,
    NOTHING_MOVED,
    WITHDRAWN,
)
from ui.widgets.basic import button, label
from ui.widgets.face_stack import FaceStack
from ui.widgets.line_list import LineList
from ui.widgets.work_bar import WorkBar
from ui.words import day

if TYPE_CHECKING:
    from app.domain.reports.issued_report import IssuedReport
    from app.reports.report import Report
    from ui.desk import Desk
    from ui.pages.reports.figure_model import Cell

LEFT = 264
_MOVED = (2, 3, 4)
"""The columns of a comparison that say whether anything moved."""


class IssuedFace(QWidget):
    """The list left; right the letter, or the comparison."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = IssuedModel(desk, self)
        self.list = LineList("Báo cáo đã phát hành")
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self.preview = LetterPreview(read_only=True)
        self.stack = TableStack()
        self.compare = button("So với hiện nay", self._turn)
        self.files = SaveRow(desk, self.model.letter, self._name, (self.compare,))
        self.bar = WorkBar(self.model.work)
        self.sides = FaceStack()
        self.faces = FaceStack()
        self._compose()
        self._listen()

    def begin(self, wanted: str = "") -> None:
        """Read the list anew, and a report that is asked for."""
        self.model.read(wanted)
        self.list.setFocus()

    def _compose(self) -> None:
        self.list.setFixedWidth(px(LEFT))
        ground = QWidget()
        inner = QVBoxLayout(ground)
        self.heading = label("", "heading", wrap=True)
        inner.addWidget(self.heading)
        inner.addWidget(label(COMPARED, "muted", wrap=True))
        inner.addWidget(self.stack)
        inner.addStretch(1)
        compared = QScrollArea()
        compared.setWidgetResizable(True)
        compared.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        compared.setWidget(ground)
        self.sides.addWidget(self.preview)
        self.sides.addWidget(compared)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.list)
        row.addWidget(self.sides, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(row, 1)
        column.addWidget(self.bar)
        column.addWidget(self.files)
        self.faces.addWidget(_empty())
        self.faces.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.faces)

    def _listen(self) -> None:
        model = self.model
        self.list.taken.connect(model.open)
        self.list.mark_moved.connect(model.open)
        self.preview.opened.connect(self._open)
        self.stack.opened.connect(self._open)
        model.listed.connect(self._show_list)
        model.opened.connect(self._show)
        model.compared.connect(self._show_compared)
        model.troubled.connect(lambda text: self.files.said.say(text, "bad"))

    def _show_list(self) -> None:
        lines = [Line(one.id, self._words(one)) for one in self.model.reports]
        self.list.show_lines(lines, self._place())
        self.faces.setCurrentIndex(int(bool(lines)))

    def _place(self) -> int:
        here = self.model.frozen.about.id if self.model.frozen else ""
        ids = [one.id for one in self.model.reports]
        return ids.index(here) if here in ids else 0

    def _words(self, one: IssuedReport) -> str:
        since, until = day(one.period.since.isoformat()), day(one.period.until.isoformat())
        return ISSUED_LINE.format(
            title=KIND_NAMES.get(one.kind, one.title),
            period=until if since == until else f"{since} – {until}",
            day=day(one.issued_at.date().isoformat()),
            number=f" · số {one.number}" if one.number else "",
            withdrawn=WITHDRAWN if one.id in self.model.withdrawn else "",
        )

    def _show(self) -> None:
        letter = self.model.letter()
        if letter is None:
            return
        self.list.mark(self._place())
        self.files.begin_anew()
        self.preview.show_letter(letter)
        self.sides.setCurrentIndex(0)
        self.compare.setText("So với hiện nay")
        self.files.show_ready(ready=True)

    def _show_compared(self, report: Report) -> None:
        self.heading.setText(report.title)
        self.stack.show_report(report)
        self.sides.setCurrentIndex(1)
        self.compare.setText("Xem lại văn bản")
        moved = any(
            line.values[at] for table in report.tables for line in table.lines for at in _MOVED
        )
        self.files.said.say("" if moved else NOTHING_MOVED, "ok")
        if self.stack.tables:
            self.stack.tables[0].setFocus()

    def _turn(self) -> None:
        """Compare, or go back to the letter."""
        if self.sides.currentIndex():
            self.model.comparison = None
            self._show()
        else:
            self.model.compare()

    def _open(self, cell: Cell) -> None:
        letter = self.model.letter()
        if letter is not None:
            open_figure(self._desk, letter.report, cell, self.files.refuse, self)

    def _name(self) -> str:
        frozen = self.model.frozen
        if frozen is None:
            return ""
        kind = KIND_NAMES.get(frozen.about.kind, frozen.about.kind)
        named = f"so sánh {kind}" if self.model.comparison else kind
        return file_name(named, self._desk.app.commune.full_name, frozen.about.period)


def _empty() -> QWidget:
    face = QWidget()
    column = QVBoxLayout(face)
    column.addStretch(1)
    for text, role in ((NONE_ISSUED, "heading"), (NONE_ISSUED_HINT, "muted")):
        column.addWidget(label(text, role), 0, Qt.AlignmentFlag.AlignCenter)
    column.addStretch(2)
    return face
