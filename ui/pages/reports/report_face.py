"""*Lập báo cáo*: the kinds and the period on the left, the letter on the right, files below.

By keyboard: Tab goes down the letter, Enter on a figure opens its children, Alt+← → change the
period, Ctrl+S writes the letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.messages.reports import moment_in_words
from app.reports.report_kinds import KINDS
from ui.look import px
from ui.pages.reports.files import file_name
from ui.pages.reports.kind_list import KindList
from ui.pages.reports.letter_preview import LetterPreview
from ui.pages.reports.open_figure import open_figure
from ui.pages.reports.period_row import PeriodRow
from ui.pages.reports.population_sheet import open_population
from ui.pages.reports.report_model import ReportModel
from ui.pages.reports.save_row import SaveRow
from ui.pages.reports.settings_sheet import open_letter_settings
from ui.sentences.report import (
    COUNTED,
    ISSUED,
    KIND_NAMES,
    NO_DAY,
    OUTRUN,
    PARTS,
    REPLACED,
)
from ui.typed_day import read_day
from ui.widgets.basic import button, label, text_field
from ui.widgets.work_bar import WorkBar
from ui.words import day, moment

if TYPE_CHECKING:
    from app.domain.reports.issued_report import IssuedReport
    from ui.desk import Desk
    from ui.pages.reports.figure_model import Cell

LEFT = 244
_LEAST_KINDS = 72
_BY_POPULATION = ("coverage", "to-enter")
"""What is held against the counts of the statistics office."""


class ReportFace(QWidget):
    """One report as a letter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = ReportModel(desk, self)
        self.kinds = KindList()
        self.period = PeriodRow(desk.app.today())
        self.number = text_field("Số văn bản", "ghi tay")
        self.dated = text_field("Ngày văn bản", "ghi tay")
        self.settings = button(
            "Cơ quan, người ký, nơi nhận, mẫu…", self._open_settings, role="link"
        )
        self.population = button("Số dân theo thống kê…", self._open_population, role="link")
        self.preview = LetterPreview()
        self.bar = WorkBar(self.model.work)
        self.anew = button("Viết lại theo số liệu", self.model.write_anew, role="link")
        self.issue = button("Phát hành", self.model.issue)
        self.issue.setToolTip("Giữ nguyên số liệu và lời văn như lúc gửi đi; sau này so sánh được.")
        self.files = SaveRow(desk, self.model.letter, self._name, (self.anew, self.issue))
        self.said = self.files.said
        self._compose()
        self._listen()
        self._show_ready()

    def begin(self, kind: str = "") -> None:
        """Show what is due, or a kind that is asked for."""
        self.model.begin(kind)
        self.kinds.setFocus()

    def _name(self) -> str:
        period, kind = self.model.period, self.model.kind
        name = KIND_NAMES.get(kind, kind)
        return file_name(name, self._desk.app.commune.full_name, period) if period else name

    def _compose(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(px(6))
        self.kinds.setMinimumHeight(px(_LEAST_KINDS))
        left.addWidget(self.kinds, 1)
        left.addWidget(label("Kỳ báo cáo", "section"))
        left.addWidget(self.period)
        row = QHBoxLayout()
        for name, field in (("Số", self.number), ("Ngày", self.dated)):
            row.addWidget(label(name, "muted"))
            row.addWidget(field, 1)
        left.addLayout(row)
        left.addWidget(self.population)
        left.addWidget(self.settings)
        self._left = QFrame()
        self._left.setLayout(left)
        self._left.setFixedWidth(px(LEFT))
        body = QHBoxLayout()
        body.setSpacing(px(16))
        body.addWidget(self._left)
        body.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(body, 1)
        column.addWidget(self.bar)
        column.addWidget(self.files)
        self.anew.hide()

    def _listen(self) -> None:
        model = self.model
        self.kinds.taken.connect(model.choose)
        self.kinds.mark_moved.connect(model.choose)
        self.period.stepped.connect(model.step)
        self.period.chosen.connect(model.show_period)
        self.period.doubted.connect(lambda text: self.said.say(text, "bad"))
        self.number.editingFinished.connect(self._take_number)
        self.dated.editingFinished.connect(self._take_day)
        self.preview.edited.connect(self._edit)
        self.preview.opened.connect(self._open)
        model.began.connect(self._show_kinds)
        model.turned.connect(self._turn)
        model.counted.connect(self._show_counted)
        model.reworded.connect(self._show_words)
        model.issued.connect(self._tell_issued)
        model.troubled.connect(lambda text: self.said.say(text, "bad"))
        model.work.changed.connect(self._show_ready)

    def _show_kinds(self) -> None:
        model = self.model
        order = dict.fromkeys((*model.due, *KINDS))
        self.kinds.show_kinds(tuple(order), model.due, model.kind)
        if model.period is not None:
            self.period.show_period(model.period)

    def _turn(self) -> None:
        if self.model.period is not None:
            self.period.show_period(self.model.period)
        self.anew.hide()
        self.population.setVisible(self.model.kind in _BY_POPULATION)
        self.files.begin_anew()
        self._show_ready()

    def _show_counted(self) -> None:
        self.number.setText(self.model.number)
        self.dated.setText(day(self.model.written_on))
        letter = self.model.letter()
        if letter is None:
            return
        self.preview.show_letter(letter)
        at = moment_in_words(letter.report.taken_at)
        self.said.say(COUNTED.format(moment=at), "ok")
        self._show_outrun()
        self._show_ready()

    def _show_words(self) -> None:
        letter = self.model.letter()
        if letter is not None:
            self.preview.show_letter(letter)
            self.preview.write_anew(letter)
        self._show_outrun()

    def _show_outrun(self) -> None:
        outrun = self.model.outrun
        self.anew.setVisible(bool(self.model.edits))
        if outrun:
            self.said.say(OUTRUN.format(parts=", ".join(PARTS[part] for part in outrun)), "warn")

    def _show_ready(self) -> None:
        ready = self.model.made is not None and not self.model.work.kind
        self.files.show_ready(ready=ready)
        self.issue.setEnabled(ready)

    def _edit(self, part: str) -> None:
        self.model.edit(part, self.preview.parts[part].lines)
        self.anew.setVisible(bool(self.model.edits))

    def _take_number(self) -> None:
        if self.number.text().strip() != self.model.number:
            self.model.set_number(self.number.text())

    def _take_day(self) -> None:
        text = self.dated.text().strip()
        found = read_day(text, self._desk.app.today()) if text else None
        if text and found is None:
            self.said.say(NO_DAY, "bad")
        elif (found.isoformat() if found else "") != self.model.written_on:
            self.said.say("")
            self.model.set_day(found)

    def _open(self, cell: Cell) -> None:
        if self.model.made is not None:
            report = self.model.made.report
            open_figure(self._desk, report, cell, self.files.refuse, self)

    def _open_population(self) -> None:
        open_population(self, self._desk, self.model.count)

    def _open_settings(self) -> None:
        open_letter_settings(self, self._desk, self.model.letter(), self.model.count)

    def _tell_issued(self, made: IssuedReport) -> None:
        told = REPLACED if made.replaces else ISSUED
        self.said.say(told.format(moment=moment(made.issued_at, self._desk.app.clock())), "ok")
