"""What an import did, row by row: nothing of a list vanishes without a line here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.ids import ChildId, GroupId
from app.domain.problem import Problem


class RowOutcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SET_ASIDE = "set_aside"
    """Not taken; the line's message says why, and the official decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLine:
    """One row of the file; `sheet` and `row` are where Excel shows it."""

    sheet: str
    row: int
    outcome: RowOutcome
    child_id: ChildId | None = None
    external_code: str = ""
    problems: tuple[Problem, ...] = ()
    messages: tuple[str, ...] = ()
    """`kept_newer`, `code_of_another_child`, `removed_by_hand`, `merged_record`, `not_a_child`."""
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> (old text, new text), of the child and, as `household.…`, of its household."""
    kept: tuple[str, ...] = ()
    """Fields where the list says something else, and newer work stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The whole import; `rows == added + changed + unchanged + set_aside`."""

    file: str
    group_id: GroupId | None
    """What undo takes; None when nothing was written."""
    lines: tuple[RowLine, ...]
    columns_not_taken: tuple[str, ...] = ()
    """`sheet!header` of the columns that hold something we do not store."""

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
