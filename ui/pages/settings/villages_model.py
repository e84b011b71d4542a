"""The villages as *Cài đặt* shows them, and a change of them: foreseen as one types, then made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import KnownError
from app.domain.places.village_table import read_pasted
from app.domain.status import Status
from app.domain.text.collation import name_sort_key
from app.services.places.assign_homes import Assigned, assign_homes
from app.services.places.change_villages import Changed, change_villages, foresee_villages
from app.services.places.name_village import name_village
from app.services.places.read_village_table import read_cells, read_village_table
from ui.errors import told
from ui.messages import error_sentence
from ui.pages.settings.plan_rows import PlanRow, plan_rows, same_village, targets_of
from ui.village_text import village_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.domain.household import Household
    from app.domain.ids import HouseholdId
    from app.domain.places.village import Village
    from app.domain.places.village_past import Decision
    from app.services.app import App
    from app.services.places.change_villages import Foreseen
    from ui.desk import Desk


@dataclass(frozen=True, slots=True)
class VillageLine:
    """A village in the list."""

    village: Village
    households: int
    children: int
    into: str
    """Where its people live, when it ended."""


@dataclass(frozen=True, slots=True)
class HomeToPlace:
    """A household of a village that is split."""

    home: Household
    village: Village
    children: int
    targets: tuple[str, ...]
    """The titles of the villages it may go to."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a table would do."""

    rows: tuple[PlanRow, ...]
    homes: tuple[HomeToPlace, ...]
    troubles: tuple[str, ...]


class VillagesModel(QObject):
    """Everything is read and written in the lane of the store."""

    listed = Signal()
    foreseen = Signal()
    table_read = Signal(str)
    """A table that came from a file, as it may be typed."""
    ended = Signal()
    """A change was made, or refused: `saved` or `trouble`."""
    named = Signal(object)
    """A village has other names now: the group, or None where nothing differs."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: tuple[VillageLine, ...] = ()
        self.seen = Seen((), (), ())
        self.homes: dict[HouseholdId, str] = {}
        """Household of a split village -> the title of the one it goes to."""
        self.unclear: tuple[tuple[int, str], ...] = ()
        self.saved: Changed | None = None
        self.trouble = ""

    def read(self) -> None:
        """Read the villages again."""
        app = self._desk.app
        self._desk.store.run(lambda: _lines(app), self._take, key="villages", owner=self)

    def foresee(self, table: str, decision: Decision) -> None:
        """See what a table would do."""
        app = self._desk.app

        def see() -> Seen:
            return _seen(app, foresee_villages(app, read_pasted(table), decision))

        self._desk.store.run(see, self._take_seen, self._fail, key="foresee", owner=self)

    def read_table(self, path: Path) -> None:
        """Read a table from a file into the form."""

        def read() -> str:
            lines = read_village_table(path)
            return "\n".join(f"{', '.join(one.old)} → {'; '.join(one.new)}" for one in lines)

        self._desk.store.run(read, self.table_read.emit, self._fail, owner=self)

    def read_homes(self, path: Path) -> None:
        """Read from a file which household goes where."""
        app, villages = self._desk.app, [one.village.id for one in self.seen.homes]

        def read() -> Assigned:
            return assign_homes(app, dict.fromkeys(villages), read_cells(path))

        self._desk.store.run(read, self._take_homes, self._fail, owner=self)

    def change(self, table: str, decision: Decision) -> None:
        """Make the change."""
        app, homes = self._desk.app, dict(self.homes)
        self.saved, self.trouble = None, ""
        lines = read_pasted(table)
        self._desk.store.run(
            lambda: change_villages(app, lines, decision, homes), self._end, self._fail, owner=self
        )

    def name(self, village: Village, names: Sequence[str]) -> None:
        """Give a village these other names."""
        app = self._desk.app
        self._desk.store.run(
            lambda: name_village(app, village.id, names), self.named.emit, self._fail, owner=self
        )

    def forget(self) -> None:
        """Begin a new change."""
        self.seen, self.homes = Seen((), (), ()), {}
        self.saved, self.trouble, self.unclear = None, "", ()

    def _take(self, lines: tuple[VillageLine, ...]) -> None:
        self.lines = lines
        self.listed.emit()

    def _take_seen(self, seen: Seen) -> None:
        self.seen, self.trouble = seen, ""
        targets = {one.home.id: one.targets for one in seen.homes}
        self.homes = {id_: to for id_, to in self.homes.items() if to in targets.get(id_, ())}
        self.foreseen.emit()

    def _take_homes(self, assigned: Assigned) -> None:
        homes, self.unclear = assigned.homes, assigned.unclear
        targets = {one.home.id: one.targets for one in self.seen.homes}
        for id_, name in homes.items():
            title = next((t for t in targets.get(id_, ()) if same_village(t, name)), "")
            if title:
                self.homes[id_] = title
        self.foreseen.emit()

    def _end(self, saved: Changed) -> None:
        self.saved = saved
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self.trouble = told(error)
        self.ended.emit()


def _lines(app: App) -> tuple[VillageLine, ...]:
    with app.store.read() as snapshot:
        ever = {village.id: village for village in snapshot.villages.all_ever()}
        titles: dict[str, str] = {id_: village.title for id_, village in ever.items()}
        children = snapshot.children.count_by_village()
        lines = [
            VillageLine(
                village,
                len(snapshot.households.in_village(village.id)),
                children.get(village.id, 0),
                "; ".join(titles[id_] for id_ in village.into if id_ in titles),
            )
            for village in ever.values()
        ]
    return tuple(sorted(lines, key=_order))


def _order(line: VillageLine) -> tuple[bool, tuple[str, int, str]]:
    """Sort those of today first."""
    return line.village.status is not Status.ACTIVE, village_order(line.village)


def _seen(app: App, foreseen: Foreseen) -> Seen:
    homes: list[HomeToPlace] = []
    with app.store.read() as snapshot:
        for village in foreseen.before.values():
            targets = targets_of(foreseen, village)
            living = snapshot.households.in_village(village.id) if targets else []
            counts = Counter(c.household_id for c in snapshot.children.of_households(
                home.id for home in living))  # fmt: skip
            homes += (HomeToPlace(home, village, counts[home.id], targets) for home in living)
    homes.sort(key=lambda one: (village_order(one.village), name_sort_key(one.home.head_name)))
    troubles = (
        error_sentence(KnownError(one.code, line=one.line, name=one.name))
        for one in foreseen.plan.troubles
    )
    return Seen(tuple(plan_rows(foreseen)), tuple(homes), tuple(troubles))
