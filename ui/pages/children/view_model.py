"""The state of *Trẻ em*: the filter, the ids it gives, the counts beside it, the open record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.circumstances.circumstance_kind import LISTS, all_kinds
from app.domain.cleaning.worklists import POLICE
from app.services.circumstances.measure_circumstances import far_from_usual
from app.storage.child_list import NO_VILLAGE, ChildFilter
from app.storage.circumstance_facets import LISTED
from ui.circumstances.words import circumstance_name, far_sentence
from ui.messages import problem_name
from ui.pages.children.columns import EVERY_COLUMN, VIEWS
from ui.pages.children.list_model import ListModel
from ui.pages.children.record import ChildRecord, read_record
from ui.saved_views import SavedViews
from ui.village_text import UNKNOWN, village_order, village_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.ids import ChildId
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
    circumstances: tuple[Facet, ...] = ()


def read_facets(app: App, wanted: ChildFilter) -> Facets:
    """Count the facets; runs in the lane of the store."""
    with app.store.read() as snapshot:
        counts = snapshot.list.counts(wanted)
        by_circumstance = snapshot.list.count_by_circumstance(wanted)
        villages = sorted(snapshot.villages.all(), key=village_order)
    by_village, by_problem = counts.villages, counts.problems
    lines = [Facet(v.id, village_title(v), by_village.get(v.id, 0)) for v in villages]
    if by_village.get(NO_VILLAGE) or wanted.village_id == NO_VILLAGE:
        lines.append(Facet(NO_VILLAGE, UNKNOWN, by_village.get(NO_VILLAGE, 0)))
    found = sorted(by_problem.items(), key=lambda pair: -pair[1])
    found += [
        (mark, counts.police[mark]) for mark in POLICE if mark in counts.police.keys() - by_problem
    ]
    if wanted.problem and wanted.problem not in dict(found):
        found.append((wanted.problem, 0))
    return Facets(
        (Facet(None, "Tất cả các thôn", sum(by_village.values())), *lines),
        (
            Facet("", "Mọi hồ sơ", 0),
            *(Facet(code, problem_name(code), count) for code, count in found),
        ),
        tuple(_circumstances(by_circumstance, wanted.circumstance)),
    )


def read_far(app: App) -> tuple[str, ...]:
    """Say which rates of the commune are far off; runs in the lane of the store."""
    with app.store.read() as snapshot:
        return tuple(map(far_sentence, far_from_usual(app, snapshot)))


def _circumstances(counts: Mapping[str, int], chosen: str) -> Iterator[Facet]:
    """Name the parts first, then the groups that somebody has; what is chosen is always there."""
    yield Facet("", "Mọi trẻ", 0)
    groups = (
        key for key, kind in all_kinds().items() if "." not in key and not kind.is_confidential
    )
    for key in (*LISTS, LISTED, *groups):
        if key in counts or key == chosen:
            yield Facet(key, circumstance_name(key), counts.get(key, 0))


class ChildrenViewModel(ListModel):
    """The list, the counts beside it, and the open record."""

    opened = Signal()
    """`record` is another one, or None."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        views = SavedViews(desk, "children", VIEWS, EVERY_COLUMN, parent)
        super().__init__(desk, "children", views, parent)
        self.facets = Facets()
        self.far: tuple[str, ...] = ()
        """The commune's rates that are far from the usual ones, in sentences."""
        self.record: ChildRecord | None = None
        desk.signals.changed.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """List, count and read again: something was written."""
        self.list_anew()
        self._measure()
        if self.record is not None:
            self.open(self.record.id)

    def count(self) -> None:
        """Count villages and problems."""
        app, wanted = self._desk.app, self.filter
        self._desk.store.run(
            lambda: read_facets(app, wanted), self._take_facets, key="children.facets", owner=self
        )

    def _measure(self) -> None:
        """Hold the rates of the whole commune against the usual ones; no filter changes them."""
        app = self._desk.app
        self._desk.store.run(lambda: read_far(app), self._take_far, key="children.far", owner=self)

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

    def _take_facets(self, facets: Facets) -> None:
        self.facets = facets
        self.counted.emit()

    def _take_far(self, far: tuple[str, ...]) -> None:
        self.far = far
        self.counted.emit()

    def _take_record(self, record: ChildRecord | None) -> None:
        self.record = record
        self.opened.emit()
