"""Who is counted in each figure of the indicators: of the list on the last day, and of the period.

`born`: born in the period, in this book and not as one who came from elsewhere; `died_…`: died in
the period at that age (newborn: before the 28th day, WHO's definition of neonatal death).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.child import Child
from app.domain.circumstances.circumstance_end import birthday
from app.domain.circumstances.circumstance_kind import Part, kinds_in
from app.domain.hearing import Listen, hear_nothing, heard
from app.domain.ids import ChildId
from app.domain.movements.movement_kind import CAME, Effect, kind_of
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.reports.age_group import age_group_on
from app.domain.reports.period import Period
from app.reports.figures import FIGURES, Counted, Tally
from app.storage.comings import Noted
from app.storage.unit_of_work import Snapshot

NEWBORN = timedelta(days=28)
GROUP, UNNAMED = "group:", "unnamed:"
"""Before the code of a group; before a list, for those of it of whom no group is known."""
SEXES = {"male": Sex.MALE, "female": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Place:
    """By what a child is broken down."""

    sex: Sex | None
    age: str
    """The group on the last day; of one who died, on that day."""


Fits = Callable[[Place], bool]


class People:
    """The children of every figure."""

    def __init__(
        self, figures: Mapping[str, Iterable[ChildId]], places: Mapping[ChildId, Place]
    ) -> None:
        self._ids = {name: frozenset(ids) for name, ids in figures.items()}
        self._places = places
        self._counts: dict[tuple[str, ...], Counter[Place]] = {}

    def who(self, terms: tuple[str, ...], fits: Fits) -> list[ChildId]:
        """Name the children who are in all of some figures, at the places that fit."""
        return [id_ for id_ in self._in_all(terms) if fits(self._places[id_])]

    def count(self, terms: tuple[str, ...], fits: Fits) -> int:
        """Count the children whom `who` names."""
        if terms not in self._counts:
            self._counts[terms] = Counter(self._places[id_] for id_ in self._in_all(terms))
        return sum(n for place, n in self._counts[terms].items() if fits(place))

    def _in_all(self, terms: tuple[str, ...]) -> Iterator[ChildId]:
        sexes = {SEXES[term] for term in terms if term in SEXES}
        first, *rest = (self._ids.get(term, frozenset()) for term in terms if term not in SEXES)
        for id_ in first.intersection(*rest):
            if not sexes or self._places[id_].sex in sexes:
                yield id_


def read_people(
    snapshot: Snapshot, period: Period, counted: list[Counted], listen: Listen = hear_nothing
) -> People:
    """Gather the people of every figure that an indicator may name."""
    moves = _moves(snapshot)
    born = _born(snapshot, period, moves)
    died = list(_died(snapshot, period, moves))
    listen()
    figures = _of_list(counted, listen)
    figures["born"] = [child.id for child in born]
    for name, is_so in _DEATHS.items():
        figures[name] = [child.id for child, on in died if is_so(child.birth_date, on)]
    places = {one.id: _place(one, period.until) for one in heard(counted, listen)}
    places |= {child.id: _place(child, period.until) for child in born}
    places |= {child.id: _place(child, on) for child, on in died}
    return People(figures, places)


def _place(child: Child | Counted, on: date) -> Place:
    return Place(child.sex, age_group_on(child.birth_date, on))


def _of_list(counted: list[Counted], listen: Listen) -> dict[str, list[ChildId]]:
    """Take the figures of all reports, and each group by its code."""
    tally = Tally(heard(counted, listen))
    figures = {name: tally.who(name) for name in FIGURES}
    for child in heard(counted, listen):
        for code in child.groups:
            figures.setdefault(GROUP + code, []).append(child.id)
    for part in Part:
        codes = {kind.family for kind in kinds_in(part)}
        figures[UNNAMED + part] = [
            child.id
            for child in heard(counted, listen)
            if getattr(child, _TRAITS[part]) and not codes & child.groups
        ]
    return figures


_TRAITS = {
    Part.SPECIAL: "special",
    Part.AT_RISK: "at_risk",
    Part.OTHER: "other",
    Part.ASSISTANCE: "assisted",
}


def _moves(snapshot: Snapshot) -> dict[str, list[Noted]]:
    moves: dict[str, list[Noted]] = {}
    for one in sorted(snapshot.comings.noted(), key=lambda move: (move.happened_on, move.id)):
        moves.setdefault(one.child_id, []).append(one)
    return moves


def _born(snapshot: Snapshot, period: Period, moves: Mapping[str, list[Noted]]) -> list[Child]:
    ids = snapshot.counted.born(period.since, period.until)
    here = [id_ for id_ in ids if not _came(moves.get(id_, ()))]
    return list(snapshot.children.get_many(here).values())


def _came(moves: Iterable[Noted]) -> bool:
    """Say whether the first thing known of a child is that it came from elsewhere."""
    turns = [move.code for move in moves if kind_of(move.code).effect is not Effect.STAYS]
    return turns[:1] == [CAME]


def _died(
    snapshot: Snapshot, period: Period, moves: Mapping[str, list[Noted]]
) -> Iterator[tuple[Child, date]]:
    """Give each child that died in the period, with the day."""
    first, last = period.since.isoformat(), period.until.isoformat()
    days = {
        id_: move.happened_on
        for id_, mine in moves.items()
        for move in mine
        if kind_of(move.code).died and first <= move.happened_on <= last
    }
    for id_, child in snapshot.children.get_many(days).items():
        yield child, date.fromisoformat(days[id_])


def _died_newborn(born: BirthDate | None, on: date) -> bool:
    day = birthday(born, 0)
    return day is not None and on < day + NEWBORN


def _died_before(age: int) -> Callable[[BirthDate | None, date], bool]:
    def is_so(born: BirthDate | None, on: date) -> bool:
        day = birthday(born, age)
        return day is not None and on < day

    return is_so


_DEATHS: Mapping[str, Callable[[BirthDate | None, date], bool]] = {
    "died_newborn": _died_newborn,
    "died_under_1": _died_before(1),
    "died_under_5": _died_before(5),
}
