"""The sums of a period, and the children behind the figure that is chosen; no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.ids import ChildId
from app.messages.movements import way_name
from app.services.movements.kept_book import kept_book
from ui.village_text import UNKNOWN, village_order, village_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.movements.presence import Book, Sums
    from app.services.app import App
    from app.storage.child_list import ChildRow
    from ui.desk import Desk

OPENING, CLOSING = "opening", "closing"
ANYWHERE = "*"
"""The whole commune, among villages that are named by id."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the sums."""

    kind: str
    sign: int
    """1 in, -1 out, 0 for what is there."""
    count: int

    @property
    def name(self) -> str:
        """Name it."""
        return way_name(self.kind)


@dataclass(frozen=True, slots=True)
class Place:
    """A village to choose, or the whole commune."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class _Asked:
    first: date
    last: date
    village: str

    @property
    def village_id(self) -> str | None:
        return None if self.village == ANYWHERE else self.village


class PeriodModel(QObject):
    """A period and a place; begins with this month and the whole commune."""

    counted = Signal()
    listed = Signal()
    """`ids` are those of another figure."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        today = desk.app.today()
        self.first, self.last = month_of(today)
        self.village = ANYWHERE
        self.figures: Sequence[Figure] = ()
        self.places: Sequence[Place] = ()
        self.chosen: Figure | None = None
        self.ids: Sequence[ChildId] = ()

    def show_period(self, first: date, last: date) -> None:
        """Count another period."""
        self.first, self.last = first, last
        self.count()

    def step(self, months: int) -> None:
        """Go to a month before or after the one the period begins in."""
        place = self.first.year * 12 + self.first.month - 1 + months
        self.show_period(*month_of(date(place // 12, place % 12 + 1, 1)))

    def choose_village(self, key: str) -> None:
        """Count another village, or all."""
        self.village = key
        self.count()

    def count(self) -> None:
        """Count anew."""
        app, asked = self._desk.app, _Asked(self.first, self.last, self.village)

        def work() -> tuple[Sums, list[Place]]:
            book = _book(app)
            return book.sums(asked.first, asked.last, asked.village_id), _places(app, book)

        self._desk.store.run(work, self._take, key="period.sums", owner=self)

    def choose(self, figure: Figure) -> None:
        """List the children behind a figure."""
        self.chosen = figure
        app, asked = self._desk.app, _Asked(self.first, self.last, self.village)

        def work() -> list[ChildId]:
            return _who(_book(app), figure, asked)

        self._desk.store.run(work, self._list, key="period.who", owner=self)

    def rows(self, ids: Sequence[str]) -> dict[str, ChildRow]:
        """Fetch the lines of children; runs in the lane of the store."""
        with self._desk.app.store.read() as snapshot:
            return {row.id: row for row in snapshot.list.rows([ChildId(one) for one in ids])}

    def _take(self, told: tuple[Sums, list[Place]]) -> None:
        sums, self.places = told
        self.figures = tuple(_figures(sums))
        self.counted.emit()
        same = (one for one in self.figures if self._is_chosen(one))
        self.choose(next(same, self.figures[-1]))

    def _is_chosen(self, one: Figure) -> bool:
        before = self.chosen
        return before is not None and (one.kind, one.sign) == (before.kind, before.sign)

    def _list(self, ids: list[ChildId]) -> None:
        self.ids = ids
        self.listed.emit()


def month_of(day: date) -> tuple[date, date]:
    """Give the first and the last day of a month."""
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first, after - timedelta(days=1)


def _figures(sums: Sums) -> Iterator[Figure]:
    yield Figure(OPENING, 0, sums.opening)
    for sign, counts in ((1, sums.ins), (-1, sums.outs)):
        for kind in sorted(counts):
            yield Figure(kind, sign, counts[kind])
    yield Figure(CLOSING, 0, sums.closing)


def _book(app: App) -> Book:
    with app.store.read() as snapshot:
        return kept_book(app, snapshot)


def _who(book: Book, figure: Figure, asked: _Asked) -> list[ChildId]:
    match figure.kind:
        case "opening":
            return book.on_list(asked.first - timedelta(days=1), asked.village_id)
        case "closing":
            return book.on_list(asked.last, asked.village_id)
    return book.who(asked.first, asked.last, figure.kind, figure.sign, asked.village_id)


def _places(app: App, book: Book) -> list[Place]:
    with app.store.read() as snapshot:
        villages = sorted(snapshot.villages.all(), key=village_order)
    unknown = [Place("", UNKNOWN)] if "" in book.villages() else []
    named = [Place(one.id, village_title(one)) for one in villages]
    return [Place(ANYWHERE, "Cả xã"), *named, *unknown]
