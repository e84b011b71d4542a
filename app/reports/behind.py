"""Who stands behind a figure of a table whose lines are villages and whose columns are figures."""

from app.domain.ids import ChildId, VillageId
from app.reports.figures import Tally
from app.reports.report import TOTAL, Who


def who_of(tally: Tally) -> Who:
    """Name the children of a figure in a village, or of the total."""

    def who(_table: str, line: str, column: str) -> list[ChildId]:
        return tally.who(column, None if line == TOTAL else VillageId(line))

    return who
