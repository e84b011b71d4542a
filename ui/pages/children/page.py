"""*Trẻ em*: find a child among all of them, and see its record and history."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import ChildId, VillageId
from app.storage.child_list import ChildFilter
from ui.desk import Desk
from ui.look import px
from ui.models.paged_table import PagedTable
from ui.page import Page
from ui.pages.children.columns import COLUMNS
from ui.pages.children.record_panel import WIDTH as RECORD
from ui.pages.children.record_panel import RecordPanel
from ui.pages.children.view_model import ChildrenViewModel
from ui.widgets.basic import button, label
from ui.widgets.facet_list import FacetList
from ui.widgets.frozen_table import FrozenTable
from ui.words import thousands

FACETS = 236
LEAST_LIST = 400


class SearchField(QLineEdit):
    """A field to find by typing; the arrow down goes on into the list."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(placeholderText="Tìm theo tên trẻ, cha mẹ, chủ hộ, số định danh")
        self._below = below
        self.setClearButtonEnabled(True)
        self.setAccessibleName("Tìm trẻ em")
        self.setWhatsThis(
            "Gõ một phần họ tên, không cần dấu. Nhiều từ thì hồ sơ phải có đủ các từ đó. "
            "Nhấn ↓ để xuống danh sách."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._below.setFocus()
        else:
            super().keyPressEvent(event)


class ChildrenPage(Page):
    """Facets left, list in the middle, record right."""

    title = "Trẻ em"
    icon = "child"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = ChildrenViewModel(desk, self)
        self.rows = PagedTable(COLUMNS, self.model.rows, desk.store, self)
        self.table = FrozenTable(self.rows, [c.width for c in COLUMNS], "Danh sách trẻ em")
        self.search = SearchField(self.table)
        self.count = label("", "muted")
        self.villages = FacetList("Lọc theo thôn")
        self.problems = FacetList("Lọc theo việc cần xem lại")
        self.record = RecordPanel()
        self._wanted: ChildId | None = None
        self._compose()
        self._listen()

    def open(self, facts: Mapping[str, object]) -> None:
        """Show the list as it was left, or what is asked for.

        Facts: child_id, village_id, problem, waiting, or everyone.
        """
        child_id = facts.get("child_id")
        village_id = facts.get("village_id")
        if child_id:
            self._wanted = ChildId(str(child_id))
            self.model.open(self._wanted)
        if facts:
            self._clear_search()
            self.model.choose(
                ChildFilter(
                    village_id=None if village_id is None else VillageId(str(village_id)),
                    problem=str(facts.get("problem", "")),
                    waiting=bool(facts.get("waiting")),
                )
            )
        self.model.refresh()
        self.search.setFocus()

    def step_back(self) -> bool:
        """Close the record, then let go of the words, then of the facets."""
        wanted = self.model.filter
        if self.model.record is not None:
            self.model.shut()
            self.table.setFocus()
        elif wanted.words:
            self.search.clear()
        elif wanted != ChildFilter(sort=wanted.sort, descending=wanted.descending):
            self.model.choose(ChildFilter())
        else:
            return False
        return True

    def _compose(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(px(4))
        left.addWidget(label("Thôn", "section"))
        left.addWidget(self.villages, 3)
        left.addWidget(label("Cần xem lại", "section"))
        left.addWidget(self.problems, 2)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        middle = QVBoxLayout()
        middle.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        middle.addLayout(top)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.table)
        self._faces.addWidget(self._make_empty())
        middle.addWidget(self._faces, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(16), px(20), px(16))
        row.setSpacing(px(16))
        row.addWidget(self._left)
        row.addLayout(middle, 1)
        row.addWidget(self.record)
        self.resize_to_scale()

    def _make_empty(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        centre = Qt.AlignmentFlag.AlignCenter
        column.addStretch(1)
        self.empty = label("", "heading")
        column.addWidget(self.empty, 0, centre)
        self.widen = button("Xem tất cả trẻ em", self._show_all)
        go = self.desk.signals.go
        self.bring = button(
            "Nhập danh sách", lambda: go("import_list"), role="primary", drawing="import"
        )
        column.addWidget(self.widen, 0, centre)
        column.addWidget(self.bring, 0, centre)
        column.addStretch(2)
        return face

    def _listen(self) -> None:
        self.search.textChanged.connect(self.model.search)
        self.villages.chosen.connect(self.model.choose_village)
        self.problems.chosen.connect(self.model.choose_problem)
        self.table.sort_asked.connect(self._sort)
        self.table.opened.connect(self._open_row)
        self.table.row_changed.connect(self._follow)
        self.model.listed.connect(self._show_list)
        self.model.counted.connect(self._show_facets)
        self.model.opened.connect(self._show_record)
        self.record.closed.connect(self.step_back)
        self.record.visit_asked.connect(self._visit)

    def _show_list(self) -> None:
        model = self.model
        here = self._wanted or self.rows.id_at(self.table.currentIndex().row())
        if list(self.rows.ids) == list(model.ids):
            self.rows.refresh()
        else:
            self.rows.show(model.ids)
        row = model.ids.index(ChildId(here)) if here and here in model.ids else 0
        if model.ids:
            self.table.go_to(row)
        self._wanted = None
        wanted = model.filter
        keys = [column.key for column in COLUMNS]
        self.table.show_sort(keys.index(wanted.sort), descending=wanted.descending)
        self.count.setText(f"{thousands(len(model.ids))} trẻ")
        self._show_face()

    def _show_face(self) -> None:
        wanted = self.model.filter
        narrowed = bool(wanted.words or wanted.problem or wanted.waiting) or (
            wanted.village_id is not None
        )
        self.empty.setText("Không có trẻ nào khớp" if narrowed else "Sổ chưa có trẻ nào")
        self.widen.setVisible(narrowed)
        self.bring.setVisible(not narrowed)
        if not self.model.ids and self.table.hasFocus():
            self.search.setFocus()
        self._faces.setCurrentIndex(0 if self.model.ids else 1)

    def _show_facets(self) -> None:
        facets, wanted = self.model.facets, self.model.filter
        self.villages.show_facets(facets.villages, wanted.village_id)
        self.problems.show_facets(facets.problems, wanted.problem)

    def _show_record(self) -> None:
        record = self.model.record
        if record is None:
            self.record.hide()
        else:
            self.record.show_record(record)
        self._make_room()

    def _sort(self, column: int) -> None:
        if COLUMNS[column].sortable:
            self.model.sort_by(COLUMNS[column].key)

    def _open_row(self, row: int) -> None:
        id_ = self.rows.id_at(row)
        if id_ is not None:
            self.model.open(ChildId(id_))

    def _follow(self, row: int) -> None:
        """Show the record under the cursor, once one is open."""
        if self.model.record is not None and self._wanted is None:
            self._open_row(row)

    def _visit(self) -> None:
        if self.model.record is not None:
            self.desk.signals.go("visit", child_id=self.model.record.id)

    def _show_all(self) -> None:
        self._clear_search()
        self.model.choose(ChildFilter())

    def _clear_search(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the record where there is little."""
        super().resizeEvent(event)
        self._make_room()

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self._left.setFixedWidth(px(FACETS))
        self._make_room()

    def _make_room(self) -> None:
        """Put the facets away while the record is open on a narrow screen."""
        frame = self.parentWidget()
        room = frame.width() if frame is not None else self.width()
        needed = px(FACETS + RECORD + LEAST_LIST)
        self._left.setVisible(self.model.record is None or room >= needed)
