"""What an import did, row by row: nothing of a list vanishes without a line here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from app.domain.cleaning.problem import Problem
from app.domain.ids import ChildId, GroupId
from app.workbook.choices import Question


class RowRef(NamedTuple):
    """Where Excel shows a row of the file."""

    sheet: str
    row: int


class RowOutcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SET_ASIDE = "set_aside"
    """Not taken; the line's message says why, and the official decides."""


class MatchedBy(StrEnum):
    """How a row found the child of the commune that it is about, the surest first."""

    PERSON = "person"
    """Somebody said so (`Decisions.same_as`)."""
    ROW_KEY = "row_key"
    """The key that we printed on a review sheet."""
    CODE = "code"
    NUMBER = "number"
    """National ID and name."""
    IDENTITY = "identity"
    """Name, birth date, village and the adult of the household."""
    SOURCE = "source"
    """A nameless row of the same file, sheet and place."""
    NEWBORN = "newborn"
    """Mother, birth date and sex, where one of both has no name yet."""
    LIKENESS = "likeness"
    """The matcher calls it certain: what differs is a correction, or a slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """One row of the file; `sheet` and `row` are where Excel shows it."""

    sheet: str
    row: int
    outcome: RowOutcome
    name: str = ""
    """The child's name as the row has it."""
    child_id: ChildId | None = None
    external_code: str = ""
    matched_by: MatchedBy | None = None
    """None for a row that is about no child of the commune."""
    problems: tuple[Problem, ...] = ()
    messages: tuple[str, ...] = ()
    """`kept_newer`, `code_of_another_child`, `removed_by_hand`, `merged_record`, `not_a_child`,
    `same_child_twice`, `left_out`, `sheet_row_unknown`, `differs`, `one_of_twins`, `new_name`,
    `correction_unread`, `correction_of_unknown`, `correction_of_several`, `family_known`."""
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> (old text, new text), of the child and, as `household.…`, of its household."""
    proposals: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> (text that stands, text of the list): newer work stands unless a person accepts."""
    safe: frozenset[str] = frozenset()
    """The proposals that speak against nothing we know (see `app.services.lists.ask_first`)."""
    perhaps: tuple[ChildId, ...] = ()
    """The other twins that the row is about as well as the one it was given."""
    twin: RowRef | None = None
    """The earlier row of the file about the same child, with which this one was compared."""

    @property
    def ref(self) -> RowRef:
        """Name the row."""
        return RowRef(self.sheet, self.row)

    @property
    def kept(self) -> tuple[str, ...]:
        """Name the fields where the list says something else, and newer work stands."""
        return tuple(self.proposals)


@dataclass(frozen=True, slots=True)
class PassedRow:
    """A filled row that is no child's: a heading, a total or a signature."""

    sheet: str
    row: int
    kind: str
    """As `app.workbook.table.Passed` has it."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The whole import; `rows == added + changed + unchanged + set_aside`."""

    file: str
    group_id: GroupId | None
    """What undo takes; None when nothing was written."""
    lines: tuple[RowLine, ...]
    passed: tuple[PassedRow, ...] = ()
    """Rows beside the children; they are counted nowhere, and shown with their kind."""
    columns_not_taken: tuple[str, ...] = ()
    """`sheet!header` of the columns that hold something we do not store."""
    absent: tuple[ChildId, ...] = ()
    """Children of our list whom a register of births should have, and has not."""
    unanswered: tuple[Question, ...] = ()
    """Questions nobody answered: the safe option was taken, or the cells stayed empty."""

    @property
    def rows(self) -> int:
        """Count the rows of the file."""
        return len(self.lines)

    @property
    def added(self) -> int:
        """Count the rows that became new records."""
        return self._counts()[RowOutcome.ADDED]

    @property
    def changed(self) -> int:
        """Count the rows that changed a record or its household."""
        return self._counts()[RowOutcome.CHANGED]

    @property
    def unchanged(self) -> int:
        """Count the rows that said nothing new."""
        return self._counts()[RowOutcome.UNCHANGED]

    @property
    def set_aside(self) -> int:
        """Count the rows that were not taken."""
        return self._counts()[RowOutcome.SET_ASIDE]

    def _counts(self) -> Counter[RowOutcome]:
        return Counter(line.outcome for line in self.lines)
