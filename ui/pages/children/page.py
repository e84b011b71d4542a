"""*Trẻ em*: find a child among all of them, and see its record and history."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import ChildId, VillageId
from app.storage.child_list import ChildFilter
from app.storage.circumstance_facets import LISTED
from ui.circumstances.opened import record_listed_of
from ui.circumstances.sheet import open_circumstances
from ui.desk import Desk
from ui.look import px
from ui.movements.period_face import PeriodFace
from ui.movements.sheet import MovementSheet, open_movements
from ui.page import Page
from ui.pages.children.columns import COLUMNS
from ui.pages.children.elsewhere import Elsewhere
from ui.pages.children.figure_face import FigureFace
from ui.pages.children.list_pane import ListPane
from ui.pages.children.record_panel import WIDTH as RECORD
from ui.pages.children.record_panel import RecordPanel
from ui.pages.children.view_model import ChildrenViewModel
from ui.widgets.basic import StateLine, button, label
from ui.widgets.facet_list import FacetList
from ui.widgets.part_tabs import PartTabs

FACETS = 236
PARTS = ("Danh sách", "Biến động trong kỳ", "Theo số liệu báo cáo")
_FIGURE = 2
"""The part that is there once a figure was opened."""
LEAST_LIST = 400


class ChildrenPage(Page):
    """Facets left, list in the middle, record right."""

    title = "Trẻ em"
    icon = "child"
    keys = (
        ("F6", "Hoàn cảnh, trợ giúp của trẻ đang mở"),
        ("Ctrl+B", "Biến động của trẻ đang mở"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = ChildrenViewModel(desk, self)
        self.pane = ListPane(desk, self.model, COLUMNS, self._make_empty(), "Danh sách trẻ em")
        self.rows, self.table = self.pane.rows, self.pane.table
        self.search, self.count = self.pane.search, self.pane.count
        self.villages = FacetList("Lọc theo thôn")
        self.problems = FacetList("Lọc theo việc cần xem lại")
        self.far = StateLine()
        self.bulk = button("Lập hoàn cảnh từ danh sách", self._record_listed)
        self.bulk.setToolTip(
            "Lập hoàn cảnh cho mọi trẻ đang hiện, chỉ với nhóm ghi đúng tên trong danh mục; "
            "ngày và giấy để trống, bổ sung sau."
        )
        self.circumstances = FacetList("Lọc theo hoàn cảnh")
        self.record = RecordPanel()
        self.tabs = PartTabs(PARTS)
        self.period = PeriodFace(desk)
        self.figure = FigureFace(desk)
        for hidden in (self.period, self.figure):
            hidden.hide()
        self.tabs.setTabVisible(_FIGURE, False)
        self.elsewhere = Elsewhere(desk, self)
        self._sheet: MovementSheet | None = None
        self._compose()
        self._listen()

    def open(self, facts: Mapping[str, object]) -> None:
        """Show the list as it was left, or what is asked for.

        Facts: child_id, village_id, problem, waiting, group (a batch's id), or everyone; or
        figure_ids (exactly these children) with figure_name.
        """
        ids = facts.get("figure_ids")
        if isinstance(ids, list):
            self._show_figure(str(facts.get("figure_name", "")), ids)
            return
        if facts:
            self.tabs.setCurrentIndex(0)
        child_id = facts.get("child_id")
        village_id = facts.get("village_id")
        self.model.read_views()
        if child_id:
            self.pane.bring(str(child_id))
            self.model.open(ChildId(str(child_id)))
        if facts:
            self.model.choose(
                ChildFilter(
                    village_id=None if village_id is None else VillageId(str(village_id)),
                    problem=str(facts.get("problem", "")),
                    waiting=bool(facts.get("waiting")),
                    group=str(facts.get("group", "")),
                )
            )
            self.pane.clear_search()
        self.model.refresh()
        self.search.setFocus()

    def step_back(self) -> bool:
        """Close the record, then let go of the words, then of the facets."""
        wanted = self.model.filter
        if self.pane.close_panels():
            return True
        if self.model.record is not None:
            self.model.shut()
            tables = (self.table, self.period.listed, self.figure.table)
            tables[self.tabs.currentIndex()].setFocus()
        elif self.tabs.currentIndex() == _FIGURE:
            self.desk.signals.go("reports")
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
        left.addWidget(self.villages, 4)
        left.addWidget(label("Cần xem lại", "section"))
        left.addWidget(self.problems, 3)
        left.addWidget(label("Hoàn cảnh", "section"))
        left.addWidget(self.circumstances, 3)
        left.addWidget(self.bulk)
        left.addWidget(self.far)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(16), px(20), px(16))
        row.setSpacing(px(16))
        middle = QVBoxLayout()
        middle.setSpacing(px(8))
        for part in (self.tabs, self.pane, self.period, self.figure):
            middle.addWidget(part, int(part is not self.tabs))
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
        self.villages.chosen.connect(self.model.choose_village)
        self.problems.chosen.connect(self.model.choose_problem)
        self.circumstances.chosen.connect(self.model.choose_circumstance)
        self.pane.opened.connect(self.model.open)
        self.pane.came_to.connect(self._follow)
        self.model.listed.connect(self._show_face)
        self.model.counted.connect(self._show_facets)
        self.model.opened.connect(self._show_record)
        self.record.closed.connect(self.step_back)
        self.record.visit_asked.connect(self._visit)
        self.record.circumstances_asked.connect(self._see_circumstances)
        self.record.movements_asked.connect(self._see_movements)
        for face in (self.period, self.figure):
            face.opened.connect(lambda id_: self.model.open(ChildId(id_)))
        self.figure.back_asked.connect(lambda: self.desk.signals.go("reports"))
        self.tabs.currentChanged.connect(self._show_part)
        self.record.elsewhere_asked.connect(self.elsewhere.ask)
        self.elsewhere.changed.connect(self._show_elsewhere)

    def _show_face(self) -> None:
        wanted = self.model.filter
        chosen = (wanted.words, wanted.problem, wanted.waiting, wanted.circumstance)
        narrowed = any(chosen) or (wanted.village_id is not None)
        self.empty.setText("Không có trẻ nào khớp" if narrowed else "Sổ chưa có trẻ nào")
        self.widen.setVisible(narrowed)
        self.bring.setVisible(not narrowed)

    def _show_facets(self) -> None:
        facets, wanted = self.model.facets, self.model.filter
        self.villages.show_facets(facets.villages, wanted.village_id)
        self.problems.show_facets(facets.problems, wanted.problem)
        self.circumstances.show_facets(facets.circumstances, wanted.circumstance)
        far = self.model.far
        self.far.say(far[0] if far else "", "warn")
        self.far.setToolTip("\n".join(far))
        self.bulk.setVisible(wanted.circumstance == LISTED)

    def _show_record(self) -> None:
        record = self.model.record
        self.elsewhere.look_at(record.id if record else None)
        if record is None:
            self.record.hide()
        else:
            self._show_elsewhere()
            self.record.show_record(record)
        self._make_room()

    def _show_elsewhere(self) -> None:
        self.record.elsewhere.show_lines(self.elsewhere.lines, self.elsewhere.said)

    def _follow(self, child_id: str) -> None:
        """Show the record under the cursor, once one is open; not behind a sheet about another."""
        if self.model.record is not None and not (self._sheet and self._sheet.isVisible()):
            self.model.open(ChildId(child_id))

    def _visit(self) -> None:
        if self.model.record is not None:
            self.desk.signals.go("visit", child_id=self.model.record.id)

    def _see_circumstances(self) -> None:
        if self.model.record is not None:
            open_circumstances(self, self.desk, self.model.record.id)

    def _see_movements(self) -> None:
        if self.model.record is not None:
            self._sheet = open_movements(self, self.desk, self.model.record.id)

    def _show_part(self, part: int) -> None:
        """Show the list, the movements of a period, or the children of a figure."""
        faces = (self.pane, self.period, self.figure)
        for at, one in enumerate(faces):
            one.setVisible(at == part)
        self._make_room()
        if part == 1:
            self.period.begin()
        elif part == 0:
            self.pane.take_focus()

    def _show_figure(self, name: str, ids: list[str]) -> None:
        self.tabs.setTabVisible(_FIGURE, True)
        self.tabs.setCurrentIndex(_FIGURE)
        self.figure.show_figure(name, ids)

    def _record_listed(self) -> None:
        """Make records of what came by list for all children shown, in one group."""
        record_listed_of(self.desk, list(self.model.ids))

    def _show_all(self) -> None:
        self.model.choose(ChildFilter())
        self.pane.clear_search()

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
        listed = self.tabs.currentIndex() == 0
        self._left.setVisible(listed and (self.model.record is None or room >= needed))
