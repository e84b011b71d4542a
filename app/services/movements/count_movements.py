"""The movements of any period, counted by one definition (`app.domain.movements.presence`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from app.domain.ids import ChildId
from app.domain.movements.movement_kind import Effect, kind_of
from app.domain.movements.movement_order import Step as Moved
from app.domain.movements.presence import (
    CLOSED,
    ENTERED,
    LISTED,
    MERGED,
    REMOVED,
    REOPENED,
    Book,
    End,
    Places,
    Stay,
    Step,
    steps_of_stay,
)
from app.domain.status import Status
from app.services.app import VIETNAM
from app.services.movements.made_days import MadeDays
from app.services.steady_memory import steady_memory
from app.storage.comings import Comings, Ended, HomeChange, Known, Noted
from app.storage.unit_of_work import Snapshot

_END_KINDS: Mapping[str, str] = {
    Status.MERGED: MERGED,
    Status.REMOVED: REMOVED,
    Status.ACTIVE: REOPENED,
}
_OUT_OF_THE_BOOK = (Status.MERGED, Status.REMOVED)
_ACTIVE = "active"
_Changes = Mapping[str, Sequence[HomeChange]]


def read_book(snapshot: Snapshot) -> Book:
    """Read every child's comings and goings from the store."""
    with steady_memory():
        return Book(_Reading(snapshot.comings).steps())


class _Reading:
    """One reading of the whole store."""

    def __init__(self, comings: Comings) -> None:
        self._comings = comings
        self._known = comings.known()
        self._moves = _moves(comings.noted())
        self._village_of = comings.village_of()
        changes = comings.home_changes()
        self._of_child = _by_id(one for one in changes if one.entity == "child")
        self._of_home = _by_id(one for one in changes if one.entity == "household")
        untold = [one.child_id for one in self._known if self._is_untold(one)]
        self._ended = comings.ended(untold)
        made_on = MadeDays().of
        self._made = [made_on(one.child_id) for one in self._known]
        pairs = zip(self._known, self._made, strict=True)
        self._first_at = comings.first_at(one.child_id for one, day in pairs if day is None)
        self._calm_places = {village: Places(village) for village in set(self._village_of.values())}

    def steps(self) -> Iterator[Step]:
        """Give the steps of each child; who came ended, and was never on the list, has none."""
        for one, made in zip(self._known, self._made, strict=True):
            child_id, home, status, source = one
            kind, day = LISTED if source else ENTERED, made or self._first_day(child_id)
            moves = self._moves.get(child_id, ())
            is_calm = child_id not in self._of_child and home not in self._of_home
            if is_calm and not moves and status == _ACTIVE:
                # Nearly everyone: 60,000 are gone through for one month's figures.
                yield Step(day, child_id, 1, kind, self._village_of.get(home, ""))
                continue
            ended = self._ended.get(child_id)
            if not ended or ended.before or status not in _OUT_OF_THE_BOOK:
                places = self._at_one_place(home) if is_calm else self._places(one, moves)
                end = _end(status, ended)
                yield from steps_of_stay(
                    Stay(child_id, End(day, kind), moves, status == _ACTIVE, end, places)
                )

    def _is_untold(self, one: Known) -> bool:
        """Say whether no movement tells why a child is as it is."""
        moves = self._moves.get(one.child_id)
        if not moves:
            return one.status != _ACTIVE
        told = [kind for _, kind in moves if kind.status]
        is_in = not told or told[-1].effect is Effect.OPENS
        return is_in != (one.status == _ACTIVE)

    def _first_day(self, child_id: ChildId) -> date:
        first = self._first_at.get(child_id)
        return _day(first) if first else date.min

    def _at_one_place(self, home: str) -> Places:
        return self._calm_places[self._village_of.get(home, "")]

    def _places(self, one: Known, moves: Sequence[Moved]) -> Places:
        homes = self._of_child.get(one.child_id, ())
        return _places(homes, one.household_id, moves, self._of_home, self._village_of)


def _moves(noted: Iterable[Noted]) -> dict[str, list[Moved]]:
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for one in noted:
        if one.happened_on:
            found[one.child_id].append((one.happened_on, one.id, one.code))
    # The days of ten years are some thousands, each read once.
    day_of, move_of = cache(date.fromisoformat), cache(kind_of)
    return {
        child: [(day_of(day), move_of(code)) for day, _, code in sorted(moves)]
        for child, moves in found.items()
    }


def _by_id(changes: Iterable[HomeChange]) -> dict[str, list[HomeChange]]:
    found: dict[str, list[HomeChange]] = defaultdict(list)
    for one in changes:
        found[one.id].append(one)
    return found


def _end(status: str, ended: Ended | None) -> End:
    return End(_day(ended.at) if ended else date.min, _END_KINDS.get(status, CLOSED))


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()


def _places(
    homes: Sequence[HomeChange],
    now: str,
    moves: Sequence[Moved],
    of_home: _Changes,
    village_of: Mapping[str, str],
) -> Places:
    """Follow a child from home to home, and each home from village to village."""
    begins = [date.min, *_days_of(homes, moves)]
    lived_in = [one.old for one in homes] + [now]
    ends = [*begins[1:], date.max]
    told: list[tuple[date, str]] = []
    for home, begin, end in zip(lived_in, begins, ends, strict=True):
        village, changes = _villages(of_home.get(home, ()), village_of.get(home, ""))
        for day, after in changes:
            if day <= begin:
                village = after
        told.append((begin, village))
        told += [(day, after) for day, after in changes if begin < day <= end]
    return Places(told[0][1], told[1:])


def _days_of(homes: Iterable[HomeChange], moves: Sequence[Moved]) -> Iterator[date]:
    """Give the day of each change; one with which a child came back is as of that movement."""
    last = date.min
    for one in homes:
        day = _day(one.at)
        came = [when for when, kind in moves if kind.effect is Effect.OPENS and when <= day]
        last = max(last, max(came) if one.reopens and came else day)
        yield last


def _villages(changes: Sequence[HomeChange], now: str) -> tuple[str, list[tuple[date, str]]]:
    """Give the first village of a home, and the later ones each with its day."""
    first = changes[0].old if changes else now
    return first, [(_day(one.at), one.new) for one in changes]
