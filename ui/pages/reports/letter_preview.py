"""The letter as it will be printed: its head and tables as they are, its words to write in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.messages import letter_form as form
from app.messages.reports import BLANK, day_in_words
from app.reports.letter.edited_text import ABOUT, lines_of
from app.reports.letter.letter import PARTS
from ui.look import px
from ui.pages.reports.letter_text import letter_label
from ui.pages.reports.table_stack import TableStack
from ui.pages.reports.text_part import TextPart
from ui.sentences.report import PARTS as PART_NAMES
from ui.widgets.basic import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect

    from app.reports.letter.letter_file import Letter
    from ui.pages.reports.figure_table import FigureTable

_BEFORE = 3
"""So many parts stand before the tables."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_TOP = Qt.AlignmentFlag.AlignTop


class LetterPreview(QScrollArea):
    """A sheet of paper that scrolls; the focus is kept in sight."""

    edited = Signal(str)
    """A part was written in."""
    opened = Signal(object)
    """A figure (`Cell`) is to be opened."""

    def __init__(self, *, read_only: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "desk")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts = {
            part: TextPart(part, f"Văn bản: {PART_NAMES[part]}", centred=part == ABOUT)
            for part in (ABOUT, *PARTS)
        }
        self.stack = TableStack()
        self._texts: dict[str, QLabel] = {}
        self.setWidget(self._make_paper())
        for one in self.parts.values():
            one.setReadOnly(read_only)
            one.edited.connect(self.edited)
        self.stack.opened.connect(self.opened)
        self.stack.came_to.connect(self._bring)

    @property
    def tables(self) -> list[FigureTable]:
        """The tables that are shown."""
        return self.stack.tables

    def show_letter(self, letter: Letter) -> None:
        """Show a letter; tables are laid anew only where they are others."""
        head = letter.head
        for name, text in {
            "parent": head.parent,
            "office": head.office,
            "number": form.NUMBERED.format(number=letter.number or BLANK, code=head.code),
            "day": form.PLACE_AND_DAY.format(place=head.place, day=day_in_words(letter.written_on)),
            "addressee": form.ADDRESSED.format(addressee=head.addressee),
            "recipients": "\n".join(form.RECIPIENT.format(recipient=r) for r in head.recipients),
            "signing": "\n".join(head.signing_as),
            "signer": head.signer,
        }.items():
            self._texts[name].setText(text)
        self._texts["parent"].setVisible(bool(head.parent))
        self._texts["addressee"].setVisible(bool(head.addressee))
        for part, one in self.parts.items():
            if not one.hasFocus():
                one.show_lines(lines_of(letter.text, part))
            if one.isReadOnly():
                one.setVisible(bool(one.lines))
        if self.stack.show_report(letter.report):
            self._order()

    def write_anew(self, letter: Letter) -> None:
        """Show the words of a letter, the part being written in too."""
        for part, one in self.parts.items():
            one.show_lines(lines_of(letter.text, part))

    def _order(self) -> None:
        """Let Tab go down the letter."""
        parts = [*self.parts.values()]
        down: Sequence[QWidget] = [*parts[: _BEFORE + 1], *self.tables, *parts[_BEFORE + 1 :]]
        for first, second in pairwise(down):
            QWidget.setTabOrder(first, second)

    def _bring(self, table: FigureTable, place: QRect) -> None:
        """Keep the figure under the cursor in sight."""
        ground = self.widget()
        if table.hasFocus() and ground is not None:
            middle = table.viewport().mapTo(ground, place.center())
            self.ensureVisible(middle.x(), middle.y(), 0, px(60))

    def _make_paper(self) -> QWidget:
        ground = QWidget()
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(px(8), px(8), px(8), px(8))
        paper = QFrame()
        paper.setProperty("role", "paper")
        outer.addWidget(paper)
        outer.addStretch(1)
        column = QVBoxLayout(paper)
        column.setContentsMargins(px(24), px(20), px(20), px(24))
        column.setSpacing(px(2))
        column.addLayout(self._make_head())
        column.addSpacing(px(10))
        column.addWidget(letter_label(form.REPORT, 14, bold=True))
        column.addWidget(self.parts[ABOUT])
        column.addWidget(self._add("addressee", 14))
        down = [self.parts[part] for part in PARTS]
        for one in down[:_BEFORE]:
            column.addWidget(one)
        column.addWidget(self.stack)
        for one in down[_BEFORE:]:
            column.addWidget(one)
        column.addSpacing(px(10))
        column.addLayout(self._make_signature())
        return ground

    def _make_head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(px(2))
        ours = _stack(self._add("parent", 12), self._add("office", 12, bold=True), _rule(70))
        theirs = _stack(
            letter_label(form.NATION, 12, bold=True),
            letter_label(form.MOTTO, 13, bold=True),
            _rule(180),
        )
        grid.addLayout(ours, 0, 0, _TOP)
        grid.addLayout(theirs, 0, 1, _TOP)
        grid.addWidget(self._add("number", 13), 1, 0)
        grid.addWidget(self._add("day", 14, italic=True), 1, 1)
        for at, share in enumerate((67, 97)):
            grid.setColumnStretch(at, share)
        return grid

    def _make_signature(self) -> QGridLayout:
        grid = QGridLayout()
        to = letter_label(form.RECIPIENTS, 12, bold=True, italic=True, centred=False)
        grid.addWidget(to, 0, 0, _TOP)
        grid.addWidget(self._add("recipients", 11, centred=False), 1, 0, _TOP)
        grid.addWidget(self._add("signing", 14, bold=True), 0, 1, 2, 1, _TOP)
        grid.setRowMinimumHeight(2, px(56))
        grid.addWidget(self._add("signer", 14, bold=True), 3, 1)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        return grid

    def _add(
        self,
        name: str,
        points: float,
        *,
        bold: bool = False,
        italic: bool = False,
        centred: bool = True,
    ) -> QLabel:
        made = letter_label("", points, bold=bold, italic=italic, centred=centred)
        self._texts[name] = made
        return made


def _stack(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(px(1))
    for one in parts[:-1]:
        column.addWidget(one)
    column.addWidget(parts[-1], 0, _CENTRE)
    return column


def _rule(length: int) -> QFrame:
    made = rule()
    made.setProperty("role", "ink_rule")
    made.setFixedWidth(px(length))
    return made
