"""The state of a list of children: its filter, and the ids it gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.ids import ChildId
from ui.models.paged_table import PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.ids import VillageId
    from app.services.app import App
    from app.storage.child_list import ChildFilter, ChildRow
    from ui.desk import Desk
    from ui.saved_views import SavedViews


class ListModel(QObject):
    """Every change of the filter asks the store anew; older questions are dropped."""

    listed = Signal()
    """`ids` are others, or their rows are to be read again."""
    counted = Signal()
    """The counts beside the list are others."""

    def __init__(self, desk: Desk, name: str, views: SavedViews, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name = name
        self.views = views
        self.filter = views.current.wanted
        self.ids: Sequence[ChildId] = ()
        self.first: Mapping[str, ChildRow] = {}
        """The rows of the first page of `ids`, read with them."""

    def search(self, words: str) -> None:
        """Keep the children in whose records these words stand."""
        self._narrow(replace(self.filter, words=words))

    def choose_village(self, village_id: VillageId | None) -> None:
        """Keep one village, or all (None)."""
        self._narrow(replace(self.filter, village_id=village_id))

    def choose_problem(self, code: str) -> None:
        """Keep the children with a problem, or all ("")."""
        self._narrow(replace(self.filter, problem=code))

    def choose_circumstance(self, key: str) -> None:
        """Keep the children with a circumstance, or all ("")."""
        self._narrow(replace(self.filter, circumstance=key))

    def choose(self, wanted: ChildFilter) -> None:
        """Take a whole filter, keeping the order."""
        self._narrow(replace(wanted, sort=self.filter.sort, descending=self.filter.descending))

    def choose_view(self, name: str) -> None:
        """Show what a saved view says, its order and columns too."""
        view = self.views.choose(name)
        if view is not None:
            self._narrow(view.wanted)

    def sort_by(self, column: str) -> None:
        """Sort by a column; once more turns the order round."""
        again = column == self.filter.sort
        self._narrow(
            replace(self.filter, sort=column, descending=again and not self.filter.descending)
        )

    def read_views(self) -> None:
        """Read the saved views once, and begin with the one that was left."""
        if self.views.is_read:
            return
        app, views = self._desk.app, self.views
        self.views.is_read = True
        self._desk.store.run(lambda: views.read(app), self._take_views, owner=self)

    def list_anew(self) -> None:
        """Ask for the ids and the counts of the filter."""
        app, wanted = self._desk.app, self.filter
        self._desk.store.run(
            lambda: _look(app, wanted), self._take_list, key=f"{self._name}.ids", owner=self
        )
        self.count()

    def count(self) -> None:
        """Ask for the counts beside the list."""
        raise NotImplementedError

    def rows(self, ids: Sequence[str]) -> dict[str, ChildRow]:
        """Fetch lines of the list; runs in the lane of the store."""
        with self._desk.app.store.read() as snapshot:
            return {row.id: row for row in snapshot.list.rows([ChildId(id_) for id_ in ids])}

    def _narrow(self, wanted: ChildFilter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self.list_anew()

    def _take_views(self, text: str) -> None:
        untouched = self.filter == self.views.current.wanted
        self.views.take_up(text)
        if untouched:
            self._narrow(self.views.current.wanted)

    def _take_list(self, found: tuple[Sequence[ChildId], Mapping[str, ChildRow]]) -> None:
        self.ids, self.first = found
        self.listed.emit()


def _look(app: App, wanted: ChildFilter) -> tuple[Sequence[ChildId], Mapping[str, ChildRow]]:
    """Find the ids of a filter, and what is painted first: that waits for no counting then."""
    with app.store.read() as snapshot:
        ids = snapshot.list.ids(wanted)
        return ids, {row.id: row for row in snapshot.list.rows(ids[:PAGE])}
