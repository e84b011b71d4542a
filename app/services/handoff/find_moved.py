"""Numbers of an answer that may stand in a wrong row: a column that slipped, or was sorted alone.

Rows form a ring where the number of each fits the child of the next; a ring with a number that
contradicts its own child is how moved numbers look.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.domain.person.birth_date import BirthDate
from app.domain.person.national_id import national_id_problems
from app.domain.person.sex import Sex

_SHIFTED_ROWS, _SHIFTED_SHARE = 3, 0.25
"""So many numbers that contradict their children, and such a share of all: the column has moved."""
_RING_SHARE, _RING_ROWS = 0.1, 400
"""So many of them, for a ring to be looked for: fewer are slips of single rows. In a longer list
a column that was moved contradicts far more rows than a quarter."""
_GAP = 3
"""So far apart are two slipped rows at most that belong to one slip."""
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


def find_moved(rows: Sequence[Told]) -> set[int]:
    """Name the rows whose number may be that of another row."""
    return _Column(rows).moved()


class _Column:
    """The numbers of a file in their order."""

    def __init__(self, rows: Sequence[Told]) -> None:
        self._rows = rows
        self._numbers = {at: row.number for at, row in enumerate(rows) if row.number}
        self._holes = {at for at, row in enumerate(rows) if row.is_hole}
        self._wrong = {at for at in self._numbers if self._contradicts(at)}

    def moved(self) -> set[int]:
        runs = self._runs()
        apart = self._wrong - runs
        checked = sum(self._rows[at].born is not None for at in self._numbers)
        if (
            len(apart) >= max(_SHIFTED_ROWS, _SHIFTED_SHARE * checked)
            or self._is_sorted()
            or self._has_ring(apart)
        ):
            return set(self._numbers)
        swapped = {one for at in self._wrong for one in self._swapped_with(at)} - self._wrong
        return self._chained() | swapped | runs

    def _is_sorted(self) -> bool:
        """Whether somebody sorted the numbers alone: they are in order, their children are not."""
        numbers = list(self._numbers.values())
        if not self._wrong or len(numbers) <= _SHIFTED_ROWS:
            return False
        born = [str(row.born.year) for at in self._numbers if (row := self._rows[at]).born]
        return _is_ordered(numbers) and not _is_ordered(born)

    def _runs(self) -> set[int]:
        """Name the wrong rows that slipped together; the rows around them may stand right."""
        runs = set[int]()
        for step in (-1, 1):
            slipped = {at for at in self._wrong if self._belongs(at, step)}
            around = slipped | self._holes
            run = sorted(at for at in slipped if not around.isdisjoint(self._beside(at)))
            for one, other in pairwise(run):
                # Between two rows that slipped no row stands right, whatever became of its number.
                runs |= set(range(one, other)) if other - one <= _GAP else set()
            runs |= set(run)
        return runs & self._numbers.keys()

    def _chained(self) -> set[int]:
        """Go on from what slipped to the rows beside, as long as their numbers may have, too."""
        slipped = {
            beside
            for at in self._holes
            for beside, step in zip(self._beside(at), (-1, 1), strict=True)
            if beside in self._numbers and self._fits(beside, beside - step)
        } - self._wrong
        for step in (-1, 1):
            # A wrong number behind a hole has slipped out of it, whatever became of it.
            begun = (a for a in self._wrong if self._belongs(a, step) or a - step in self._holes)
            ahead = [*begun, *slipped]
            seen = set(ahead)
            while ahead:
                for beside in set(self._beside(ahead.pop())) & self._numbers.keys() - seen:
                    # A slip goes on through a wrong number, whosever that was.
                    if beside in self._wrong or self._belongs(beside, step):
                        seen.add(beside)
                        ahead.append(beside)
            slipped |= seen - self._wrong
        return slipped

    def _swapped_with(self, at: int) -> list[int]:
        """Find the rows beside one with which it may have changed its number."""
        return [
            beside
            for beside in (at - 1, at + 1)
            if beside in self._numbers and self._fits(at, beside) and self._fits(beside, at)
        ]

    def _has_ring(self, wrong: set[int]) -> bool:
        rows = list(self._numbers)
        if not wrong or len(rows) > _RING_ROWS or len(wrong) < _RING_SHARE * len(rows):
            return False
        to = {a: [b for b in rows if b != a and self._fits(a, b)] for a in rows}
        return any(_comes_back(at, to) for at in wrong)

    def _beside(self, at: int) -> tuple[int, int]:
        """Name the rows above and below, past those that cannot be read."""
        above, below = at - 1, at + 1
        while self._is_unread(above):
            above -= 1
        while self._is_unread(below):
            below += 1
        return above, below

    def _is_unread(self, at: int) -> bool:
        return 0 <= at < len(self._rows) and self._rows[at].is_unread

    def _belongs(self, at: int, step: int) -> bool:
        """Whether the number of a row may be that of the row which it would have slipped from."""
        source = at - step
        return not 0 <= source < len(self._rows) or self._fits(at, source)

    def _fits(self, one: int, other: int) -> bool:
        """Whether the number of a row may be that of another row's child."""
        row = self._rows[other]
        return not national_id_problems(self._numbers[one], row.born, row.sex)

    def _contradicts(self, at: int) -> bool:
        row = self._rows[at]
        return bool(_CONTRADICTS & set(national_id_problems(row.number, row.born, row.sex)))


def _is_ordered(texts: Sequence[str]) -> bool:
    ordered = sorted(texts)
    return list(texts) in (ordered, ordered[::-1])


def _comes_back(start: int, to: Mapping[int, Sequence[int]]) -> bool:
    seen, ahead = set[int](), list(to[start])
    while ahead:
        at = ahead.pop()
        if at == start:
            return True
        if at not in seen:
            seen.add(at)
            ahead += to[at]
    return False
