"""On the list or not, day by day: the steps of each child in and out, so that sums always hold.

A step is what really changes: a second departure of somebody who is gone is none. What a person
recorded as a movement counts on the day it happened; all else on the day the book came to know it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from app.domain.ids import ChildId
from app.domain.movements.movement_kind import Effect
from app.domain.movements.movement_order import Step as Moved

ENTERED, LISTED, REOPENED = "entered", "listed", "reopened"
"""Ways in without a movement: by hand, with a list, and again after an end without a movement."""
MERGED, REMOVED, CLOSED = "merged", "removed", "closed"
"""Ways out without a movement: into another record, taken out or undone, closed elsewhere."""
VILLAGE = "village"
"""From one village of the commune to another: nothing for the commune."""


class Step(NamedTuple):
    """One child in (`sign` 1) or out (-1) of a village's list on a day."""

    day: date
    child_id: ChildId
    sign: int
    kind: str
    """The code of a movement, or one of the words above."""
    village_id: str
    """Empty for no known village."""


class End(NamedTuple):
    """How and when a record ended, or began anew, where no movement tells."""

    day: date
    kind: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where a child lived: a village, and from which day on another one."""

    first: str
    changes: Sequence[tuple[date, str]] = ()

    def at(self, day: date) -> str:
        """Give the village at the end of a day."""
        if not self.changes:
            return self.first
        place = bisect_right(self.changes, day, key=lambda change: change[0])
        return self.changes[place - 1][1] if place else self.first

    def between(self, after: date, until: date) -> Iterator[tuple[date, str, str]]:
        """Go through the moves after one day and until another: day, from, to."""
        place = self.at(after)
        for day, village in self.changes:
            if after < day <= until and village != place:
                yield day, place, village
                place = village


class Stay(NamedTuple):
    """All that is known of one child's being on the list."""

    child_id: ChildId
    entered: End
    """When and how the record was made."""
    moves: Sequence[Moved]
    """Its movements in their order."""
    is_active: bool
    end: End
    """Of a record that its movements leave as it is not: what made it so."""
    places: Places


def steps_of_stay(stay: Stay) -> Iterator[Step]:
    """Give the steps of one child; their sum is 1 for one on the list today, else 0."""
    turns = list(_turns(stay))
    child_id, places = stay.child_id, stay.places
    for number, (day, sign, kind) in enumerate(turns):
        yield Step(day, child_id, sign, kind, places.at(day))
        if sign > 0 and places.changes:
            until = turns[number + 1][0] if number + 1 < len(turns) else date.max
            for when, left, came in places.between(day, until):
                yield Step(when, child_id, -1, VILLAGE, left)
                yield Step(when, child_id, 1, VILLAGE, came)


def _turns(stay: Stay) -> Iterator[tuple[date, int, str]]:
    """Give what changes, in order, beginning with in: day, sign, kind."""
    moves = [one for one in stay.moves if one[1].effect is not Effect.STAYS]
    day, is_in = stay.entered.day, True
    if moves and moves[0][1].effect is Effect.OPENS and moves[0][0] <= day:
        day = moves[0][0]
        yield day, 1, moves[0][1].code
    else:
        # A record that was made after its child had left was on the list for no day.
        day = min(day, moves[0][0]) if moves and moves[0][1].effect is Effect.CLOSES else day
        yield day, 1, stay.entered.kind
    for when, kind in moves:
        opens = kind.effect is Effect.OPENS
        if opens != is_in:
            is_in, day = opens, max(day, when)
            yield day, 1 if opens else -1, kind.code
    if is_in != stay.is_active:
        yield max(day, stay.end.day), 1 if stay.is_active else -1, stay.end.kind


@dataclass(frozen=True, slots=True)
class Sums:
    """A period of the commune or of one village: opening + in − out = closing."""

    opening: int
    ins: Mapping[str, int]
    outs: Mapping[str, int]

    @property
    def closing(self) -> int:
        """How many are on the list at the end of the last day."""
        return self.opening + sum(self.ins.values()) - sum(self.outs.values())


_DAYS_KEPT = 4
"""A report asks for the days at both ends of its period and of the one before."""


class Book:
    """The steps of all children, asked by period and village."""

    def __init__(self, steps: Iterable[Step]) -> None:
        # Those of one child come in their order, and stay so within a day.
        self._steps = sorted(steps, key=itemgetter(0))
        self._known: dict[date, Mapping[ChildId, str]] = {}

    def sums(self, first: date, last: date, village_id: str | None = None) -> Sums:
        """Count a period, both days included; of one village (`""` = none known), or of all."""
        opening = 0
        ins: dict[str, int] = {}
        outs: dict[str, int] = {}
        for step in self._of(village_id):
            if step.day > last:
                break
            if step.day < first:
                opening += step.sign
            else:
                counts = ins if step.sign > 0 else outs
                counts[step.kind] = counts.get(step.kind, 0) + 1
        return Sums(opening, ins, outs)

    def on_list(self, day: date, village_id: str | None = None) -> list[ChildId]:
        """Name the children on the list at the end of a day."""
        there = self.there(day).items()
        return [child_id for child_id, village in there if village_id in (None, village)]

    def there(self, day: date) -> Mapping[ChildId, str]:
        """Give the village of each child on the list at the end of a day."""
        if day not in self._known:
            if len(self._known) == _DAYS_KEPT:
                self._known.clear()
            self._known[day] = self._on(day)
        return self._known[day]

    def _on(self, day: date) -> dict[ChildId, str]:
        found: dict[ChildId, str] = {}
        for step in self._steps:
            if step.day > day:
                break
            if step.sign > 0:
                found[step.child_id] = step.village_id
            else:
                found.pop(step.child_id, None)
        return found

    def between(self, first: date, last: date) -> list[Step]:
        """Give the steps of a period, both days included, in their order."""
        begin = bisect_left(self._steps, first, key=itemgetter(0))
        return self._steps[begin : bisect_right(self._steps, last, key=itemgetter(0))]

    def who(
        self, first: date, last: date, kind: str, sign: int, village_id: str | None = None
    ) -> list[ChildId]:
        """Name the children of one figure of a period: who came (1) or went (-1) in this way."""
        wanted = (kind, sign)
        return [
            step.child_id
            for step in self._of(village_id)
            if first <= step.day <= last and (step.kind, step.sign) == wanted
        ]

    def villages(self) -> set[str]:
        """Name the villages that anybody was ever in."""
        return {step.village_id for step in self._steps}

    def _of(self, village_id: str | None) -> Iterator[Step]:
        if village_id is None:
            return (step for step in self._steps if step.kind != VILLAGE)
        return (step for step in self._steps if step.village_id == village_id)
