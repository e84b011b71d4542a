"""The state of *Trẻ em*: the filter, the ids it gives, the counts beside it, the open record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.ids import ChildId
from app.storage.child_list import NO_VILLAGE, ChildFilter, ChildRow
from ui.messages import problem_name
from ui.pages.children.record import ChildRecord, read_record
from ui.village_text import UNKNOWN, village_order, village_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.ids import VillageId
    from app.services.app import App
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Facet:
    """A line of a facet: what choosing it means, and how many children it would show."""

    key: str | None
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Villages and problems with their counts, each under the rest of the filter."""

    villages: tuple[Facet, ...] = ()
    problems: tuple[Facet, ...] = ()


def read_facets(app: App, wanted: ChildFilter) -> Facets:
    """Count the facets; runs in the lane of the store."""
    with app.store.read() as snapshot:
        by_village = snapshot.list.count_by_village(wanted)
        by_problem = snapshot.list.count_by_problem(wanted)
        villages = sorted(snapshot.villages.all(), key=village_order)
    lines = [Facet(v.id, village_title(v), by_village.get(v.id, 0)) for v in villages]
    if by_village.get(NO_VILLAGE) or wanted.village_id == NO_VILLAGE:
        lines.append(Facet(NO_VILLAGE, UNKNOWN, by_village.get(NO_VILLAGE, 0)))
    found = sorted(by_problem.items(), key=lambda pair: -pair[1])
    if wanted.problem and wanted.problem not in by_problem:
        found.append((wanted.problem, 0))
    return Facets(
        (Facet(None, "Tất cả các thôn", sum(by_village.values())), *lines),
        (
            Facet("", "Mọi hồ sơ", 0),
            *(Facet(code, problem_name(code), count) for code, count in found),
        ),
    )


class ChildrenViewModel(QObject):
    """Every change of the filter asks the store anew; older questions are dropped."""

    listed = Signal()
    counted = Signal()
    opened = Signal()
    """`record` is another one, or None."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.filter = ChildFilter()
        self.ids: Sequence[ChildId] = ()
        self.facets = Facets()
        self.record: ChildRecord | None = None
        desk.signals.changed.connect(lambda _: self.refresh())

    def search(self, words: str) -> None:
        """Keep the children in whose records these words stand."""
        self._narrow(replace(self.filter, words=words))

    def choose_village(self, village_id: VillageId | None) -> None:
        """Keep one village, or all (None)."""
        self._narrow(replace(self.filter, village_id=village_id))

    def choose_problem(self, code: str) -> None:
        """Keep the children with a problem, or all ("")."""
        self._narrow(replace(self.filter, problem=code))

    def choose(self, wanted: ChildFilter) -> None:
        """Take a whole filter, keeping the order."""
        self._narrow(replace(wanted, sort=self.filter.sort, descending=self.filter.descending))

    def sort_by(self, column: str) -> None:
        """Sort by a column; once more turns the order round."""
        again = column == self.filter.sort
        self._narrow(
            replace(self.filter, sort=column, descending=again and not self.filter.descending)
        )

    def refresh(self) -> None:
        """List, count and read again: something was written."""
        self._list()
        if self.record is not None:
            self.open(self.record.id)

    def open(self, child_id: ChildId) -> None:
        """Read a record with its history."""
        app = self._desk.app
        self._desk.store.run(
            lambda: read_record(app, child_id), self._take_record, key="children.record", owner=self
        )

    def shut(self) -> None:
        """Put the record away."""
        self._desk.store.drop("children.record")
        self._take_record(None)

    def rows(self, ids: Sequence[str]) -> dict[str, ChildRow]:
        """Fetch lines of the list; runs in the lane of the store."""
        with self._desk.app.store.read() as snapshot:
            return {row.id: row for row in snapshot.list.rows([ChildId(id_) for id_ in ids])}

    def _narrow(self, wanted: ChildFilter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._list()

    def _list(self) -> None:
        app, wanted = self._desk.app, self.filter
        store = self._desk.store
        store.run(lambda: _ids(app, wanted), self._take_ids, key="children.ids", owner=self)
        store.run(
            lambda: read_facets(app, wanted), self._take_facets, key="children.facets", owner=self
        )

    def _take_ids(self, ids: Sequence[ChildId]) -> None:
        self.ids = ids
        self.listed.emit()

    def _take_facets(self, facets: Facets) -> None:
        self.facets = facets
        self.counted.emit()

    def _take_record(self, record: ChildRecord | None) -> None:
        self.record = record
        self.opened.emit()


def _ids(app: App, wanted: ChildFilter) -> list[ChildId]:
    with app.store.read() as snapshot:
        return snapshot.list.ids(wanted)
