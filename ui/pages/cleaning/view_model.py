"""The state of *Làm sạch*: which worklist, which children stand on it, and which were corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.cleaning.worklists import LISTS
from ui.pages.children.list_model import ListModel
from ui.pages.cleaning.facets import CleaningFacets, read_facets, read_key, worklist_key
from ui.pages.cleaning.views import EVERY_COLUMN, VIEWS
from ui.saved_views import SavedViews

if TYPE_CHECKING:
    from app.domain.ids import ChildId
    from app.storage.child_list import ChildRow
    from ui.desk import Desk


class CleaningModel(ListModel):
    """The list stands still while one corrects: it is asked for anew only when the person asks."""

    touched = Signal()
    """Records were written: rows are to be read again, the list stays."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        views = SavedViews(desk, "cleaning", VIEWS, EVERY_COLUMN, parent)
        super().__init__(desk, "cleaning", views, parent)
        self.facets = CleaningFacets()
        self.done: set[ChildId] = set()
        """The children saved since the list was made."""
        self.is_stale = False
        self.attending = False
        """Whether the page is in front; behind, nothing is asked for."""
        desk.signals.changed.connect(lambda _: self._look_again())

    @property
    def worklist_key(self) -> str:
        """The line of the worklists that is chosen."""
        return worklist_key(self.filter.worklist, self.filter.problem)

    def choose_worklist(self, key: str) -> None:
        """Keep a worklist, or one problem of it."""
        worklist, mark = read_key(key)
        self._narrow(replace(self.filter, worklist=worklist, problem=mark))

    def refresh(self) -> None:
        """Ask for the list anew: what was corrected leaves it."""
        self.list_anew()

    def list_anew(self) -> None:
        """Ask for the ids and the counts; nothing is marked as done any more."""
        self.done.clear()
        self.is_stale = False
        super().list_anew()

    def count(self) -> None:
        """Count worklists and villages."""
        app, wanted = self._desk.app, self.filter
        self._desk.store.run(
            lambda: read_facets(app, wanted), self._take_facets, key="cleaning.facets", owner=self
        )

    def note_saved(self, child_id: ChildId) -> None:
        """Mark a child of the list as corrected."""
        self.done.add(child_id)

    def is_settled(self, row: ChildRow) -> bool:
        """Whether a corrected child has nothing of the worklist left."""
        wanted = self.filter.problem
        marks = (wanted,) if wanted else LISTS.get(self.filter.worklist, ())
        return row.id in self.done and not set(marks) & set(row.problems)

    def next_of(self, child_id: str, step: int) -> ChildId | None:
        """Name the child before (-1) or after (1) one in the list."""
        place = self.place_of(child_id) + step
        return self.ids[place] if 0 <= place < len(self.ids) else None

    def next_undone(self, child_id: str) -> ChildId | None:
        """Name the next child of the list that was not corrected yet."""
        after = self.ids[self.place_of(child_id) + 1 :]
        return next((id_ for id_ in after if id_ not in self.done), None)

    def place_of(self, child_id: str) -> int:
        """Give the place of a child in the list; -1 when it is not there."""
        return next((place for place, id_ in enumerate(self.ids) if id_ == child_id), -1)

    def _look_again(self) -> None:
        if not self.attending:
            return
        self.is_stale = True
        self.touched.emit()
        self.count()

    def _take_facets(self, facets: CleaningFacets) -> None:
        self.facets = facets
        self.counted.emit()
