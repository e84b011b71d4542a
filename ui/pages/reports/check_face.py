"""*Kiểm tra biểu*: a table pasted or opened, its wrong sums and rates marked, copied back right."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.services.check_table import TableCheck, check_sheets, read_tables
from app.workbook.tables.pasted_table import pasted_sheet
from ui.errors import told
from ui.look import px
from ui.models.line_model import Line
from ui.pages.reports.checked_model import CheckedModel, wrong_words
from ui.sentences.report import (
    COPIED,
    NOTHING_PASTED,
    PASTE_HINT,
    PASTED,
    TABLE_RIGHT,
    TABLE_WRONG,
)
from ui.widgets.basic import StateLine, button, label
from ui.widgets.file_dialog import ask_for_file
from ui.widgets.line_list import LineList
from ui.widgets.work_bar import WorkBar
from ui.words import thousands
from ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.services.check_table import WrongCell
    from app.services.pace import Cancelled, Progress
    from app.workbook.sheet import Sheet
    from ui.desk import Desk

KINDS = "Bảng tính, văn bản Word (*.xlsx *.xls *.xlsm *.ods *.csv *.html *.docx);;Mọi tệp (*)"
_LIST = 168
Checked = tuple[tuple["Sheet", ...], TableCheck]


class CheckFace(QWidget):
    """The table above, what is wrong below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.work = Work(self)
        self.paste = button("Dán bảng", self.paste_table, role="primary")
        self.open_file = button("Mở tệp…", self._ask)
        self.copy = button("Chép bảng đã sửa", self.copy_table)
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Trang tính")
        self.said = StateLine()
        self.bar = WorkBar(self.work)
        self.cells = CheckedModel(self)
        self.table = QTableView()
        self.wrong = LineList("Các ô chưa khớp")
        self._found: Checked = ((), TableCheck(0, ()))
        self._shown: Sequence[WrongCell] = ()
        self._compose()
        self._listen()

    def begin(self) -> None:
        """Begin with pasting."""
        self.paste.setFocus()

    def paste_table(self) -> None:
        """Check what was copied elsewhere."""
        copied = QApplication.clipboard().mimeData()
        # An empty clipboard is no object at all on some machines.
        text = copied.text() if copied is not None and copied.hasText() else ""
        page = copied.html() if copied is not None and copied.hasHtml() else ""
        if not text.strip() and "<table" not in page.lower():
            self.said.say(NOTHING_PASTED, "warn")
            return
        self._run(lambda: (pasted_sheet(text, page, PASTED),), PASTED)

    def check_file(self, path: Path) -> None:
        """Check the tables of a file."""
        self._run(lambda: read_tables(path), path.name)

    def copy_table(self) -> None:
        """Copy the sheet that is shown, the right values in the place of the wrong ones."""
        rows = list(self.cells.corrected())
        copied = QMimeData()
        copied.setText("\n".join("\t".join(row) for row in rows))
        cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
        copied.setHtml(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
        QApplication.clipboard().setMimeData(copied)
        self.said.say(COPIED.format(cells=len(self.cells.wrong)), "ok")

    def _run(self, read: Callable[[], tuple[Sheet, ...]], name: str) -> None:
        def work(_progress: Progress, _cancelled: Cancelled) -> Checked:
            sheets = read()
            return sheets, check_sheets(sheets, name)

        self.said.say("")
        self.work.run("table", self._desk.store, work, self._show, self._refuse)

    def _compose(self) -> None:
        self.paste.setToolTip("Dán bảng vừa chép (Ctrl+V)")
        self.copy.setToolTip("Chép lại cả bảng, ô sai thay bằng số đúng (Ctrl+Shift+C)")
        self.table.setModel(self.cells)
        self.table.setAccessibleName("Biểu đang kiểm tra")
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(px(160))
        self.wrong.setMinimumHeight(px(72))
        self.wrong.setMaximumHeight(px(_LIST))
        self.wrong.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(label(PASTE_HINT, "muted", wrap=True), 1)
        for part in (self.sheets, self.open_file, self.paste):
            top.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.wrong)
        column.addLayout(foot)
        self.sheets.hide()
        self.wrong.hide()
        self.copy.setEnabled(False)

    def _listen(self) -> None:
        self.sheets.activated.connect(self._show_sheet)
        self.wrong.taken.connect(self._go_to)
        self.wrong.mark_moved.connect(self._go_to)
        for keys, does in (
            ("Ctrl+V", self.paste_table),
            ("Ctrl+O", self._ask),
            ("Ctrl+Shift+C", self.copy.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show(self, found: Checked) -> None:
        self._found = found
        sheets, check = found
        self.sheets.clear()
        self.sheets.addItems([sheet.name for sheet in sheets])
        self.sheets.setVisible(len(sheets) > 1)
        wrong_in = [any(one.sheet == sheet.name for one in check.wrong) for sheet in sheets]
        first = wrong_in.index(True) if True in wrong_in else 0
        self.sheets.setCurrentIndex(first)
        self._show_sheet(first)
        count = len(check.wrong)
        words = TABLE_WRONG if count else TABLE_RIGHT
        said = words.format(tables=check.tables, wrong=thousands(count))
        self.said.say(said, "bad" if count else "ok")
        (self.wrong if count else self.table).setFocus()

    def _show_sheet(self, place: int) -> None:
        sheets, check = self._found
        sheet = sheets[place]
        self._shown = [one for one in check.wrong if one.sheet == sheet.name]
        self.cells.show(sheet, self._shown)
        self.table.resizeColumnsToContents()
        lines = [Line(str(at), wrong_words(one)) for at, one in enumerate(self._shown)]
        self.wrong.show_lines(lines, 0 if lines else -1)
        self.wrong.setVisible(bool(lines))
        self.copy.setEnabled(True)
        if lines:
            self._go_to("0")

    def _go_to(self, key: str) -> None:
        one = self._shown[int(key)]
        index = self.cells.index(one.row_number - 1, one.column_number)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def _refuse(self, error: Exception) -> None:
        self.said.say(told(error), "bad")

    def _ask(self) -> None:
        ask_for_file(self, "Chọn tệp có biểu", KINDS, self.check_file)
