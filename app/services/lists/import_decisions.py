"""What a person decides about the rows of a list between its preview and taking it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.domain.handoff.registration import Span
from app.domain.ids import ChildId
from app.services.lists.import_report import RowRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Decisions by row; whatever is absent is taken as the preview shows it."""

    same_as: Mapping[RowRef, ChildId] = field(default_factory=dict)
    """The row is this child of the commune: it is compared with it instead of being added."""
    accepted: frozenset[tuple[RowRef, str]] = frozenset()
    """Proposals (see `RowLine.proposals`) that the list may set although newer work stands."""
    left_out: frozenset[RowRef] = frozenset()
    """Rows not to be taken; they are set aside with the message `left_out`."""
    span: Span | None = None
    """The list is a register of births of these days: every difference with a child of ours waits
    to be accepted, and who is in one of both alone is noted."""
    only_sure: bool = False
    """A row that may be a child we have, and was not told `apart` from it, is set aside
    (`perhaps_known`)."""
    apart: frozenset[tuple[RowRef, ChildId | RowRef]] = frozenset()
    """New rows that are another child than this one, or than that of this row: it is kept, so that
    nobody is asked again."""

    def tell_apart(self, ref: RowRef, ids: Iterable[ChildId]) -> bool:
        """Whether a row was told apart from all of these children."""
        return all((ref, id_) in self.apart for id_ in ids)

    @property
    def of_rows(self) -> "Decisions":
        """Leave out what changes nothing of any row."""
        return self if self.only_sure else replace(self, apart=frozenset())
