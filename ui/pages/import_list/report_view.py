"""What became of every row of a list: counts, what to look at again, and the rows set aside."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.services.import_report import ImportReport, RowLine
from ui.desk import Desk
from ui.look import px
from ui.messages import field_name, problem_name, row_message
from ui.models.text_table import TextTable
from ui.widgets.basic import StateLine, button, card, label
from ui.words import thousands

PROBLEMS_SHOWN = 8
_HEADERS = ("Trang tính", "Dòng", "Kết quả", "Vì sao")


class ReportView(QWidget):
    """Shows one report; the undo button takes the whole import back."""

    undo_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._report: ImportReport | None = None
        self.headline = StateLine()
        self.counts = [label("", "figure") for _ in range(4)]
        self.columns = label("", "muted", wrap=True)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(px(2))
        self.rows = TextTable(_HEADERS, _row_texts, numbers=(1,), parent=self)
        self._table = _make_table(self.rows)
        self._rows_title = label("", "heading")
        self.undo = button("Hoàn tác lần nhập này", self._ask_undo, drawing="undo")
        self.see_children = button(
            "Xem danh sách trẻ em", self._go, role="primary", drawing="child"
        )
        self._compose()

    def show_report(self, report: ImportReport) -> None:
        """Show another report."""
        self._report = report
        self.headline.say(f"Đã đọc {report.file}: {thousands(report.rows)} dòng.", "ok")
        figures = (report.added, report.changed, report.unchanged, report.set_aside)
        for shown, figure in zip(self.counts, figures, strict=True):
            shown.setText(thousands(figure))
        self._show_columns(report.columns_not_taken)
        self._show_problems(report.lines)
        self._show_rows([line for line in report.lines if line.messages or line.kept])
        self.undo.setEnabled(report.group_id is not None)

    def _compose(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        layout.addWidget(self._make_counts())
        self._cards: list[QWidget] = []
        row = QHBoxLayout()
        row.setSpacing(px(16))
        for title, inner, share in (
            (label("Cần xem lại trong tệp này", "heading"), self._problems, 2),
            (self._rows_title, self._table, 3),
        ):
            frame, column = card()
            column.addWidget(title)
            if isinstance(inner, QWidget):
                column.addWidget(inner, 1)
            else:
                column.addLayout(inner)
                column.addStretch(1)
            row.addWidget(frame, share)
            self._cards.append(frame)
        layout.addLayout(row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        buttons.addWidget(self.see_children)
        layout.addLayout(buttons)

    def _make_counts(self) -> QWidget:
        frame, column = card()
        column.addWidget(self.headline)
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        names = ("thêm mới", "sửa hoặc bổ sung", "không có gì mới", "để riêng")
        for place, (shown, name) in enumerate(zip(self.counts, names, strict=True)):
            grid.addWidget(shown, 0, place)
            grid.addWidget(label(name, "muted"), 1, place)
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        column.addWidget(self.columns)
        return frame

    def _show_columns(self, columns: Sequence[str]) -> None:
        names = ", ".join(f"“{name.rpartition('!')[2]}”" for name in columns)
        self.columns.setText(f"Cột không dùng đến: {names}." if names else "")
        self.columns.setVisible(bool(names))

    def _show_problems(self, lines: Sequence[RowLine]) -> None:
        while (item := self._problems.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        counts = Counter(code for line in lines for code in {p.code for p in line.problems})
        for code, count in counts.most_common(PROBLEMS_SHOWN):
            text = f"{problem_name(code)}: {thousands(count)} trẻ"
            self._problems.addWidget(button(text, partial(self._go, problem=code), role="link"))
        if not counts:
            self._problems.addWidget(label("Không có gì cần xem lại.", "muted"))

    def _show_rows(self, lines: Sequence[RowLine]) -> None:
        self._cards[1].setVisible(bool(lines))
        self._rows_title.setText(f"Dòng cần biết: {thousands(len(lines))}")
        self.rows.show(lines)

    def resize_to_scale(self) -> None:
        """Take the row height and column widths that the user's scale asks for."""
        _size_table(self._table)

    def _ask_undo(self) -> None:
        if self._report is not None and self._report.group_id is not None:
            self.undo.setEnabled(False)
            self.undo_asked.emit(self._report.group_id)

    def _go(self, **facts: object) -> None:
        self._desk.signals.go("children", **facts)


def _make_table(rows: TextTable[RowLine]) -> QTableView:
    table = QTableView()
    table.setModel(rows)
    table.setAccessibleName("Các dòng cần biết")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    _size_table(table)
    header = table.horizontalHeader()
    header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def _size_table(table: QTableView) -> None:
    table.verticalHeader().setDefaultSectionSize(px(30))
    for column, width in enumerate((132, 72, 120)):
        table.setColumnWidth(column, px(width))


_OUTCOMES = {
    "added": "thêm mới",
    "changed": "sửa",
    "unchanged": "không đổi",
    "set_aside": "để riêng",
}


def _row_texts(line: RowLine) -> Sequence[str]:
    reasons = [row_message(code) for code in line.messages]
    if line.kept:
        fields = ", ".join(field_name(name.removeprefix("household.")) for name in line.kept)
        reasons.append(f"giữ trong sổ: {fields}")
    outcome = _OUTCOMES.get(line.outcome, "")
    return line.sheet, thousands(line.row), outcome, "; ".join(reasons)
