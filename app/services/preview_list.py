"""What taking a list would do, row by row; nothing is written and nothing waits for it."""

from dataclasses import dataclass
from datetime import date

from app.services.import_decisions import Decisions
from app.services.import_report import ImportReport
from app.services.plan_import import Plan
from app.services.read_list import FoundList
from app.workbook.cells import ReadRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A list against one moment of the store, kept so that taking it need not plan again.

    `report` has a line for each of `rows`, in their order; its `group_id` is None.
    """

    found: FoundList
    on: date
    """The day ages are reckoned to."""
    decisions: Decisions
    rows: tuple[ReadRow, ...]
    plan: Plan
    report: ImportReport
    last_seq: int
    """The newest line of the journal when it was planned."""
