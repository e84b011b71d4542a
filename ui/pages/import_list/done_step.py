"""Step 4: what became of every row, what to look at now, and what can be done with the report."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.lists.import_report import RowLine
from ui.desk import Desk
from ui.look import px
from ui.messages import field_name, problem_name, row_message
from ui.models.line_model import Line
from ui.models.text_table import TextTable
from ui.pages.import_list.report_saving import ReportSaving
from ui.pages.import_list.reported import Reported
from ui.pages.import_list.row_words import HOUSEHOLD
from ui.pages.import_list.view_model import ImportViewModel
from ui.sentences.circumstance import WAITING_AFTER_LIST
from ui.widgets.basic import StateLine, button, card, label
from ui.widgets.line_list import LineList
from ui.widgets.plain_table import PlainTable
from ui.widgets.work_bar import WorkBar
from ui.words import thousands

_HEADERS = ("Trang tính", "Dòng", "Họ và tên", "Vì sao")
_WIDTHS = (116, 64, 150, 200)


class DoneStep(QWidget):
    """Shows the report of the last import; the undo button takes the whole of it back."""

    undo_asked = Signal(str)

    def __init__(self, desk: Desk, model: ImportViewModel) -> None:
        super().__init__()
        self._desk = desk
        self._model = model
        self.saving = ReportSaving(desk, self)
        self.headline = StateLine()
        self.counts = [label("", "figure") for _ in range(5)]
        self.columns = label("", "muted", wrap=True)
        self.no_problem = label("Không có gì cần xem lại.", "muted")
        self.problems = LineList("Cần xem lại sau lần nhập này")
        self.problems.setProperty("role", "plain")
        self.problems.setMinimumHeight(px(56))
        self.problems.taken.connect(self._see_problem)
        self.rows = TextTable[RowLine](_HEADERS, _row_texts, numbers=(1,), parent=self)
        self.table = PlainTable(self.rows, _WIDTHS, 3, "Các dòng để riêng")
        self._rows_title = label("", "heading")
        self.bar = WorkBar(self.saving.work)
        self.undo = button("Hoàn tác lần nhập này", self._ask_undo, drawing="undo")
        self.save = button("Lưu báo cáo .xlsx", self._ask_path, shortcut="Ctrl+S")
        self.see_children = button("Xem trẻ em", self._see_children, drawing="child")
        self.next = button("Nhập tệp khác", model.next_file, role="primary", drawing="import")
        self._compose()
        model.finished.connect(self._show_report)
        model.staged.connect(self._name_next)
        self.saving.ended.connect(self._say_saved)

    def take_focus(self) -> None:
        """Take the keys: on to the next file."""
        self.next.setFocus()

    def _show_report(self) -> None:
        reported = self._model.reported
        if reported is None:
            return
        report = reported.report
        self.saving.take(report, self._model.reported_on)
        self.headline.say(f"Đã nhập xong {report.file}. Không dòng nào bị bỏ sót.", "ok")
        figures = (
            report.rows, report.added, report.changed, report.unchanged, report.set_aside,
        )  # fmt: skip
        for shown, figure in zip(self.counts, figures, strict=True):
            shown.setText(thousands(figure))
        self._show_columns(reported)
        self._show_problems(reported)
        self._show_rows(reported)
        self.undo.setEnabled(report.group_id is not None)

    def _compose(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(self._make_counts())
        problems, column = card(margin=12)
        column.addWidget(label("Cần xem lại · bấm một dòng để mở danh sách", "heading"))
        column.addWidget(self.no_problem)
        column.addWidget(self.problems, 1)
        self._aside, rows = card(margin=12)
        rows.addWidget(self._rows_title)
        rows.addWidget(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(problems, 2)
        middle.addWidget(self._aside, 3)
        layout.addLayout(middle, 1)
        layout.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.undo)
        foot.addStretch(1)
        for one in (self.save, self.see_children, self.next):
            foot.addWidget(one)
        layout.addLayout(foot)

    def _make_counts(self) -> QWidget:
        frame, column = card(margin=12)
        column.addWidget(self.headline)
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        names = ("dòng trong tệp", "thêm mới", "sửa, bổ sung", "không có gì mới", "để riêng")
        for place, (shown, name) in enumerate(zip(self.counts, names, strict=True)):
            if place:
                sign = label("=" if place == 1 else "+", "figure")
                grid.addWidget(sign, 0, 2 * place - 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(shown, 0, 2 * place)
            grid.addWidget(label(name, "muted"), 1, 2 * place)
            grid.setColumnStretch(2 * place, 1)
        grid.setHorizontalSpacing(px(12))
        column.addLayout(grid)
        column.addWidget(self.columns)
        return frame

    def _show_columns(self, reported: Reported) -> None:
        report = reported.report
        headers = dict.fromkeys(name.rpartition("!")[2] for name in report.columns_not_taken)
        names = ", ".join(f"“{name}”" for name in headers)
        said = [f"Cột không dùng đến: {names}."] if names else []
        if report.passed:
            said.append(
                f"Bỏ qua {thousands(len(report.passed))} dòng không phải của trẻ "
                "(tiêu đề, tên thôn, cộng, chữ ký)."
            )
        if report.absent:
            said.append(
                f"{thousands(len(report.absent))} trẻ của xã không có trong sổ hộ tịch: xem ở "
                "Đối soát, Tư pháp – Hộ tịch."
            )
        if reported.waiting:
            said.append(WAITING_AFTER_LIST.format(thousands(reported.waiting)))
        self.columns.setText(" ".join(said))
        self.columns.setVisible(bool(said))

    def _show_problems(self, reported: Reported) -> None:
        lines = [
            Line(code, f"{problem_name(code)}: {thousands(count)} trẻ")
            for code, count in reported.problems
        ]
        self.problems.show_lines(lines, 0 if lines else -1)
        self.problems.setVisible(bool(lines))
        self.no_problem.setVisible(not lines)

    def _see_problem(self, code: str) -> None:
        """Open the children of this import who have a problem."""
        report = self._model.report
        group_id = report.group_id if report else None
        self._desk.signals.go("cleaning", problem=code, group=group_id or "")

    def _show_rows(self, reported: Reported) -> None:
        self._aside.setVisible(bool(reported.told))
        self._rows_title.setText(f"Dòng cần biết: {thousands(len(reported.told))}")
        self.rows.show(reported.told)

    def _name_next(self) -> None:
        waiting = self._model.queue or self._model.found is not None
        self.next.setText("Tệp tiếp theo" if waiting else "Nhập tệp khác")
        self.next.setAccessibleName(self.next.text())

    def _ask_undo(self) -> None:
        report = self._model.report
        if report is not None and report.group_id is not None:
            self.undo.setEnabled(False)
            self.undo_asked.emit(report.group_id)

    def _see_children(self) -> None:
        report = self._model.report
        self._desk.signals.go("children", group=report.group_id or "" if report else "")

    def _ask_path(self) -> None:
        report = self._model.report
        if report is None:
            return
        name = f"Bao cao nhap {Path(report.file).stem}.xlsx"
        dialog = QFileDialog(self, "Lưu báo cáo", name, "Bảng tính (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.saving.save(Path(path)))
        dialog.open()

    def _say_saved(self) -> None:
        state = "bad" if self.saving.trouble else "ok"
        self.headline.say(self.saving.trouble or self.saving.saved, state)


def _row_texts(line: RowLine) -> tuple[str, ...]:
    reasons = [row_message(code) for code in line.messages]
    if line.proposals:
        fields = ", ".join(field_name(name.removeprefix(HOUSEHOLD)) for name in line.proposals)
        reasons.append(f"giữ trong sổ: {fields}")
    return line.sheet, thousands(line.row), line.name, "; ".join(reasons)
