"""*Dòng này là trẻ nào?*: the children a row of an answer may be of, and what differs in each.

By keyboard: ↑ ↓ walk, Enter takes the child, Tab goes to the search, Esc goes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.look import px
from ui.models.text_table import TextTable
from ui.pages.handoff.who_words import HEADERS, WIDEST, WIDTHS, cells_of, child_words, row_words
from ui.sentences.handoff import NOBODY_CALLED, NOBODY_LIKE, WHICH_CHILD
from ui.widgets.basic import StateLine, button, label
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.domain.handoff.answer import AnswerLine
    from app.services.handoff.find_meant import Candidate
    from ui.desk import Desk
    from ui.pages.handoff.answer_model import AnswerModel

SEARCH = "Tìm theo họ tên"
_KEY = "handoff.who"


class WhoFace(QWidget):
    """Nothing is written: the row is judged anew as that child's, and taken with the others."""

    closed = Signal()

    def __init__(self, desk: Desk, model: AnswerModel) -> None:
        super().__init__()
        self._desk = desk
        self._model = model
        self._line: AnswerLine | None = None
        self._found: list[Candidate] = []
        self.row = label("", "heading", wrap=True)
        self.search = QLineEdit()
        self.rows: TextTable[Candidate] = TextTable(HEADERS, self._cells, (), self)
        self.table = PlainTable(self.rows, WIDTHS, WIDEST, WHICH_CHILD)
        self.child = label("", "muted", wrap=True)
        self.state = StateLine()
        self.back = button("Quay lại", self.closed.emit)
        self.nobody = button("Bỏ tên đã chọn", lambda: self._name(None))
        self.take = button("Là trẻ này", self._take, role="primary")
        self._compose()
        self.search.returnPressed.connect(self._look)
        self.table.opened.connect(lambda _: self._take())
        self.table.row_changed.connect(lambda _: self._show_child())

    def open(self, line: AnswerLine) -> None:
        """Look for the children a row may be of."""
        self._line = line
        row = self._model.row_of(line.ref)
        self.row.setText(row_words(line, row) if row else "")
        self.search.clear()
        self.nobody.setEnabled(self._model.child_named(line.ref) is not None)
        self._show([])
        self.state.say("")
        self._look()

    def _compose(self) -> None:
        self.search.setPlaceholderText(f"{SEARCH} rồi nhấn Enter")
        self.search.setAccessibleName(SEARCH)
        self.take.setToolTip("Là trẻ này (Enter)")
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.state, 1)
        foot.addStretch(1)
        for part in (self.back, self.nobody, self.take):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label(WHICH_CHILD, "muted"))
        column.addWidget(self.row)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.child)
        column.addLayout(foot)

    def _look(self) -> None:
        line, judged = self._line, self._model.judged
        row = self._model.row_of(line.ref) if line else None
        if judged is None or row is None:
            return
        app, likely, name = self._desk.app, self._desk.matching.likely, self.search.text().strip()

        def work() -> list[Candidate]:
            from app.services.handoff.find_meant import find_meant

            return find_meant(app, likely, judged, row, name)

        self._desk.matching.run(work, self._show_found, key=_KEY, owner=self)

    def _show_found(self, found: list[Candidate]) -> None:
        self._show(found)
        name = self.search.text().strip()
        nobody = NOBODY_CALLED.format(name=name) if name else NOBODY_LIKE
        self.state.say("" if found else nobody, "" if found else "warn")
        (self.table if found else self.search).setFocus()

    def _show(self, found: list[Candidate]) -> None:
        self._found = found
        self.rows.show(found)
        self.take.setEnabled(bool(found))
        if found:
            self.table.go_to(0)
        self._show_child()

    def _show_child(self) -> None:
        one = self._chosen
        self.child.setText(child_words(one, self._rows_of(one.child.id)) if one else "")

    @property
    def _chosen(self) -> Candidate | None:
        at = self.table.currentIndex().row()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _cells(self, one: Candidate) -> tuple[str, ...]:
        return cells_of(one, self._rows_of(one.child.id))

    def _rows_of(self, id_: str) -> list[int]:
        """Name the other rows of the answer that are of a child."""
        judged, line = self._model.judged, self._line
        lines = judged.lines if judged else ()
        return [one.row for one in lines if one.child_id == id_ and line and one.ref != line.ref]

    def _take(self) -> None:
        if self._chosen is not None:
            self._name(self._chosen)

    def _name(self, one: Candidate | None) -> None:
        if self._line is not None:
            self.closed.emit()
            self._model.name_child(self._line.ref, one.child.id if one else None)
