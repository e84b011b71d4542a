"""*Tổng hợp nhiều đơn vị*: many files as one table, with what is missing, late or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.reports.kinds.roll_up import roll_up_report
from app.reports.kinds.roll_up_letter import roll_up_letter
from app.reports.letter.letter_file import Letter
from app.services.rollup.roll_up import roll_up_files
from ui.errors import told
from ui.look import px
from ui.pages.reports.files import file_name
from ui.pages.reports.letter_preview import LetterPreview
from ui.pages.reports.save_row import SaveRow
from ui.sentences.report import NO_DAY, ROLL_UP_HINT, ROLLED_UP, ROLLED_UP_WITH
from ui.typed_day import read_day
from ui.widgets.basic import label
from ui.widgets.drop_zone import DropZone
from ui.widgets.work_bar import WorkBar
from ui.words import thousands
from ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from app.domain.places.units import Unit
    from app.services.pace import Cancelled, Progress
    from ui.desk import Desk

SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
NATION = "Cả nước"


class RollUpFace(QWidget):
    """Files above, the letter of the province's office below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.work = Work(self)
        self.files = DropZone(ROLL_UP_HINT, SUFFIXES, "bảng tính")
        self.places = QComboBox()
        self.places.setAccessibleName("Tỉnh, thành phố được tổng hợp")
        self.deadline = QLineEdit()
        self.deadline.setAccessibleName("Hạn chốt số liệu")
        self.deadline.setPlaceholderText("ngày/tháng/năm")
        self.preview = LetterPreview(read_only=True)
        self.saving = SaveRow(desk, lambda: self.letter, self._name)
        self.bar = WorkBar(self.work)
        self.letter: Letter | None = None
        self._paths: Sequence[Path] = ()
        self._show_places()
        self._compose()
        self.files.picked.connect(self.roll_up)
        self.places.activated.connect(lambda _: self._again())
        self.deadline.editingFinished.connect(self._again)

    def begin(self) -> None:
        """Begin with the files."""
        self.files.pick.setFocus()

    def roll_up(self, paths: Sequence[Path]) -> None:
        """Put files together."""
        self._paths = sorted(paths)
        self._again()

    @property
    def province(self) -> Unit | None:
        """The province whose communes are expected; None for the nation."""
        code = self.places.currentData()
        return self._desk.app.gazetteer.units.get(str(code)) if code else None

    def _again(self) -> None:
        written = self.deadline.text().strip()
        deadline = read_day(written, self._desk.app.today()) if written else None
        if written and deadline is None:
            self.saving.said.say(NO_DAY, "bad")
        elif self._paths:
            self._run(self._paths, deadline)

    def _run(self, paths: Sequence[Path], deadline: date | None) -> None:
        app, province = self._desk.app, self.province

        def work(progress: Progress, cancelled: Cancelled) -> tuple[Letter, int, int]:
            gazetteer = app.gazetteer
            rolled = roll_up_files(
                paths,
                gazetteer,
                today=app.today(),
                province=province,
                deadline=deadline,
                progress=progress,
                cancelled=cancelled,
            )
            report = roll_up_report(rolled, gazetteer, app.minute())
            head, text = roll_up_letter(report, rolled, gazetteer)
            letter = Letter(head=head, text=text, report=report)
            return letter, rolled.files, len(rolled.findings)

        self.saving.begin_anew()
        self.work.run("roll_up", self._desk.store, work, self._show, self._refuse)

    def _compose(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(label("Tổng hợp cho", "muted"))
        row.addWidget(self.places)
        row.addWidget(label("Hạn chốt số liệu", "muted"))
        row.addWidget(self.deadline)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.files)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.preview, 1)
        column.addWidget(self.saving)
        self.preview.hide()
        column.addStretch(0)

    def _show_places(self) -> None:
        units = self._desk.app.gazetteer.units
        for one in units.provinces:
            self.places.addItem(one.full_name, one.code)
        self.places.addItem(NATION, "")
        own = units.province_of(self._desk.app.commune)
        self.places.setCurrentIndex(max(0, self.places.findData(own.code)))

    def _show(self, found: tuple[Letter, int, int]) -> None:
        self.letter, files, findings = found
        self.preview.show_letter(self.letter)
        self.preview.show()
        self.files.step_aside(True)
        self.saving.show_ready(ready=bool(self.letter.report.tables))
        words = ROLLED_UP_WITH if findings else ROLLED_UP
        said = words.format(files=thousands(files), findings=thousands(findings))
        self.saving.said.say(said, "warn" if findings else "ok")
        if self.preview.tables:
            self.preview.tables[0].setFocus()

    def _refuse(self, error: Exception) -> None:
        self.saving.said.say(told(error), "bad")

    def _name(self) -> str:
        place = self.places.currentText()
        return file_name("tổng hợp", place, self.letter.report.period) if self.letter else place
