"""A hand-off: a numbered list of children that an office is asked about, and what it answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.cleaning.worklists import NOT_ENTERED, WORKLISTS
from app.domain.handoff.verification import Verification
from app.domain.ids import ChildId, GroupId

NEW = "new"
KINDS: Mapping[str, tuple[str, ...]] = {
    "no_id": ("no_id",),
    "wrong_id": ("wrong_id",),
    "basic": ("name", "birth_date", "sex", "ethnicity", "parent"),
    NEW: (NOT_ENTERED,),
}
"""What a list can be made of -> worklists, in the order in which the letters name them."""
CODES = frozenset(mark for lists in KINDS.values() for key in lists for mark in WORKLISTS[key])
"""The marks for which a child can stand on a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOff:
    """A list that went out."""

    id: str
    office: str
    """The key of an `app.domain.handoff.office.Office`."""
    office_name: str
    number: int
    """Counts within the office and the year."""
    code: str
    """See `app.domain.handoff.row_key.HandOffCode`."""
    made_on: date
    due_on: date
    asks: tuple[str, ...]
    """The fields that have a column for the answer."""
    group_id: GroupId
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOffLine:
    """A child on a list, as it was printed."""

    hand_off_id: str
    place: int
    """Its number on the list, from 1."""
    child_id: ChildId
    said: Mapping[str, str]
    """The text fields of the child and its household that were printed; `village` is a name."""
    asked: tuple[str, ...] = ()
    """Codes of the problems for which it stands on the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an office answered of a child on a list, and what became of it."""

    hand_off_id: str
    child_id: ChildId
    group_id: GroupId
    """The batch it was taken with; once that is undone, nobody has answered."""
    outcome: Verification
    said: Mapping[str, str] = field(default_factory=dict)
    """Field -> what they wrote."""
    note: str = ""
    source: str = ""
    """`file#sheet!row`."""


@dataclass(frozen=True, slots=True)
class LineStand:
    """How a line stands now."""

    line: HandOffLine
    answer: Answer | None = None
    carried: bool = False
    """Whether the child is on a later list of the office: that one is waited for."""

    @property
    def state(self) -> Verification:
        """Say what is known of the child by this list."""
        return self.answer.outcome if self.answer else Verification.SENT

    @property
    def is_open(self) -> bool:
        """Whether an answer is waited for."""
        return self.answer is None and not self.carried


@dataclass(frozen=True, slots=True)
class HandOffStand:
    """How a list stands now."""

    hand_off: HandOff
    lines: int
    states: Mapping[Verification, int]
    open: int
    """Lines that nobody has answered and that are on no later list."""

    @property
    def answered(self) -> int:
        """Count the lines that came back with something."""
        return sum(n for state, n in self.states.items() if state is not Verification.SENT)

    def is_late(self, on: date) -> bool:
        """Whether it should have been back before this day."""
        return self.open > 0 and self.hand_off.due_on < on


def stand_of(hand_off: HandOff, lines: Sequence[LineStand]) -> HandOffStand:
    """Count the lines of a list."""
    states: dict[Verification, int] = {}
    for line in lines:
        states[line.state] = states.get(line.state, 0) + 1
    return HandOffStand(hand_off, len(lines), states, sum(line.is_open for line in lines))
