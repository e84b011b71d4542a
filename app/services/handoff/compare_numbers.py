"""What the rows of one answer, and the other children of the book, say against a number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from app.domain.child import Child
from app.domain.handoff.answer import Doubt, Result, read_result
from app.domain.person.birth_date import BirthDate
from app.domain.person.national_id import national_id_problems
from app.domain.person.sex import Sex
from app.services.handoff.find_moved import Told, find_moved
from app.services.handoff.match_answer import Meant
from app.services.handoff.read_answer import AnswerRow
from app.services.handoff.read_number import (
    NUMBER,
    GivenNumber,
    born_of,
    number_of_nobody,
    numbers_written,
    said_in,
)
from app.storage.unit_of_work import Snapshot

if TYPE_CHECKING:
    from app.domain.ids import ChildId

_SERIES = 5
"""So near are the numbers of a series: by chance two children of a commune are never."""
_COPIES = 3
"""A number in so many rows was dragged; one that stands twice may begin a block that slipped."""
_KEYS = {Doubt.KEY_CONTRADICTED, Doubt.KEY_MOVED}


class NumbersGiven:
    """What the rows of a file, and the other children, say against a number."""

    def __init__(
        self,
        snapshot: Snapshot,
        rows: Sequence[AnswerRow],
        meant: Mapping[int, Meant],
        numbers: Mapping[int, GivenNumber],
    ) -> None:
        self._meant = meant
        self._numbers = {at: one for at, one in numbers.items() if one.value}
        self._given: dict[str, set[ChildId]] = {}
        self._told: dict[ChildId, set[tuple[object, ...]]] = {}
        for at, one in meant.items():
            number = numbers[at]
            if number.value:
                self._given.setdefault(number.value, set()).add(one.child.id)
            # A row that says nothing beside one that does may be where a number has slipped from.
            if Doubt.KEY_UNKNOWN in one.doubts:
                continue
            said = said_in(rows[at], number).items()
            told = tuple(sorted(pair for pair in said if pair[0] != "note"))
            self._told.setdefault(one.child.id, set()).add(told)
        self._of_nobody: dict[str, str] = {}
        """Numbers of rows whose child nobody knows, with the name that stands there."""
        for row in (row for at, row in enumerate(rows) if at not in meant):
            for written in numbers_written(row):
                self._of_nobody[written] = row.said.get("full_name", "")
        self._held = snapshot.children.holders_by_number(self._given)
        concerned = {id_ for ids in (*self._held.values(), *self._given.values()) for id_ in ids}
        known = snapshot.children.get_many(sorted(concerned))
        self._names = {id_: child.full_name for id_, child in known.items()}
        self._series = _in_series(self._given)
        seen = [self._row(row, meant.get(at), numbers.get(at)) for at, row in enumerate(rows)]
        orders = {tuple(range(len(rows))), _as_sent(meant)}  # often they are one
        self._moved = {at for order in orders for at in _moved(seen, meant, order)}

    def doubts(self, at: int) -> tuple[list[Doubt], tuple[str, ...]]:
        """Say what stands against the number of a row, and which other children it concerns."""
        id_ = self._meant[at].child.id
        doubts = [Doubt.TWO_ANSWERS] if len(self._told.get(id_, ())) > 1 else []
        number = self._numbers.get(at)
        if number is None:
            return doubts, ()
        if at in self._moved:
            doubts.append(Doubt.NUMBERS_SHIFTED)
        if number.value in self._series:
            doubts.append(Doubt.NUMBER_SERIES)
        given = self._given[number.value] - {id_}
        held = self._holders(number, id_)
        beside = {self._of_nobody[number.value]} if number.value in self._of_nobody else set()
        doubts += [Doubt.NUMBER_TWICE] if given or beside else []
        doubts += [Doubt.NUMBER_HELD] if held else []
        named = {self._names.get(other, "") for other in given | held} | beside
        return doubts, tuple(sorted(named - {""}))

    def _holders(self, number: GivenNumber, id_: "ChildId") -> "set[ChildId]":
        return {holder for holder in self._held.get(number.value, ()) if holder != id_}

    def _row(self, row: AnswerRow, one: Meant | None, number: GivenNumber | None) -> Told:
        told = _told(row, one, number)
        if one is None or number is None:
            return told
        is_copied = len(self._given.get(number.value, ())) >= _COPIES
        return replace(
            told,
            is_anothers=number.value != one.child.national_id
            and bool(self._holders(number, one.child.id)),
            is_dragged=is_copied or number.value in self._series,
        )


def _moved(seen: Sequence[Told], meant: Mapping[int, Meant], order: Sequence[int]) -> set[int]:
    """Name the rows whose number may have moved, as they stand in some order."""
    owns = [meant[at].child.national_id if at in meant else "" for at in order]
    return {order[at] for at in find_moved(list(_with_slipped([seen[at] for at in order], owns)))}


def _as_sent(meant: Mapping[int, Meant]) -> tuple[int, ...]:
    """Give the rows in the order of the list that went out: what slipped may be sorted since."""
    places = {
        at: (one.hand_off.id, one.line.place, at)
        for at, one in meant.items()
        if one.hand_off and one.line
    }
    return tuple(sorted(places, key=lambda at: places[at]))


def _in_series(numbers: Iterable[str]) -> set[str]:
    """Name the numbers that lie beside another: a spreadsheet counts on where a cell is dragged."""
    ordered = sorted(numbers)
    pairs = [pair for pair in pairwise(ordered) if int(pair[1]) - int(pair[0]) <= _SERIES]
    return {number for pair in pairs for number in pair}


def _told(row: AnswerRow, one: Meant | None, number: GivenNumber | None) -> Told:
    """Say what matters of a row; one of nobody, or with a doubtful key, speaks for itself."""
    if one is None or number is None or _KEYS & set(one.doubts):
        given = number or number_of_nobody(row)
        born, sex = row.said.get("birth_date", ""), row.said.get("sex", "")
        return Told(
            given.value,
            BirthDate.from_iso(born) if born else None,
            Sex(sex) if sex else None,
            is_unread=bool(given.text and not given.value),
        )
    has_right_number = _has_right_number(one.child)
    # Who repeats a number that cannot be right has given none.
    is_ours = (
        not has_right_number
        and bool(number.value)
        and number.value
        in {
            one.child.national_id,
            one.printed.get(NUMBER),
        }
    )
    return Told(
        "" if is_ours else number.value,
        born_of(one.child),
        one.child.sex,
        is_unread=bool(number.text and not number.value),
        is_hole=(not number.text or is_ours)
        and not has_right_number
        and read_result(row.result) is Result.MATCHED,
    )


def _with_slipped(told: Sequence[Told], owns: Sequence[str]) -> Iterator[Told]:
    """Call a row a hole whose own number, as the book has it, stands in the row beside."""
    for at, (row, own) in enumerate(zip(told, owns, strict=True)):
        beside = {one.number for one in (*told[max(at - 1, 0) : at], *told[at + 1 : at + 2])}
        is_hole = not row.number and not row.is_unread and own != "" and own in beside
        yield replace(row, is_hole=True) if is_hole else row


def _has_right_number(child: Child) -> bool:
    number = child.national_id
    return bool(number) and not national_id_problems(number, child.birth_date, child.sex)
