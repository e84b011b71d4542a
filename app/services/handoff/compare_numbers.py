"""What the rows of one answer, and the other children of the book, say against a number."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.domain.answer import Doubt, Result, read_result
from app.domain.national_id import national_id_problems
from app.services.handoff.find_moved import in_rings
from app.services.handoff.match_answer import Meant
from app.services.handoff.read_answer import AnswerRow
from app.services.handoff.read_number import GivenNumber, said_in
from app.storage.unit_of_work import Snapshot

if TYPE_CHECKING:
    from app.domain.ids import ChildId

_SHIFTED_ROWS, _SHIFTED_SHARE = 3, 0.25
"""So many numbers that contradict their children, and such a share of all: a column has slipped."""
_KEYS = {Doubt.KEY_CONTRADICTED, Doubt.KEY_MOVED}
_CONTRADICTS = {"national_id_sex_mismatch", "national_id_year_mismatch"}


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
            said = said_in(rows[at], number).items()
            told = tuple(sorted(pair for pair in said if pair[0] != "note"))
            self._told.setdefault(one.child.id, set()).add(told)
        self._held = snapshot.children.holders_by_number(self._given)
        concerned = {id_ for ids in (*self._held.values(), *self._given.values()) for id_ in ids}
        known = snapshot.children.get_many(sorted(concerned))
        self._names = {id_: child.full_name for id_, child in known.items()}
        self._holes = {
            at
            for at, one in meant.items()
            if not numbers[at].text
            and not one.child.national_id
            and read_result(rows[at].result) is Result.MATCHED
        }
        """Rows that are said to be right and have no number: it may have slipped up or down."""
        self._slipped = self._find_slipped()

    def doubts(self, at: int) -> tuple[list[Doubt], tuple[str, ...]]:
        """Say what stands against the number of a row, and which other children it concerns."""
        id_ = self._meant[at].child.id
        doubts = [Doubt.TWO_ANSWERS] if len(self._told.get(id_, ())) > 1 else []
        number = self._numbers.get(at)
        if number is None:
            return doubts, ()
        if at in self._slipped:
            doubts.append(Doubt.NUMBERS_SHIFTED)
        given = self._given[number.value] - {id_}
        held = {holder for holder in self._held.get(number.value, ()) if holder != id_}
        doubts += [Doubt.NUMBER_TWICE] if given else []
        doubts += [Doubt.NUMBER_HELD] if held else []
        return doubts, tuple(sorted(self._names.get(other, "") for other in given | held))

    def _find_slipped(self) -> set[int]:
        """Find the numbers that stand in a wrong row: a whole column, or beside one that does."""
        # Beside a key of somebody else a number contradicts a child it was not written for.
        checked = [
            at
            for at in self._numbers
            if self._meant[at].child.birth_date and not _KEYS & set(self._meant[at].doubts)
        ]
        wrong = {at for at in checked if _CONTRADICTS & set(self._numbers[at].problems)}
        runs = self._in_runs(wrong)
        apart = wrong - runs
        many = max(_SHIFTED_ROWS, _SHIFTED_SHARE * len(checked))
        if len(apart) >= many or in_rings(list(self._numbers), apart, self._fits_at):
            return set(self._numbers)
        slipped = {
            beside
            for at in self._holes
            for beside in (at - 1, at + 1)
            if beside in self._numbers and self._fits(self._numbers[beside].value, at)
        } - wrong
        for step in (-1, 1):
            seen = [*(at for at in wrong if self._belongs(at, step)), *slipped]
            while seen:
                at = seen.pop()
                for beside in (at - 1, at + 1):
                    is_new = beside in self._numbers and beside not in wrong | slipped
                    if is_new and self._belongs(beside, step):
                        slipped.add(beside)
                        seen.append(beside)
        swapped = {one for at in wrong for one in self._swapped_with(at)} - wrong
        return slipped | swapped | runs

    def _in_runs(self, wrong: set[int]) -> set[int]:
        """Name those that a few rows slipping together explain; the rows around them stand."""
        runs = set[int]()
        for step in (-1, 1):
            slipped = {at for at in wrong if self._belongs(at, step)}
            beside = slipped | self._holes
            runs |= {at for at in slipped if not beside.isdisjoint((at - 1, at + 1))}
        return runs

    def _fits_at(self, one: int, other: int) -> bool:
        return self._fits(self._numbers[one].value, other)

    def _belongs(self, at: int, step: int) -> bool:
        """Whether the number of a row may be that of the row which it would have slipped from."""
        source = at - step
        return source not in self._meant or self._fits(self._numbers[at].value, source)

    def _swapped_with(self, at: int) -> list[int]:
        """Find the rows beside one with which it may have changed its number."""
        return [
            beside
            for beside in (at - 1, at + 1)
            if beside in self._numbers
            and self._fits(self._numbers[at].value, beside)
            and self._fits(self._numbers[beside].value, at)
        ]

    def _fits(self, number: str, at: int) -> bool:
        child = self._meant[at].child
        return not national_id_problems(number, child.birth_date, child.sex)
