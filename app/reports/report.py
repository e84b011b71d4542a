"""A report: its figures by village, when they were taken, and who stands behind each."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.ids import ChildId, VillageId
from app.reports.figures import Tally


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A line of a report's table."""

    village_id: VillageId
    """Empty for the children whose village is not known."""
    name: str
    """Without the kind of village, as the ministry's form has it; empty with the id."""
    values: tuple[int, ...]
    """As `Report.figures`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of one commune as of a day, taken at a moment."""

    kind: str
    on: date
    """The day as of which ages are reckoned."""
    taken_at: datetime
    """The cut-off, to the minute, where the commune is."""
    figures: tuple[str, ...]
    """Names of `app.reports.figures.FIGURES`."""
    rows: tuple[ReportRow, ...]
    total: tuple[int, ...]
    tally: Tally
    """The children themselves."""

    def who(self, figure: str, village_id: VillageId | None = None) -> list[ChildId]:
        """Name the children behind a figure of a village, or of the total."""
        return self.tally.who(figure, village_id)
