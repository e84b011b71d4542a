"""Step 3: what taking the list would do, row by row, before anything is written."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.models.text_table import TextTable
from ui.pages.import_list.previewed import ALL, ShownRow
from ui.pages.import_list.register_bar import RegisterBar
from ui.pages.import_list.row_panel import WIDTH as PANEL
from ui.pages.import_list.row_panel import RowPanel
from ui.pages.import_list.row_words import (
    HEADERS,
    NUMBER_ALONE,
    PLACE,
    STRETCHED,
    WIDTHS,
    row_texts,
)
from ui.pages.import_list.stages import Stage
from ui.pages.import_list.view_model import ImportViewModel
from ui.widgets.basic import StateLine, button, label
from ui.widgets.facet_list import FacetList
from ui.widgets.plain_table import PlainTable
from ui.widgets.work_bar import WorkBar
from ui.words import thousands

FILTERS = 178
LEAST_TABLE = 440
TAKE_KEYS = "Ctrl+Return"


class PreviewStep(QWidget):
    """Counts left, rows in the middle, the chosen row right.

    Where there is little room the chosen row takes the place of the counts, opened by Enter.
    """

    def __init__(self, model: ImportViewModel) -> None:
        super().__init__()
        self._model = model
        self._preview = model.previewing
        self._filter = ALL
        self._rows: list[ShownRow] = []
        self._is_open = False
        self.told = StateLine()
        self.filters = FacetList("Lọc các dòng xem trước")
        self.lines = TextTable[ShownRow](HEADERS, self._texts, parent=self)
        self.table = PlainTable(self.lines, WIDTHS, STRETCHED, "Các dòng của tệp")
        self.panel = RowPanel(self._preview)
        self.search = WorkBar(self._preview.search)
        self.register = RegisterBar(self._preview)
        self.words = label("", wrap=True)
        self.back = button("Sửa lại cột", lambda: model.go(Stage.COLUMNS))
        self.take = button("Nhập", model.take, role="primary", drawing="import", shortcut=TAKE_KEYS)
        self._compose()
        self._listen()

    def take_focus(self) -> None:
        """Take the keys: in the rows."""
        self.table.setFocus()

    def step_back(self) -> bool:
        """Close the row where it hides the counts, then let go of the filter."""
        if self._is_open and not self._is_wide():
            self._open(is_open=False)
            self.table.setFocus()
        elif self._filter != ALL:
            self._choose(ALL)
        else:
            return False
        return True

    def _compose(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self.filters)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.panel)
        foot = QHBoxLayout()
        foot.setSpacing(px(16))
        foot.addWidget(self.back)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.told)
        column.addWidget(self.search)
        column.addWidget(self.register)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize_to_scale()

    def _listen(self) -> None:
        self.filters.chosen.connect(self._choose)
        self.table.row_changed.connect(self._show_row)
        self.table.opened.connect(lambda _: self._open(is_open=True))
        self._preview.made.connect(self._show)
        self._preview.searched.connect(self._show)
        self._preview.decided.connect(self._show_decided)
        self._model.staged.connect(self._tell)
        self._model.work.changed.connect(self._hold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the row where there is little."""
        super().resizeEvent(event)
        self._make_room()

    def resize_to_scale(self) -> None:
        """Take the widths that the user's scale asks for."""
        self.filters.setFixedWidth(px(FILTERS))
        self.register.resize_to_scale()
        self.table.setMinimumWidth(px(240))
        self._make_room()

    def _texts(self, one: ShownRow) -> tuple[str, ...]:
        doubles = self._preview.open_doubles(one.line.ref) if one.line else []
        return row_texts(one, self._preview.shown, doubles)

    def _show(self) -> None:
        """Show the preview as it is now, the cursor on the row where it was."""
        shown = self._preview.shown
        self.register.refresh()
        self.filters.show_facets(shown.filters(), self._filter)
        self.table.set_width(PLACE, WIDTHS[PLACE] if len(shown.sheets) > 1 else NUMBER_ALONE)
        at = self._row_at(self.table.currentIndex().row())
        self._rows = shown.of(self._filter)
        self.lines.show(self._rows)
        place = next((n for n, one in enumerate(self._rows) if at and _same(one, at)), 0)
        if self._rows:
            self.table.go_to(place)
        self._show_row(place)
        self._tell()

    def _choose(self, key: object) -> None:
        self._filter = str(key)
        self._show()

    def _row_at(self, row: int) -> ShownRow | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _show_row(self, row: int) -> None:
        self.panel.show_row(self._row_at(row))

    def _show_decided(self) -> None:
        self._show_row(self.table.currentIndex().row())
        self.table.viewport().update()
        self._tell()

    def _open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        self._make_room()

    def _is_wide(self) -> bool:
        return self.width() >= px(FILTERS + PANEL + LEAST_TABLE)

    def _make_room(self) -> None:
        wide = self._is_wide()
        self.filters.setVisible(wide or not self._is_open)
        self.panel.setVisible(wide or self._is_open)

    def _tell(self) -> None:
        model, preview = self._model, self._preview.preview
        waiting = len(self._preview.waiting())
        if preview is None:
            self.register.forget()
        if model.trouble:
            self.told.say(model.trouble, "warn" if model.stopped else "bad")
        elif waiting:
            self.told.say(
                f"{thousands(waiting)} dòng có thể là trẻ đã có trong sổ: hãy chọn “Cùng một trẻ”"
                " hay “Trẻ khác”. Dòng chưa chọn sẽ để riêng.",
                "warn",
            )
        elif model.remembered:
            self.told.say(
                "Đã nhớ từ lần trước: cột và câu trả lời như tệp cùng mẫu. “Sửa lại cột” để xem.",
                "ok",
            )
        else:
            self.told.say("")
        if preview is None:
            return
        report = preview.report
        added = report.added - waiting
        taken = added + report.changed
        self.words.setText(
            f"{thousands(report.rows)} dòng = {thousands(added)} mới"
            f" + {thousands(report.changed)} thay đổi + {thousands(report.unchanged)} không đổi"
            f" + {thousands(report.set_aside + waiting)} để riêng"
        )
        self.take.setText(f"Nhập {thousands(taken)} dòng" if taken else "Ghi nhận, không có gì mới")
        self.take.setAccessibleName(self.take.text())
        self.take.setShortcut(TAKE_KEYS)  # a new text takes the keys away

    def _hold(self) -> None:
        self.take.setEnabled(not self._model.running)
        self.back.setEnabled(not self._model.running)


def _same(one: ShownRow, other: ShownRow) -> bool:
    if one.is_absent or other.is_absent:
        return one.living == other.living and one.is_absent is other.is_absent
    if one.line is None or other.line is None:
        return one.passed == other.passed and one.line is other.line
    return one.line.ref == other.line.ref
