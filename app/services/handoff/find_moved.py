"""Numbers of an answer that may stand in a wrong row: a column that slipped, or was sorted alone.

A number that contradicts its child, and fits another, is how moved numbers look. Where some of
them crowd, where they stand equally far from those they fit, or where they form a ring, all rows
among them are doubted: of a number that happens to fit its new child nothing else tells.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.person.birth_date import BirthDate
from app.domain.person.national_id import national_id_problems
from app.domain.person.sex import Sex

_SHIFTED_ROWS, _SHIFTED_SHARE, _SHARE_OF_MANY = 3, 0.25, 0.1
"""So many numbers that contradict their children, and such a share of all, or of many: the column
has moved."""
_CROWD, _CROWD_ROWS, _AROUND = 3, 10, 4
"""So many of them within so many rows; the rows around them are doubted, too."""
_GAP, _BESIDE = 3, 2
"""Between two of them that stand so near no row stands right, nor so many rows beside them."""
_FARTHEST = 4
"""So many rows a number slips at most: inserted or hidden rows, cells that were deleted."""
_NEAR, _RING, _SMALL = 10, 6, 40
"""Where the child of a moved number is looked for, and the next of a ring; in a small list
everywhere."""
_GONE_SHARE = 0.15
"""Where no more rows are empty, their numbers may stand in other rows; else nobody has answered."""
_CONTRADICTS = {"national_id_sex_mismatch", "national_id_year_mismatch"}


@dataclass(frozen=True, slots=True)
class Told:
    """A row as far as its number matters."""

    number: str = ""
    born: BirthDate | None = None
    sex: Sex | None = None
    is_unread: bool = False
    """Whether a number is written that nobody can read."""
    is_hole: bool = False
    """Whether a number is missing where it should be: it may have slipped up or down."""
    is_anothers: bool = False
    """Whether the book has the number with another child."""
    is_dragged: bool = False
    """Whether a cell was dragged over several rows: its number tells of no slip."""


def find_moved(rows: Sequence[Told]) -> set[int]:
    """Name the rows whose number may be that of another row."""
    return _Column(rows).moved()


class _Column:
    """The numbers of a file in their order."""

    def __init__(self, rows: Sequence[Told]) -> None:
        self._rows = rows
        self._numbers = {at: row.number for at, row in enumerate(rows) if row.number}
        self._order = list(self._numbers)
        self._told: dict[tuple[object, ...], bool] = {}
        """What the head of a number says of a year and a sex."""
        gone = {at for at, row in enumerate(rows) if not row.number and not row.is_unread}
        gone = gone if len(gone) <= max(1, _GONE_SHARE * len(rows)) else set()
        unread = {at for at, row in enumerate(rows) if row.is_unread}
        self._nodes = self._numbers.keys() | unread | gone
        self._place = {at: place for place, at in enumerate(self._order)}
        self._wrong = {at for at in self._order if rows[at].is_anothers or not self._fits(at, at)}
        self._telling = {at for at in self._wrong if not rows[at].is_dragged}
        self._lost = {at for at in self._telling if self._fits_near(at)}

    def moved(self) -> set[int]:
        checked = sum(self._rows[at].born is not None for at in self._numbers)
        share = _SHIFTED_SHARE if checked <= _SMALL else _SHARE_OF_MANY
        if self._is_sorted() or len(self._telling) >= max(_SHIFTED_ROWS, share * checked):
            return set(self._numbers)
        return (
            self._crowded()
            | self._slipped()
            | self._ringed()
            | self._beside_wrong()
            | self._missed()
        )

    def _is_sorted(self) -> bool:
        """Whether somebody sorted the numbers alone: they are in order, their children are not."""
        numbers = list(self._numbers.values())
        if not self._telling or len(numbers) <= _SHIFTED_ROWS:
            return False
        born = [str(row.born.year) for at in self._numbers if (row := self._rows[at]).born]
        return _is_ordered(numbers) and not _is_ordered(born)

    def _crowded(self) -> set[int]:
        """Name the rows among moved numbers that stand near each other."""
        lost = sorted(self._lost)
        doubted = set[int]()
        for first, last in zip(lost, lost[_CROWD - 1 :], strict=False):
            if last - first < _CROWD_ROWS:
                doubted |= set(range(first - _AROUND, last + _AROUND + 1))
        for one, other in pairwise(lost):
            if other - one <= _GAP:
                doubted |= set(range(one - _BESIDE, other + _BESIDE + 1))
        return doubted & self._numbers.keys()

    def _beside_wrong(self) -> set[int]:
        """Name the rows at the end of a slip that is too short to show itself.

        The wrong number beside such a row may be its own, and a row near it is empty; or two wrong
        ones stand before it, and its number may be that of the nearer child.
        """
        doubted = set[int]()
        for at in self._telling:
            for way in (-1, 1):
                beside, before = at + way, {at - way, at - 2 * way}
                if beside not in self._numbers:
                    continue
                is_its_own = self._fits(at, beside) and self._is_near_empty(at)
                if is_its_own or (self._fits(beside, at) and before & self._telling):
                    doubted.add(beside)
        return doubted

    def _missed(self) -> set[int]:
        """Name the numbers that may be missing near them, where more than one is."""
        holes = [at for at, row in enumerate(self._rows) if row.is_hole]
        near = {at for pair in pairwise(holes) if pair[1] - pair[0] <= _FARTHEST for at in pair}
        return {
            one
            for at in near
            for one in range(at - _FARTHEST, at + _FARTHEST + 1)
            if one in self._numbers and self._fits(one, at)
        }

    def _is_near_empty(self, at: int) -> bool:
        around = range(max(at - _FARTHEST, 0), min(at + _FARTHEST + 1, len(self._rows)))
        return any(not self._rows[one].number and not self._rows[one].is_unread for one in around)

    def _slipped(self) -> set[int]:
        """Name the rows whose numbers may all have come from equally far above, or below."""
        doubted = set[int]()
        for far in range(1, _FARTHEST + 1):
            for step in (far, -far):
                for run in self._runs(step):
                    doubted |= run
        return doubted

    def _runs(self, step: int) -> Iterator[set[int]]:
        """Give the runs of numbers that may have slipped by so many rows, with what shows it.

        One that contradicts its child shows it, or a hole; a slip by more than a row must be shown
        twice.
        """
        shown = {at for at in self._telling if self._may_be_from(at, step)}
        if abs(step) == 1:
            shown.update(self._beside_holes(step))
        seen = set[int]()
        for at in shown:
            if at not in seen:
                run = {at, *self._on_from(at, step, 1), *self._on_from(at, step, -1)}
                seen |= run
                signs = len(run & shown) + self._is_beside_empty(run, step)
                if run != {at} & self._wrong and (abs(step) == 1 or signs > 1):
                    yield run

    def _on_from(self, at: int, step: int, way: int) -> Iterator[int]:
        """Go on to the next numbers as long as they may have slipped, too, or are nobody's."""
        place = self._place[at] + way
        while 0 <= place < len(self._order):
            beside = self._order[place]
            between = range(min(at, beside) + 1, max(at, beside))
            if any(self._rows[one].is_hole for one in between):
                return
            if beside not in self._wrong and not self._may_be_from(beside, step):
                return
            yield beside
            at, place = beside, place + way

    def _beside_holes(self, step: int) -> Iterator[int]:
        """Give the numbers that may have slipped out of a hole; a wrong one has, in any case."""
        for at, row in enumerate(self._rows):
            beside = at + step
            while row.is_hole and self._is_unread(beside):
                beside += step
            is_there = row.is_hole and beside in self._numbers
            if is_there and (beside in self._wrong or self._may_be_from(beside, step)):
                yield beside

    def _is_beside_empty(self, run: set[int], step: int) -> bool:
        around = range(min(run) - abs(step) - 1, max(run) + abs(step) + 2)
        return any(
            not self._rows[at].number and not self._rows[at].is_unread
            for at in around
            if 0 <= at < len(self._rows)
        )

    def _is_unread(self, at: int) -> bool:
        return 0 <= at < len(self._rows) and self._rows[at].is_unread

    def _may_be_from(self, at: int, step: int) -> bool:
        """Whether the number of a row may be that of the row which it would have slipped from."""
        source = at - step
        if not 0 <= source < len(self._rows):
            return abs(step) == 1
        return self._fits(at, source)

    def _ringed(self) -> set[int]:
        """Name the rows with a moved number that may have changed places among themselves."""
        doubted = set[int]()
        for at in self._telling:
            if at not in doubted and at in (ahead := self._reached(at, self._leads)):
                doubted |= ahead & self._reached(at, lambda one, other: self._leads(other, one))
        return doubted & self._numbers.keys()

    def _leads(self, one: int, other: int) -> bool:
        """Whether the number of a row may be that of another; one that is gone may be any."""
        return one not in self._numbers or self._fits(one, other)

    def _reached(self, start: int, leads: Callable[[int, int], bool]) -> set[int]:
        """Give what can be come to from a row; itself only by a ring."""
        seen, ahead = set[int](), [start]
        while ahead:
            at = ahead.pop()
            found = [one for one in self._near(at) if one not in seen and leads(at, one)]
            seen.update(found)
            ahead += found
        return seen

    def _near(self, at: int) -> Iterable[int]:
        if len(self._rows) <= _SMALL:
            return (one for one in self._nodes if one != at)
        around = range(at - _RING, at + _RING + 1)
        return (one for one in around if one != at and one in self._nodes)

    def _fits_near(self, at: int) -> bool:
        around = range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(self._rows)))
        return any(self._fits(at, one) for one in around if one != at)

    def _fits(self, one: int, other: int) -> bool:
        """Whether the number of a row may be that of a row's child."""
        row, number = self._rows[other], self._numbers[one]
        told = number[:6], row.born and row.born.year, row.sex
        if told not in self._told:
            problems = national_id_problems(number, row.born, row.sex)
            self._told[told] = not _CONTRADICTS & set(problems)
        return self._told[told]


def _is_ordered(texts: Sequence[str]) -> bool:
    ordered = sorted(texts)
    return list(texts) in (ordered, ordered[::-1])
