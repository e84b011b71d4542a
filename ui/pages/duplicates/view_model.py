"""The state of *Trùng lặp*: which groups are asked about, which is open, what is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.doubles.list_doubles import (
    DoubleGroup,
    DoublesFilter,
    ids_in,
    keep_looked_at,
    key_of,
)
from ui.pages.duplicates.choice import Choice
from ui.pages.duplicates.reading import (
    Listed,
    Opened,
    read_listed,
    read_opened,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.ids import ChildId, VillageId
    from app.services.doubles.hear_of_doubles import EnteredBy
    from app.services.doubles.read_group import FieldLine, OpenGroup
    from ui.desk import Desk


class DuplicatesModel(QObject):
    """Groups in, answers out; the widgets only show what this holds."""

    result_name = "Sau khi gộp"
    listed = Signal()
    """`groups`, or the counts beside them, are others."""
    opened = Signal()
    """Another group is open, or none."""
    chosen = Signal(str)
    """A field of the open group is taken from elsewhere."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.filter = DoublesFilter()
        self.said = Listed()
        self.groups: list[DoubleGroup] = []
        self.key = ""
        """The group that is open, or on its way."""
        self.choice: Choice | None = None
        self._begun: dict[str, Choice] = {}
        """What was chosen in groups that were left open."""
        self._place = 0
        """Where in the list the open group stands, or stood."""
        self.attending = False
        """Whether the page is in front; behind, nothing is asked for."""
        self.is_listed = False
        """Whether a list has come."""
        self.entered: Mapping[str, EnteredBy] = {}
        """Child id -> who entered the record and where."""
        self.villages: Mapping[str, str] = {}
        """Id -> how a village is written."""
        self._shown: object = None
        self._is_asked_for = False
        """Whether just these records are to be looked at, though no list asks about them."""

    @property
    def group(self) -> OpenGroup | None:
        """The group that is open."""
        return self.choice.group if self.choice else None

    @property
    def lines(self) -> Sequence[FieldLine]:
        """The fields of the open group."""
        return self.group.lines if self.group else ()

    @property
    def records(self) -> int:
        """How many records the open group has."""
        return len(self.group.members) if self.group else 0

    @property
    def place(self) -> int:
        """The place of the open group in the list; -1 when it is not there."""
        return next((at for at, group in enumerate(self.groups) if group.key == self.key), -1)

    def list_anew(self) -> None:
        """Ask for the groups and the counts."""
        app, wanted = self._desk.app, self.filter
        self._desk.store.run(
            lambda: read_listed(app, wanted),
            self._take_list,
            key="duplicates.list",
            owner=self,
        )

    def choose(self, wanted: DoublesFilter) -> None:
        """Take another filter; the first of its groups is opened."""
        if wanted != self.filter:
            self.filter = wanted
            self.key, self._place = "", 0
            self.list_anew()

    def choose_strength(self, strength: str) -> None:
        """Keep the certain ones, the possible ones, or all."""
        self.choose(replace(self.filter, strength=strength))

    def choose_village(self, village_id: VillageId | None) -> None:
        """Keep one village, or all (None)."""
        self.choose(replace(self.filter, village_id=village_id))

    def choose_new(self, *, only: bool) -> None:
        """Keep those found since somebody last looked, or all."""
        self.choose(replace(self.filter, new_since=self.said.seen_at if only else None))

    def open_at(self, place: int) -> None:
        """Open the group at a place of the list; beyond its ends, the first; none where none is."""
        self._is_asked_for = False
        self._place = place if 0 <= place < len(self.groups) else 0
        if self.groups:
            group = self.groups[self._place]
            self.open(group.ids, group.key)
        else:
            self.key, self.choice = "", None
            self._desk.store.drop("duplicates.group")
            self.opened.emit()

    def look_at(self, ids: Sequence[ChildId]) -> None:
        """Open these records, whatever the list asks about."""
        self.filter = DoublesFilter()
        self._is_asked_for = True
        self.open(ids)

    def look_again(self) -> None:
        """Read the open records again and keep them open, whether they are asked about or not."""
        self._is_asked_for = True
        self.list_anew()

    def open(self, ids: Sequence[ChildId], key: str = "") -> None:
        """Read these records; what was chosen in those open before waits for their return."""
        app = self._desk.app
        if self.choice is not None:
            self._begun[key_of(self.choice.group.ids)] = self.choice
        self.key = key or key_of(ids)
        self._desk.store.run(
            lambda: read_opened(app, ids), self._take_group, key="duplicates.group", owner=self
        )

    def open_rest(self, ids: Sequence[ChildId]) -> None:
        """Open what is left of the open group; if it is asked about no more, the next one."""
        self._place = max(self.place, 0)
        self.choice = None
        self.open(ids)

    def go(self, step: int) -> None:
        """Open the group before or after the open one; the ends lead round."""
        place = self.place
        here = place if place >= 0 else self._place
        self.open_at((here + step) % len(self.groups) if self.groups else 0)

    def settle(self) -> None:
        """Take the open group off the list and open the one that follows it."""
        place = self.place
        if place >= 0:
            del self.groups[place]
            self._place = place
        self.choice = None
        self._begun.pop(self.key, None)
        self.open_at(self._place)
        self.listed.emit()

    def take(self, field: str, place: int) -> None:
        """Take a field from one of the records."""
        if self.choice and place < len(self.choice.group.members):
            self.choice.take(field, place)
            self.chosen.emit(field)

    def write(self, field: str, text: str) -> None:
        """Give a field a text of one's own, as the store writes it."""
        if self.choice:
            self.choice.write(field, text)
            self.chosen.emit(field)

    def note_looked_at(self) -> None:
        """Remember that the page was left now."""
        app = self._desk.app
        self._desk.store.run(lambda: keep_looked_at(app), lambda _: None, key="duplicates.looked")

    def _take_list(self, said: Listed) -> None:
        self.is_listed = True
        self.said = said
        self.groups = list(said.doubles.groups)
        self._keep_open()
        self.listed.emit()

    def _keep_open(self) -> None:
        """Keep what is open, read again; where it is asked no more, open what came in its place."""
        if self.key and self.place < 0:
            self.key = self._heir() or (self.key if self._is_asked_for else "")
        if self.place >= 0:
            self.open_at(self.place)
        elif self.key:
            self.open(ids_in(self.key), self.key)
        else:
            self.open_at(min(self._place, len(self.groups) - 1))

    def _heir(self) -> str:
        """Name the group in which two of the open records are asked about now."""
        ids = set(ids_in(self.key))
        return next((group.key for group in self.groups if len(ids & set(group.ids)) > 1), "")

    def _take_group(self, opened: Opened) -> None:
        if opened.group is None:
            self.settle()
            return
        self.villages, self.entered = opened.villages, opened.entered
        begun = self._begun.pop(self.key, None)
        if begun is None or begun.group.lines != opened.group.lines:
            begun = Choice(opened.group)
        begun.group = opened.group
        is_new = begun is not self.choice or self._shown != opened.group.pairs
        self.choice, self._shown = begun, opened.group.pairs
        if is_new:
            self.opened.emit()
